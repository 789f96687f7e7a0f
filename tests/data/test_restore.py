"""An export brought back: into a new account, or laid over one that is in use."""

import json
import re

import pytest
from django.test import Client

from accounts.models import User
from careers import releases
from careers.actions.bring_back import bring_back
from careers.actions.rate import Wish, rate
from careers.domain.record.reading import parse
from careers.models import Evidence, FitResult, Goal, Rating, RatingEvent, RoadmapChoices, Upload
from tests.data import lives
from tests.data.lives import confirmed, exported, look, moment
from tests.factories import UserFactory
from tests.me.changes import republish
from tests.me.lives import ago, asks, dated, rated

RESTORE = "/me/data/restore/"
BROUGHT = ("ratings", "events", "evidence", "goal", "roadmap_choices", "fit_results", "hints_aside",
           "trial_progress")  # fmt: skip
PAGES = (
    *("/me/", "/me/progress/", "/me/progress/?role=machine-learning-engineer"),
    *("/me/progress/sql/", "/me/roles/data-scientist/", "/me/roadmap/data-scientist/"),
    *("/me/goal/", "/me/data/profile/", "/me/evidence/", "/me/tasks/", "/me/hints/", "/me/fit/"),
    *("/me/skills/", "/me/roadmap/machine-learning-engineer/"),
    *("/me/tasks/data-scientist/read-out/", "/me/roles/machine-learning-engineer/"),
)
OF_THE_ROW = (
    r'(name="csrfmiddlewaretoken" value|name="drop" value|data-member)="[^"]+"|/me/evidence/\d+/'
)
"""The form's token, and what names a row by its number."""


def test_export_erase_sign_up_and_bring_back(client, lived_long):
    """The pages and the document are what they were."""
    confirmed(client, lived_long)
    before, document = _pages(client), exported(client)
    client.post("/me/data/erase/", {"typed": lived_long.email})
    assert not RatingEvent.objects.exists()
    again = UserFactory(
        email="again@example.org",
        name=lived_long.name,
        time_zone=lived_long.time_zone,
        release_seen=99,
    )
    confirmed(client, again)
    assert _pages(client) != before
    answer = _bring(client, document)
    assert answer.redirect_chain == [("/me/data/", 302)]
    assert _pages(client) == before
    after = exported(client)
    assert {key: after[key] for key in BROUGHT} == {key: document[key] for key in BROUGHT}


NEEDED = {"format", "version", "exported_at"}


def test_an_export_of_an_older_version_is_brought_back(published, member, mine_document):
    """Of which some table did not exist yet, or kept less."""
    for name in set(mine_document) - NEEDED:
        older = {key: part for key, part in mine_document.items() if key != name}
        assert parse(json.dumps(older), ago(0)).version == 1
    of_now = ("declined", "trial_role", "trial_task")
    for row in mine_document["evidence"]:
        assert [row.pop(key) for key in of_now]
    mine_document["account"] = {"email": "old@example.org", "nickname": "Gone since"}
    mine_document["share_links"] = [{"of": "another shape"}]
    for name in ("hints_aside", "trial_progress", "browsers", "second_steps", "reviewed_skills"):
        del mine_document[name]
    found = _bring_back(member, mine_document)
    assert (len(found.events), len(found.evidence), found.goal.role) == (3, 1, "data-scientist")


def test_a_second_time_changes_nothing(client, lived_long):
    confirmed(client, lived_long)
    document = exported(client)
    answer = look(client, document)
    assert "Nothing to add" in answer.content.decode()
    rows = _rows(lived_long)
    _bring_back(lived_long, document)
    assert _rows(lived_long) == rows


def test_the_button_pressed_twice_adds_once(client, published, member, mine_document):
    confirmed(client, member)
    mark = mark_of(look(client, mine_document))
    for _ in range(2):
        assert client.post(RESTORE, {"upload": mark}).status_code == 302
    assert RatingEvent.objects.filter(member=member).count() == 3
    assert not Upload.objects.get(author=member).text


