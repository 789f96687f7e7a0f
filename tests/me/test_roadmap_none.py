"""/me/roadmap/<slug>/ where there is little or nothing to plan."""

from datetime import timedelta

from django.utils import timezone

from careers.domain import dates
from careers.models import Goal
from tests.catalogues import WORKED_EXAMPLE
from tests.me.changes import in_a_circle, republish, retire

WAY = "/me/roadmap/data-scientist/"


def test_ready_already_offers_what_is_left(published, hold, aim, read):
    hold(sql=3, pytorch=3, docker=1)
    aim("data-scientist")
    Goal.objects.update(hours_per_week=10)
    page = read(WAY)
    assert "You are ready to be a Data Scientist." in page
    assert (
        f"One step, 20 hours, is left to 100 %: by {dates.day(timezone.localdate() + timedelta(14))}"
        in page
    )
    assert "Ready soonest" not in page
    assert "The rest" in page


def test_everything_met_leaves_nothing(published, hold, read):
    hold(sql=3, pytorch=3, docker=2)
    page = read(WAY)
    assert "You meet everything Data Scientist asks. There is nothing left to plan." in page
    assert "Take it along" not in page


def test_nothing_rated_says_what_to_rate_first(published, aim, member_client, read):
    aim("data-scientist")
    page = read(WAY)
    assert "Rate skills first: then your way to Data Scientist begins where you are." in page
    assert "SQL at Practitioner" in page
    assert "Ready soonest" not in page
    html = member_client.get(WAY).content.decode()
    assert 'href="/me/skills/?role=data-scientist"' in html
    assert member_client.get("/me/skills/?role=data-scientist").status_code == 200


def test_a_role_without_requirements(hold, read):
    republish(roles=lambda roles: [{**roles[0], "requirements": []}, roles[1]])
    hold(docker=1)
    assert "Data Scientist asks for nothing yet, so there is nothing to plan." in read(WAY)


def test_a_retired_role_keeps_its_last_receipt(published, hold, aim, read):
    hold(**WORKED_EXAMPLE)
    aim("data-scientist")
    retire("data-scientist")
    page = read(WAY)
    assert "Data Scientist was retired in release 2." in page
    assert "Choose another goal" in page


def test_a_circle_of_prerequisites_is_told(hold, read):
    """Publishing refuses one; a page that is given one says so."""
    republish(skills=in_a_circle)
    hold(sql=3)
    page = read(WAY)
    assert "There is no order to learn these in." in page
    assert "Docker and Kubernetes lean on each other" in page or (
        "Kubernetes and Docker lean on each other" in page
    )


def test_without_a_goal_the_tab_leads_to_where_one_is_chosen(published, aim, member_client):
    assert member_client.get("/me/roadmap/").headers["Location"] == "/me/goal/"
    aim("data-scientist")
    assert member_client.get("/me/roadmap/").headers["Location"] == WAY
