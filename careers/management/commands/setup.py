"""Bring the database and the static files up to the code: safe to run again and again."""

import hashlib
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from careers import releases
from careers.models import Release, Role, Skill
from config.build import build_id


class Command(BaseCommand):
    help = (
        "Migrate, remove ended sessions, publish the default catalogue if there is none, collect "
        "static files."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        call_command("clearsessions")
        self._publish_default()
        call_command("ensure_admin", stdout=self.stdout)
        self._collect_static()

    def _publish_default(self) -> None:
        """Only into an empty catalogue: what an editor began is theirs."""
        if Release.objects.exists() or Role.objects.exists() or Skill.objects.exists():
            return
        note = "The default catalogue"
        path = str(settings.DEFAULT_CATALOGUE)
        call_command("import_catalogue", path, publish=True, note=note, verbosity=0)
        catalogue = releases.current_catalogue()
        self.stdout.write(
            f"Default catalogue published as release {catalogue.number}: "
            f"{len(catalogue.roles)} roles, {len(catalogue.skills)} skills."
        )

    def _collect_static(self) -> None:
        """Hashing and compressing takes seconds, so only for a build not collected yet."""
        packages = (settings.BASE_DIR / "requirements.txt").read_bytes()
        # Not settings.BUILD: the files are the same at another address of the site.
        wanted = f"{build_id(settings.BASE_DIR)} {hashlib.sha256(packages).hexdigest()}"
        stamp = settings.DATA_DIR / "static.build"
        if stamp.exists() and stamp.read_text() == wanted:
            return
        self.stdout.write("Collecting static files ...")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(wanted)
