"""The end of an account: everything of it goes, at once, and nothing of anybody else."""

import json
import logging

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.db import connection
from django.test import Client

from accounts.erasing import erase
from accounts.models import NOBODY, User
from careers.models import EffectPreview, Rating, Release, Skill
from tests.data import lives
from tests.data.lives import EMAIL, MEMBER_ID, confirmed
from tests.factories import UserFactory

ERASE = "/me/data/erase/"
MARKS = ("5c1e", EMAIL, str(MEMBER_ID), "marked")


def test_everything_goes_and_a_public_page_says_so(mine, marked):
    answer = mine.post(ERASE, {"typed": EMAIL.upper()}, follow=True)
    assert answer.redirect_chain == [("/accounts/erased/", 302)]
    assert b"Your account is erased" in answer.content
    assert not User.objects.filter(pk=MEMBER_ID).exists()
    assert mine.get("/me/").status_code == 302


def test_nothing_of_the_member_is_left_in_any_table_or_log(mine, marked, caplog):
    """Every column of every table, sessions opened; and what was logged meanwhile."""
    caplog.set_level(logging.DEBUG)
    lives.elsewhere(marked)
    seed = LogEntry.objects.first().content_type
    lives.deed(UserFactory(), seed, "7", f"Note of {EMAIL}", f"To {EMAIL}", lives.moment(85))
    before = _places()
    assert len(before) > 15, before
    mine.post(ERASE, {"typed": EMAIL})
    assert _places() == set()
    assert not [line for line in caplog.messages if any(mark in line for mark in MARKS)]


def test_the_search_does_find_what_is_there(marked):
    """The control: a mark in each of these tables."""
    tables = {place.partition(".")[0] for place in _places()}
    assert tables >= {
        *("accounts_user", "account_emailaddress", "account_emailconfirmation"),
        *("careers_rating", "careers_ratingevent", "careers_evidence", "careers_goal"),
        *("careers_roadmapchoices", "careers_fitresult", "careers_upload", "careers_release"),
        *("django_admin_log", "careers_effectpreview", "accounts_user_groups"),
    }


def test_the_releases_and_the_log_of_an_editor_stay_without_them(mine, marked):
    mine.post(ERASE, {"typed": EMAIL})
    assert Release.objects.get(number=1).author is None
    assert EffectPreview.objects.get().editor is None
    done = LogEntry.objects.get(content_type=ContentType.objects.get_for_model(Skill))
    assert done.object_repr == "deed-77bb"
    assert done.user.email == NOBODY
    assert not done.user.is_active
    assert not done.user.has_usable_password()


def test_nobody_signs_in_as_nobody_and_the_list_of_people_leaves_it_out(mine, marked, client):
    mine.post(ERASE, {"typed": EMAIL})
    administrator = UserFactory(is_staff=True, is_superuser=True)
    client.force_login(administrator)
    assert NOBODY not in client.get("/admin/accounts/user/").content.decode()
    nobody = User.objects.get(email=NOBODY)
    assert client.get(f"/admin/accounts/user/{nobody.pk}/change/").status_code == 302
    assert client.get("/admin/changes/").status_code in {200, 404}


@pytest.mark.parametrize("typed", ["", "yes", "stranger@example.org", "\x00", "a" * 10_000])
def test_a_slip_of_the_hand_erases_nobody(mine, marked, typed):
    answer = mine.post(ERASE, {"typed": typed})
    assert answer.status_code == 400
    assert User.objects.filter(pk=MEMBER_ID).exists()


def test_it_asks_for_the_password_once_more(published, member_client, member):
    for answer in (member_client.get(ERASE), member_client.post(ERASE, {"typed": member.email})):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/accounts/reauthenticate/")
    assert User.objects.filter(pk=member.pk).exists()


def test_nobody_erases_somebody_else(mine, marked, member):
    """Whatever a form says: who is erased is who is signed in."""
    forged = dict.fromkeys(("member", "member_id", "user", "id", "pk", "email"), member.pk)
    mine.post(f"{ERASE}?member={member.pk}", {**forged, "typed": EMAIL})
    assert User.objects.filter(pk=member.pk).exists()
    assert not User.objects.filter(pk=MEMBER_ID).exists()


def test_others_keep_everything(mine, marked, member):
    lives.rate(
        member_id=member.pk,
        wishes={"sql": lives.Wish(2)},
        published=lives.releases.current(),
        now=lives.moment(5),
    )
    Client().force_login(member)
    others = SessionStore(session_key=None)
    mine.post(ERASE, {"typed": EMAIL})
    assert Rating.objects.get().member == member
    del others


def test_every_session_ends(mine, marked):
    elsewhere = lives.elsewhere(marked)
    key = elsewhere.session.session_key
    mine.post(ERASE, {"typed": EMAIL})
    answer = elsewhere.get("/me/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")
    assert not SessionStore().exists(key)


def test_twice_leads_to_the_page_to_sign_in(mine, marked):
    mine.post(ERASE, {"typed": EMAIL})
    answer = mine.post(ERASE, {"typed": EMAIL})
    assert answer.headers["Location"].startswith("/accounts/login/")
    assert erase(member_id=MEMBER_ID) is False


def test_the_last_administrator_stays(published, client):
    only = UserFactory(is_staff=True, is_superuser=True)
    UserFactory(is_staff=True, is_superuser=True, is_active=False)
    confirmed(client, only)
    answer = client.post(ERASE, {"typed": only.email})
    assert answer.status_code == 400
    assert "You are the only administrator" in answer.content.decode()
    UserFactory(is_staff=True, is_superuser=True)
    assert client.post(ERASE, {"typed": only.email}).status_code == 302
    assert not User.objects.filter(pk=only.pk).exists()


def test_the_address_is_told_where_mail_is_set_up(
    mine, marked, settings, django_capture_on_commit_callbacks
):
    settings.MAIL_CONFIGURED = True
    with django_capture_on_commit_callbacks(execute=True):
        mine.post(ERASE, {"typed": EMAIL})
    assert [message.to for message in mail.outbox] == [[EMAIL]]
    assert "Your Crosswalk account is erased" in mail.outbox[0].subject


def _places():
    """Table and column of every value that holds a mark. What a sequence counted is no row of
    anybody's."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("django_migrations"):
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                values = dict(zip(columns, row, strict=True))
                if table == "django_session":
                    values["session_data"] = SessionStore().decode(values["session_data"])
                found |= {
                    f"{table}.{name}"
                    for name, value in values.items()
                    if any(mark in _text(value) for mark in MARKS)
                }
    return found


def _text(value):
    return json.dumps(value, default=str, ensure_ascii=False)
