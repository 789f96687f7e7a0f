"""How many questions a page of the data asks; more rows ask no more."""

import pytest

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
    # session, person, release, four counts
    with django_assert_num_queries(7):
        client.get("/me/data/")


def test_the_export_asks_each_table_once(client, much, django_assert_max_num_queries):
    confirmed(client, much)
    exported(client)
    # session, person, release, and one for each table of the inventory
    with django_assert_max_num_queries(3 + 24):
        exported(client)
