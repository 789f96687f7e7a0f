import os

from django.db import connection


def test_the_suite_runs_on_the_database_that_it_was_given(db):
    given = os.environ.get("CROSSWALK_TEST_DATABASE_URL", "sqlite:")
    assert given.split(":")[0] == connection.vendor
