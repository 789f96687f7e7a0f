import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from careers.management.commands.demo import EMAIL
from careers.models import Evidence, Goal, RatingEvent


def demo():
    told = StringIO()
    call_command("demo", stdout=told)
    return re.search(r"password  (\S+)", told.getvalue())[1]


def test_the_demo_member_signs_in_and_has_lived_for_a_year(default_catalogue, client):
    password = demo()

    assert client.login(email=EMAIL, password=password)
    assert Goal.objects.filter(member__email=EMAIL).exists()
    events = RatingEvent.objects.filter(member__email=EMAIL)
    assert events.count() > 50
    year = timezone.now() - timedelta(days=330)
    assert events.earliest("at").at < year
    assert events.latest("at").at < timezone.now()
    assert events.dates("at", "month").count() > 9


def test_the_history_is_one_that_clicks_could_have_made(default_catalogue):
    """Each event begins where the one before it of the same skill ended."""
    demo()

    held = {}
    for event in RatingEvent.objects.order_by("at", "id"):
        assert event.old_level == held.get(event.skill_id)
        assert event.new_level != event.old_level
        held[event.skill_id] = event.new_level


def test_the_demo_member_has_evidence_and_a_certificate_that_ended(default_catalogue):
    demo()

    own = Evidence.objects.filter(member__email=EMAIL)
    assert own.count() >= 4
    assert own.filter(kind="certificate", expires_on__lt=timezone.localdate()).exists()
    assert own.filter(expires_on__gt=timezone.localdate()).exists()


def test_running_it_again_adds_nothing_and_opens_the_account_anew(default_catalogue, client):
    first = demo()
    events = RatingEvent.objects.count()

    second = demo()

    assert (User.objects.count(), RatingEvent.objects.count()) == (1, events)
    assert not client.login(email=EMAIL, password=first)
    assert client.login(email=EMAIL, password=second)


def test_a_public_site_refuses_it(default_catalogue, settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="public site"):
        demo()
    assert not User.objects.exists()


def test_without_a_release_it_says_what_to_do(db):
    with pytest.raises(CommandError, match="setup"):
        demo()