def test_newer_ratings_stay_and_histories_are_laid_together(published, member, mine_document):
    """In the file SQL went from 1 to 3 in January 2024; here it became 4 last month."""
    rate(member_id=member.pk, wishes={"sql": Wish(4)}, published=published, now=ago(30))
    found = _bring_back(member, mine_document)
    assert len(found.events) == 3
    assert Rating.objects.get(member=member, skill__slug="sql").level == 4
    history = RatingEvent.objects.filter(member=member, skill__slug="sql").order_by("at")
    levels = list(history.values_list("old_level", "new_level"))
    assert levels == [(None, 1), (1, 3), (3, 4)]
    again = _bring_back(member, mine_document)
    assert not again.anything


def test_an_older_rating_gives_way(published, member, mine_document):
    rate(member_id=member.pk, wishes={"sql": Wish(0)}, published=published, now=moment(2))
    _bring_back(member, mine_document)
    assert Rating.objects.get(member=member, skill__slug="sql").level == 3


def test_a_goal_that_is_there_stays(published, member, mine_document):
    role = Goal._meta.get_field("role").related_model.objects.get(slug="machine-learning-engineer")
    Goal.objects.create(member=member, role=role, set_at=moment(1))
    found = _bring_back(member, mine_document)
    assert found.kept_goal == role.name
    assert Goal.objects.get(member=member).role == role


def test_what_is_rated_next_is_newer_than_all_that_came_back(published, member, mine_document):
    _bring_back(member, mine_document)
    rate(member_id=member.pk, wishes={"sql": Wish(2)}, published=published, now=moment(1))
    newest = RatingEvent.objects.filter(member=member).order_by("-at").first()
    assert (newest.old_level, newest.new_level) == (3, 2)


def test_what_a_reviewer_said_stays_out(published, member, mine_document):
    mine_document["evidence"][0]["kind"] = "review"
    found = _bring_back(member, mine_document)
    assert found.others_word == 1
    assert not Evidence.objects.filter(member=member).exists()


def test_unknown_skills_and_roles_are_named_and_left_out(published, member, mine_document):
    unknown = {"skill": "alchemy", "skill_name": "Alchemy"}
    mine_document["events"][0] |= unknown
    mine_document["goal"] |= {"role": "wizard", "role_name": "Wizard"}
    found = _bring_back(member, mine_document)
    assert found.unknown == ("Alchemy", "Wizard")
    assert len(found.events) == 2


def test_somebody_elses_file_is_not_decided_on(client, published, member, mine_document):
    confirmed(client, member)
    mark = mark_of(look(client, mine_document))
    stranger = confirmed(Client(), UserFactory())
    assert stranger.post(RESTORE, {"upload": mark}).status_code == 409
    assert not RatingEvent.objects.filter(member=member).exists()


@pytest.fixture
def lived_long(published):
    """Like the mark, and rated under two releases."""
    member = lives.marked()
    Evidence.objects.filter(member=member).update(link="", note="")
    dated(1, 400)
    rated(member, 300, docker=1)
    rated(member, 100, sql=4, tensorflow=2)
    rated(member, 90, tensorflow=None)
    republish(roles=asks("docker", weight=5))
    dated(2, 50)
    User.objects.filter(pk=member.pk).update(is_staff=False, release_seen=99)
    member.refresh_from_db()
    return member


def mark_of(answer):
    assert answer.status_code == 200, answer.content.decode()
    return re.search(r'name="upload" value="(\w{64})"', answer.content.decode())[1]


def _bring(client, document):
    return client.post(RESTORE, {"upload": mark_of(look(client, document))}, follow=True)


def _bring_back(member, document):
    record = parse(json.dumps(document), ago(0))
    return bring_back(member_id=member.pk, record=record, published=releases.current())


def _pages(client):
    """The main part of each page, without what differs between two askings or two rows."""
    found = {}
    for path in PAGES:
        answer = client.get(path)
        assert answer.status_code == 200, path
        main = answer.content.decode().partition("<main")[2].partition("</main")[0]
        found[path] = re.sub(OF_THE_ROW, "", main)
    return found


def _rows(member):
    tables = (Rating, RatingEvent, Evidence, Goal, RoadmapChoices, FitResult)
    return [list(table.objects.filter(member=member).order_by("pk").values()) for table in tables]
