"""Who signs up from the result of "Which suits me?" finds it kept."""

from urllib.parse import urlencode

import pytest
from allauth.account.models import EmailAddress

from careers.domain.catalogue import from_document
from careers.domain.document import Document
from careers.models import FitResult
from tests import publishing
from tests.accounts.conftest import SIGN_UP, code_in, is_signed_in
from tests.catalogues import small
from tests.factories import PASSWORD

SLUG = from_document(small()).fit_statements[0].slug


def sign_up(client, address):
    return client.post("/accounts/signup/", SIGN_UP, query_params={"next": address})


def test_the_result_is_kept(client, published):
    address = f"/fit/?{urlencode({SLUG: 2})}"
    assert sign_up(client, address).headers["Location"] == address
    result = FitResult.objects.get()
    assert (result.answers, result.release) == ({SLUG: 2}, 1)
    assert result.member.email == SIGN_UP["email"]
    assert "Your result is kept with your account." in client.get(address).content.decode()


def test_the_result_of_many_statements_is_kept(client, db):
    document = small().model_dump(mode="json")
    (row, *_) = document["fit_statements"]
    rows = [{**row, "slug": f"{'long-' * 15}{number}"} for number in range(150)]
    publishing.release(Document.model_validate(document | {"fit_statements": rows}))
    answers = {row["slug"]: -2 for row in rows}
    sign_up(client, f"/fit/?_sent=1&{urlencode(answers)}")
    assert FitResult.objects.get().answers == answers


def test_who_finds_it_kept_is_not_asked_to_keep_it(client, published):
    address = f"/fit/?{urlencode({SLUG: 2})}"
    sign_up(client, address)
    assert "Keep this result" not in client.get(address).content.decode()


@pytest.mark.usefixtures("with_mail")
def test_with_mail_it_is_kept_once_the_code_is_confirmed(client, published, mailoutbox):
    address = f"/fit/?{urlencode({SLUG: 2})}"
    confirm = sign_up(client, address).url
    client.post(confirm, {"code": "AAAA-AAAA"})
    assert not FitResult.objects.exists()
    assert client.post(confirm, {"code": code_in(mailoutbox[0])}).url == address
    assert FitResult.objects.get().member.email == SIGN_UP["email"]
    assert "Your result is kept with your account." in client.get(address).content.decode()


@pytest.mark.usefixtures("with_mail")
def test_signing_in_keeps_nothing(client, published, member):
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    form = {"login": member.email, "password": PASSWORD}
    client.post("/accounts/login/", form, query_params={"next": f"/fit/?{SLUG}=2"})
    assert is_signed_in(client)
    assert not FitResult.objects.exists()


@pytest.mark.parametrize(
    "address",
    ["/fit/", "/fit/?nothing=2", f"/fit/?{SLUG}=9", f"/roles/?{SLUG}=2", "/fit/?\0", "",
     f"https://evil.example/fit/?{SLUG}=2", f"/fit/?{SLUG}=2" + "&" * 10_000],
)  # fmt: skip
def test_what_shows_no_result_keeps_none(client, published, address):
    assert sign_up(client, address).status_code == 302
    assert not FitResult.objects.exists()


def test_who_is_refused_keeps_none(client, published):
    form = SIGN_UP | {"password1": "x", "password2": "x"}
    client.post("/accounts/signup/", form, query_params={"next": f"/fit/?{SLUG}=2"})
    assert not FitResult.objects.exists()


def test_who_is_in_already_keeps_none(member_client, published):
    sign_up(member_client, f"/fit/?{SLUG}=2")
    assert not FitResult.objects.exists()
