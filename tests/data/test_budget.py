"""How many questions a page of the data asks; more rows ask no more."""

import pytest

from careers.record.inventory import KEPT
from tests.data.lives import confirmed, exported
from tests.me.lives import rated


@pytest.fixture
def much(published, member):
    for days in range(40, 0, -1):
        rated(member, days, sql=days % 4, docker=(days + 1) % 4)
    return member


def test_the_overview(client, much, django_assert_num_queries):
    confirmed(client, much)
    client.get("/me/data/")
    # session, person, how they could prove who they are (3), release, four counts
    with django_assert_num_queries(10):
        client.get("/me/data/")


def test_the_export_asks_each_table_once(client, much, django_assert_max_num_queries):
    confirmed(client, much)
    exported(client)
    # session, person, how they could prove who they are (3), the journal's line in a savepoint (6,
    # with what is too old or too much), release, and one for each table of the inventory
    with django_assert_max_num_queries(12 + len(KEPT)):
        exported(client)
