"""/me/sharing/new/: what is refused at its field, and what a link is made from."""

import pytest
from django.utils import timezone

from careers import sharing
from careers.models import ShareLink
from tests.me.changes import words
from tests.sharing.linking import FORM, NEW


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"parts": []}, "Choose at least one part."),
        ({"parts": ["email"]}, "The current release has no such part."),
        ({"parts": ["readiness/nobody"]}, "The current release has no such part."),
        ({"until": "3650"}, "Choose one of these."),
        ({"until": ""}, "Choose until when."),
        ({"until": "day", "day": ""}, "Choose the last day."),
        ({"until": "day", "day": "soon"}, "Write the day as year-month-day"),
        ({"until": "day", "day": "2020-01-01"}, "1 January 2020 has passed."),
        ({"until": "day", "day": "9999-12-31"}, "A link is open for a year at most."),
        ({"label": "x" * 61}, "Use 60 characters at most."),
        ({"label": "a\0b"}, "Null characters are not allowed."),
        ({"label": "\u202eoB"}, "This holds a character that cannot be shown."),
    ],
)
@pytest.mark.parametrize("deed", ["create", "preview"])
def test_what_makes_no_sense_is_refused_at_its_field(known, member_client, changes, sentence, deed):
    answer = member_client.post(NEW, FORM | changes | {"do": deed})
    assert answer.status_code == 400
    assert sentence in words(answer)
    assert not ShareLink.objects.exists()


def test_a_last_day_is_open_to_its_end_where_the_member_lives(make, known):
    type(known).objects.update(time_zone="Pacific/Auckland")
    make(until="day", day="2027-01-15")
    assert ShareLink.objects.get().ends_at.isoformat() == "2027-01-15T11:00:00+00:00"


def test_a_link_without_a_name_gets_one(make):
    make(label="  ")
    assert ShareLink.objects.get().label.startswith("Link of ")


def test_there_is_a_limit_of_open_links(known, share, member_client):
    links = [share()[0] for _ in range(20)]
    answer = member_client.post(NEW, FORM)
    assert answer.status_code == 409
    assert "You have 20 open links. End one of them first." in words(answer)
    sharing.revoke(known.pk, links[0].pk, timezone.now())
    assert member_client.post(NEW, FORM).status_code == 200
    assert ShareLink.objects.filter(revoked_at=None).count() == 20


def test_staff_are_asked_for_their_password_first(known, client):
    """P14: nothing is made before."""
    known.is_staff = True
    known.save()
    client.force_login(known)
    assert client.post(NEW, FORM | {"do": "preview"}).status_code == 200
    asked = client.post(NEW, FORM)
    assert asked.headers["Location"].startswith("/accounts/reauthenticate/")
    assert not ShareLink.objects.exists()
    made = client.post(asked.headers["Location"], {"password": "correct horse battery"})
    assert "Your link is ready" in words(made)
    pk = ShareLink.objects.get().pk
    assert client.post(f"/me/sharing/{pk}/", {"do": "revoke"}).status_code == 302
