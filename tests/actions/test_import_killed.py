"""An import that is cut short, however far it came, leaves the working copy as it was."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from accounts.models import User
from careers import working_copy
from careers.actions.bring_in import bring_in, keep
from careers.actions.import_document import import_document
from careers.domain.reading import parse
from careers.models import Upload
from tests import catalogues
from tests.factories import UserFactory
from tests.stored import rows

# Each point is how many writes get through; the process then ends as by a power cut.
POINTS = (1, 40, 150)
CUT_SHORT = """
import os, signal, sys
import django
django.setup()
from django.db import connection, connections
from careers.actions.import_document import import_document
from careers.domain.reading import parse

document = parse(open(sys.argv[1], encoding="utf-8").read())

def cut_short(after):
    written = 0
    def watch(execute, sql, params, many, context):
        nonlocal written
        written += sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE"))
        if written > after:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)
    with connection.execute_wrapper(watch):
        import_document(document=document)

for point in map(int, sys.argv[2:]):
    connections.close_all()
    child = os.fork()
    if not child:
        cut_short(point)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    print(os.WTERMSIG(status))
"""


@pytest.mark.django_db(transaction=True)
def test_a_killed_import_changes_nothing(tmp_path):
    import_document(document=catalogues.small())
    before = rows()

    done = subprocess.run(
        [sys.executable, "-c", CUT_SHORT, str(settings.DEFAULT_CATALOGUE), *map(str, POINTS)],
        check=False,
        cwd=Path(settings.BASE_DIR),
        env={**os.environ, **_this_database(tmp_path)},
        capture_output=True,
        text=True,
    )

    assert done.stdout.split() == ["9"] * len(POINTS), done.stderr
    assert rows() == before
    import_document(document=parse(settings.DEFAULT_CATALOGUE.read_text(encoding="utf-8")))
    assert rows() != before


def _this_database(folder):
    """What leads another process to the database of this test."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        (folder / "crosswalk.sqlite3").symlink_to(found["NAME"])
        url = ""
    else:
        place = {"host": found["HOST"], "port": found["PORT"], **found["OPTIONS"]}
        query = urlencode({name: value for name, value in place.items() if value})
        url = f"postgresql://{found['USER']}:{found['PASSWORD']}@/{found['NAME']}?{query}"
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "CROSSWALK_DATA_DIR": str(folder),
        "CROSSWALK_DATABASE_URL": url,
    }


class Interrupted(Exception):
    pass


@pytest.mark.parametrize("part", ["requirement", "task", "involvement", "upload", "skill"])
def test_a_fault_at_any_point_changes_nothing(db, part):
    import_document(document=catalogues.small())
    upload = keep(
        author=UserFactory(),
        kind="catalogue",
        name="catalogue.json",
        text=settings.DEFAULT_CATALOGUE.read_text(encoding="utf-8"),
        now=timezone.now(),
    )
    before = rows()

    def fail(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and f'careers_{part}"' in sql:
            raise Interrupted
        return execute(sql, params, many, context)

    with pytest.raises(Interrupted), connection.execute_wrapper(fail):
        bring_in(upload=upload, shown=working_copy.mark(), now=timezone.now())

    assert rows() == before
    assert Upload.objects.get().text
    assert User.objects.exists()
