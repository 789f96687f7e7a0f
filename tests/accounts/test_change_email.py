import threading

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests.accounts.conftest import code_in, errors_of, is_signed_in
from tests.accounts.test_reset import link_for
from tests.factories import PASSWORD, UserFactory

URL = "/accounts/email/"
CONFIRM = "/accounts/confirm-email/"
FORM = {"email": "new@example.org", "password": PASSWORD}


@pytest.fixture
def elsewhere(member):
    other = Client()
    other.force_login(member)
    return other


def addresses(member):
    member.refresh_from_db()
    return member.email, list(
        EmailAddress.objects.filter(user=member).values_list("email", flat=True)
    )


def test_without_mail_the_new_address_counts_at_once(member_client, member, elsewhere, mailoutbox):
    old = member.email
    link = link_for(old)

    assert member_client.post(URL, FORM | {"email": "New@Example.org"}).url == "/accounts/profile/"

    assert addresses(member) == ("new@example.org", ["new@example.org"])
    assert is_signed_in(member_client)
    assert member_client.get("/accounts/profile/").status_code == 200
    assert elsewhere.get("/accounts/profile/").status_code == 302
    assert [mail.to for mail in mailoutbox] == [[old]]
    assert "now belongs to new@example.org" in mailoutbox[0].body
    assert "has ended" in Client().get(link).content.decode()


@pytest.mark.usefixtures("with_mail")
def test_with_mail_a_code_sent_to_the_new_address_decides(
    member_client, member, elsewhere, mailoutbox
):
    old = member.email
    link = link_for(old)
    assert member_client.post(URL, FORM).url == CONFIRM
    assert mailoutbox[0].to == ["new@example.org"]
    assert addresses(member)[0] == old
    assert elsewhere.get("/accounts/profile/").status_code == 200

    assert member_client.post(CONFIRM, {"code": code_in(mailoutbox[0])}).url == "/accounts/profile/"

    assert addresses(member) == ("new@example.org", ["new@example.org"])
    assert member_client.get("/accounts/profile/").status_code == 200
    assert elsewhere.get("/accounts/profile/").status_code == 302
    assert mailoutbox[1].to == [old]
    assert "has ended" in Client().get(link).content.decode()


@pytest.mark.usefixtures("with_mail")
def test_a_code_belongs_to_the_session_that_asked(member_client, elsewhere, member, mailoutbox):
    old = member.email
    member_client.post(URL, FORM)
    elsewhere.post(CONFIRM, {"code": code_in(mailoutbox[0])})
    assert addresses(member)[0] == old


@pytest.mark.usefixtures("with_mail")
def test_the_first_code_dies_when_a_second_is_asked_for(
    member_client, member, mailoutbox, time_machine
):
    old = member.email
    member_client.post(URL, FORM)
    member_client.post(URL, FORM | {"email": "third@example.org"})
    page = member_client.post(CONFIRM, {"code": code_in(mailoutbox[0])})
    assert page.status_code == 400
    assert page.context["verify_form"].errors["code"] == ["This is not the code in the mail."]
    assert addresses(member)[0] == old


@pytest.mark.usefixtures("with_mail")
def test_with_mail_a_taken_address_is_only_told_to_its_reader(member_client, member, mailoutbox):
    old, taken = member.email, UserFactory().email
    assert member_client.post(URL, FORM | {"email": taken}).url == CONFIRM
    page = member_client.post(CONFIRM, {"code": code_in(mailoutbox[0])})
    assert page.status_code == 400
    assert addresses(member)[0] == old


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": ""}, "email"),
        ({"email": "no address"}, "email"),
        ({"email": "mıke@example.org"}, "email"),
        ({"email": "taken@example.org"}, "email"),
        ({"email": "mine@example.org"}, "email"),
        ({"password": "wrong"}, "password"),
        ({"password": ""}, "password"),
        ({"password": "x" * 4097}, "password"),
    ],
)
def test_bad_input_is_named_at_its_field(client, db, change, field, mailoutbox):
    UserFactory(email="taken@example.org")
    member = UserFactory(email="mine@example.org")
    client.force_login(member)
    response = client.post(URL, FORM | change)
    assert response.status_code == 400
    assert list(errors_of(response)) == [field]
    assert addresses(member)[0] == "mine@example.org"
    assert not mailoutbox


def test_an_empty_form_is_an_invalid_one(member_client):
    response = member_client.post(URL)
    assert response.status_code == 400
    assert set(errors_of(response)) == {"email", "password"}


def test_an_address_taken_since_the_form_looked_is_named_too(
    member_client, member, mailoutbox, monkeypatch
):
    EmailAddress.objects.create(user=member, email=member.email, primary=True)
    old, taken = member.email, UserFactory().email
    monkeypatch.setattr("accounts.addresses.is_taken", lambda *_, **__: False)
    response = member_client.post(URL, FORM | {"email": taken})
    assert response.status_code == 400
    assert errors_of(response) == {"email": ["An account with this e-mail address exists already."]}
    assert f"You sign in with <b>{old}</b>" in response.content.decode()
    assert addresses(member) == (old, [old])
    assert is_signed_in(member_client)
    assert not mailoutbox


def test_actions_of_other_pages_for_addresses_do_not_exist(member_client, member):
    EmailAddress.objects.create(user=member, email=member.email, primary=True)
    for action in ("action_remove", "action_primary", "action_send", "action_add"):
        member_client.post(URL, {"email": member.email, action: ""})
    assert addresses(member) == (member.email, [member.email])


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("with_mail")
def test_of_confirmations_at_the_same_moment_one_acts(member, mailoutbox):
    old = member.email
    client = Client()
    client.force_login(member)
    client.post(URL, FORM)
    code = code_in(mailoutbox[0])
    cookie = client.cookies["sessionid"].value
    answers = []

    def confirm():
        from django.db import connection

        twin = Client()
        twin.cookies["sessionid"] = cookie
        answers.append(twin.post(CONFIRM, {"code": code}).status_code)
        connection.close()

    threads = [threading.Thread(target=confirm) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(answers) == {302}
    assert addresses(member) == ("new@example.org", ["new@example.org"])
    assert [mail.to for mail in mailoutbox[1:]] == [[old]]
