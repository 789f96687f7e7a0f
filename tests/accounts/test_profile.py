import pytest
from django.test import Client

from accounts import time_zones
from tests.accounts.conftest import errors_of

URL = "/accounts/profile/"
FORM = {"name": "Ada", "time_zone": "Asia/Tokyo", "theme": "dark"}


def test_a_member_says_how_they_are_called_where_they_are_and_what_they_see(member_client, member):
    assert member_client.post(URL, FORM).url == URL
    member.refresh_from_db()
    assert (member.name, member.time_zone, member.theme) == ("Ada", "Asia/Tokyo", "dark")
    page = member_client.get(URL).content.decode()
    assert 'data-theme="dark"' in page
    assert "Profile saved." in page


# Session, user, second step, sessions, release.
def test_the_page_asks_the_database_five_times(member_client, django_assert_num_queries):
    with django_assert_num_queries(5):
        member_client.get(URL)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "x" * 61}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"name": "a\r\nb"}, "name"),
        ({"name": "a\tb"}, "name"),
        ({"name": "\x1b[31mred"}, "name"),
        ({"name": "a\u202eb"}, "name"),
        ({"name": "a\u2028b"}, "name"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"time_zone": ""}, "time_zone"),
        ({"theme": "pink"}, "theme"),
        ({"theme": ""}, "theme"),
    ],
)
def test_bad_input_is_named_at_its_field(member_client, member, change, field):
    response = member_client.post(URL, FORM | change)
    assert response.status_code == 400
    assert list(errors_of(response)) == [field]
    assert f">{member.name}</a>" in response.content.decode()
    before = member.theme
    member.refresh_from_db()
    assert (member.theme, member.time_zone) == (before, "UTC")


def test_an_empty_form_is_an_invalid_one(member_client):
    response = member_client.post(URL)
    assert response.status_code == 400
    assert set(errors_of(response)) == {"time_zone", "theme"}


def test_what_is_not_in_the_form_cannot_be_set(member_client, member):
    extra = {
        "is_staff": "on",
        "is_superuser": "on",
        "email": "x@example.org",
        "user": "1",
        "pk": "1",
    }
    member_client.post(URL, FORM | extra)
    before = member.email
    member.refresh_from_db()
    assert not member.is_staff
    assert not member.is_superuser
    assert member.email == before


def test_a_name_is_text(member_client, member):
    member_client.post(URL, FORM | {"name": "<script>alert(1)</script>"})
    assert "<script>alert" not in member_client.get(URL).content.decode()


@pytest.mark.parametrize("name", ["Zoë-José", "李雷", "نیم\u200cفاصله", "👩\u200d🚀", "שָׁלוֹם\u200e"])
def test_a_name_of_any_script_is_taken(member_client, member, name):
    assert member_client.post(URL, FORM | {"name": name}).url == URL
    member.refresh_from_db()
    assert member.name == name


def test_zones_are_grouped_and_begin_with_the_city():
    groups = dict(time_zones.choices()[1:])
    assert ("America/Argentina/Buenos_Aires", "Buenos Aires, Argentina") in groups["America"]
    assert ("Europe/Berlin", "Berlin") in groups["Europe"]
    labels = [label for _, label in groups["Europe"]]
    assert labels == sorted(labels)


def test_a_zone_that_the_list_leaves_out_is_kept(member_client, member):
    member.time_zone = "EST5EDT"
    member.save()
    assert '<option value="EST5EDT" selected>' in member_client.get(URL).content.decode()
    member_client.post(URL, FORM | {"time_zone": "EST5EDT"})
    member.refresh_from_db()
    assert member.time_zone == "EST5EDT"


def test_a_session_that_ended_while_the_form_was_open_leads_back_to_it(client, db):
    response = client.post(URL, FORM, headers={"referer": f"http://testserver{URL}"})
    assert response.url == "/accounts/login/?next=%2Faccounts%2Fprofile%2F&unsaved=1"
    assert "before this was saved" in client.get(response.url).content.decode()


def test_a_foreign_page_is_never_led_back_to(client, db):
    response = client.post(URL, FORM, headers={"referer": "https://evil.example/x"})
    assert response.url == "/accounts/login/?next=%2Fme%2F&unsaved=1"


def test_csrf_is_asked_for(member):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    assert client.post(URL, FORM).status_code == 403
