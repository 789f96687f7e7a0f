"""A forgotten password where no mail can be sent."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.links import reset_link
from accounts.models import User
from config import serving


class Command(BaseCommand):
    help = "Print a link that sets a new password for EMAIL, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL")

    def handle(self, *args: Any, **options: Any) -> None:
        member = User.objects.filter(email__iexact=options["email"].strip()).first()
        if member is None:
            raise CommandError(f"No account has the address {options['email']}.")
        if not member.is_active:
            raise CommandError(f"The account of {member.email} is closed. Open it in the admin.")
        self.stdout.write(reset_link(member))
        self.stderr.write(
            f"It works once, for {settings.PASSWORD_RESET_TIMEOUT // 60} minutes. "
            f"Only {member.email} should get it."
        )
        if settings.SITE_URL == serving.USUAL and not serving.address(settings.SERVING):
            self.stderr.write(
                f"No `make run` is on now, so {settings.SITE_URL} may lead nowhere: start it, "
                "or set CROSSWALK_SITE_URL."
            )
