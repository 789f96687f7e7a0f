"""Who signs up after trying finds it offered, with a code by mail in between as well."""

import pytest

from careers.models import Rating
from careers.tried import RATINGS
from tests.accounts.conftest import SIGN_UP, code_in
from tests.public.test_try import rate, text

MERGE = "/me/merge/"


@pytest.mark.usefixtures("with_mail")
def test_with_mail_it_waits_for_the_code(client, published, mailoutbox):
    rate(client, sql=4)
    confirm = client.post("/accounts/signup/", SIGN_UP, query_params={"next": MERGE}).url
    assert client.get(MERGE).status_code == 302
    client.post(confirm, {"code": "AAAA-AAAA"})
    assert RATINGS in client.session
    assert client.post(confirm, {"code": code_in(mailoutbox[0])}).url == MERGE
    assert "Take it" in text(client.get(MERGE))
    assert not Rating.objects.exists()


def test_whoever_tried_nothing_is_asked_nothing(client, published):
    client.post("/accounts/signup/", SIGN_UP)
    assert "before you signed in" not in text(client.get("/me/"))
