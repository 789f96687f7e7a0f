from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress

from accounts.forms import SignUpForm
from accounts.models import User
from tests.accounts.conftest import SIGN_UP, code_in, errors_of, is_signed_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
URL = "/accounts/signup/"


def test_a_newcomer_without_a_mail_server_is_in_at_once(client):
    response = client.post(URL, SIGN_UP | {"time_zone": "Europe/Lisbon"})

    assert response.status_code == 302
    assert response.url == "/me/"
    member = User.objects.get()
    assert (member.email, member.time_zone) == ("new@example.org", "Europe/Lisbon")
    assert member.check_password(PASSWORD)
    assert is_signed_in(client)


@pytest.mark.parametrize("named", ["", "Mars/Olympus", "../../etc/passwd", "x" * 5000])
def test_a_zone_that_does_not_exist_becomes_the_site_s(client, named, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    client.post(URL, SIGN_UP | {"time_zone": named})
    assert User.objects.get().time_zone == "Europe/Berlin"


def test_a_nul_byte_in_the_zone_is_an_answer_too(client):
    assert client.post(URL, SIGN_UP | {"time_zone": "a\x00b"}).status_code == 400


def test_the_page_asks_the_right_of_a_password_manager(client):
    page = client.get(URL).content.decode()
    assert page.count('autocomplete="new-password"') == 2
    assert 'autocomplete="email"' in page
    assert "onpaste" not in page
    assert "maxlength" not in page.split('name="password1"')[1].split(">")[0]


def test_without_mail_a_taken_address_is_named_and_what_was_typed_stays(client):
    UserFactory(email="new@example.org")
    response = client.post(URL, SIGN_UP | {"email": "NEW@Example.org"})
    assert errors_of(response) == {"email": ["An account with this e-mail address exists already."]}
    assert 'value="NEW@Example.org"' in response.content.decode()
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": ""}, "email"),
        ({"email": "no address"}, "email"),
        ({"email": "a\x00b@example.org"}, "email"),
        ({"email": "a@example.org\r\nBcc: b@example.org"}, "email"),
        ({"email": "a@example.org, b@example.org"}, "email"),
        ({"email": f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.org"}, "email"),
        ({"email": "mıke@example.org"}, "email"),
        ({"email": "miſe@example.org"}, "email"),
        ({"password1": "short"}, "password1"),
        ({"password1": "password1234"}, "password1"),
        ({"password1": "a\x00bcdefghijk"}, "password1"),
        ({"password1": "x" * 4097, "password2": "x" * 4097}, "password1"),
        ({"password2": "something else"}, "password2"),
    ],
)
def test_bad_input_is_named_at_its_field(client, hashed, change, field):
    response = client.post(URL, SIGN_UP | change)
    assert response.status_code == 400
    assert list(errors_of(response)) == [field]
    assert not User.objects.exists()
    assert not hashed


def test_an_empty_form_is_an_invalid_one(client):
    response = client.post(URL)
    assert response.status_code == 400
    assert set(errors_of(response)) == {"email", "password1", "password2"}
    told = [message for messages in errors_of(response).values() for message in messages]
    assert len(set(told)) == 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("mail", [False, True])
def test_of_two_sign_ups_at_once_the_second_finds_the_address_taken(
    client, request, monkeypatch, mail
):
    if mail:
        request.getfixturevalue("with_mail")
    save = SignUpForm.try_save

    def too_late(form, request):
        if not User.objects.exists():
            UserFactory(email=SIGN_UP["email"])
        return save(form, request)

    monkeypatch.setattr(SignUpForm, "try_save", too_late)
    response = client.post(URL, SIGN_UP)

    assert User.objects.count() == 1
    if mail:
        assert response.url == "/accounts/confirm-email/"
    else:
        assert response.status_code == 400
        assert list(errors_of(response)) == ["email"]


def test_a_huge_password_is_refused_before_it_is_read(client):
    response = client.post(URL, SIGN_UP | {"password1": "x" * 1_000_000})
    assert 400 <= response.status_code < 500
    assert not User.objects.exists()


def test_two_addresses_in_one_form_make_one_account(client, mailoutbox):
    client.post(URL, SIGN_UP | {"email": ["first@example.org", "second@example.org"]})
    assert [member.email for member in User.objects.all()] == ["second@example.org"]


def test_json_is_no_form(client):
    response = client.post(URL, SIGN_UP, content_type="application/json")
    assert set(errors_of(response)) == {"email", "password1", "password2"}


def test_a_look_alike_domain_is_stored_as_mail_is_sent(client):
    client.post(URL, SIGN_UP | {"email": "New@bücher.example"})
    assert User.objects.get().email == "new@xn--bcher-kva.example"


@pytest.mark.usefixtures("with_mail")
def test_with_mail_a_code_opens_the_account(client, mailoutbox):
    response = client.post(f"{URL}?next=/roles/", SIGN_UP)
    assert response.url == "/accounts/confirm-email/"
    assert not is_signed_in(client)
    assert "The code for new@example.org:" in mailoutbox[0].body

    response = client.post(response.url, {"code": code_in(mailoutbox[0]).lower()})

    assert response.url == "/roles/"
    assert is_signed_in(client)
    assert EmailAddress.objects.get().verified


@pytest.mark.usefixtures("with_mail")
def test_three_wrong_codes_end_the_attempt(client, mailoutbox):
    client.post(URL, SIGN_UP)
    code = code_in(mailoutbox[0])
    for _ in range(3):
        answer = client.post("/accounts/confirm-email/", {"code": "AAAA-AAAA"})
    assert answer.url == "/accounts/login/"
    client.post("/accounts/confirm-email/", {"code": code})
    assert not is_signed_in(client)


@pytest.mark.usefixtures("with_mail")
def test_a_code_ends_after_ten_minutes(client, mailoutbox, time_machine):
    client.post(URL, SIGN_UP)
    time_machine.move_to(datetime.now(UTC) + timedelta(seconds=601))
    client.post("/accounts/confirm-email/", {"code": code_in(mailoutbox[0])})
    assert not is_signed_in(client)
