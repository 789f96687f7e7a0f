"""An address that names no role is answered cheaply, however long the history."""

import pytest

from tests import catalogues, publishing

pytestmark = pytest.mark.django_db


def test_a_name_that_is_no_role_costs_the_same_however_many_releases(
    published, member_client, django_assert_num_queries
):
    for _ in range(6):
        publishing.release(catalogues.small())
    assert member_client.get("/me/roles/sql/").status_code == 404
    # session, user, release, the last release that held the role, release (for the footer)
    with django_assert_num_queries(5):
        member_client.get("/me/roles/sql/")
