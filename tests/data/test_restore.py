"""An export brought back: into a new account, or laid over one that is in use."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from careers import releases
from careers.actions.bring_back import bring_back
from careers.actions.rate import Wish, rate
from careers.domain.record.reading import parse
from careers.models import Evidence, FitResult, Goal, Rating, RatingEvent, RoadmapChoices, Upload
from tests.data import lives
from tests.data.lives import EMAIL, confirmed, exported, moment
from tests.factories import UserFactory
from tests.me.lives import ago

RESTORE = "/me/data/restore/"
BROUGHT = ("ratings", "events", "evidence", "goal", "roadmap_choices", "fit_results")
PAGES = (
    *("/me/", "/me/progress/", "/me/progress/?role=machine-learning-engineer"),
    *("/me/progress/sql/", "/me/roles/data-scientist/", "/me/roadmap/data-scientist/"),
    *("/me/goal/", "/me/data/profile/"),
)


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


def test_a_second_time_changes_nothing(client, lived_long):
    confirmed(client, lived_long)
    document = exported(client)
    answer = _look(client, document)
    assert "Nothing to add" in answer.content.decode()
    rows = _rows(lived_long)
    _bring_back(lived_long, document)
    assert _rows(lived_long) == rows


def test_the_button_pressed_twice_adds_once(client, published, member, mine_document):
    confirmed(client, member)
    mark = _mark(_look(client, mine_document))
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
    mark = _mark(_look(client, mine_document))
    stranger = confirmed(Client(), UserFactory())
    assert stranger.post(RESTORE, {"upload": mark}).status_code == 409
    assert not RatingEvent.objects.filter(member=member).exists()


@pytest.mark.parametrize("upload", ["", "0", "\x00", "f" * 10_000])
def test_a_file_that_is_not_kept_any_more(confirmed_client, published, upload):
    assert confirmed_client.post(RESTORE, {"upload": upload}).status_code == 409


FAULTS = {
    "events[1].new: must be at most 4": lambda d: d["events"][1].update(new=5),
    "events[0].at: lies in the future": lambda d: d["events"][0].update(at="2999-01-01T00:00Z"),
    "events[0].at: must not be before 2000": lambda d: d["events"][0].update(
        at="1999-01-01T00:00Z"
    ),
    "ratings[0].skill: is missing": lambda d: d["ratings"][0].pop("skill"),
    "evidence[0].link: must begin with": lambda d: d["evidence"][0].update(link="javascript:1"),
    "evidence[0].title: holds a character": lambda d: d["evidence"][0].update(title="a\x00b"),
    "evidence[0].note: holds a character": lambda d: d["evidence"][0].update(note="\ud800"),
    "evidence[0].expires_on: must not be before": lambda d: d["evidence"][0].update(
        expires_on="2020-01-01"
    ),
    "goal.hours_per_week: must be at most 60": lambda d: d["goal"].update(hours_per_week=61),
    "goal.target_on: must be after": lambda d: d["goal"].update(target_on="2024-01-01"),
    "fit_results[0].answers": lambda d: d["fit_results"][0].update(answers={"a": 3}),
    "version: must be 1": lambda d: d.update(version=2),
    "format: must be": lambda d: d.update(format="other"),
    "extra: is none of the names": lambda d: d.update(extra=1),
    "events: must be a list": lambda d: d.update(events={}),
    "events[0].at: must name its time zone": lambda d: d["events"][0].update(at="2024-01-01T00:00"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_path_and_nothing_changes(
    confirmed_client, member, mine_document, fault
):
    FAULTS[fault](mine_document)
    answer = _look(confirmed_client, mine_document)
    assert answer.status_code == 400
    assert fault in re.sub(r"<[^>]+>", "", answer.content.decode()), answer.content.decode()
    assert not RatingEvent.objects.filter(member=member).exists()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{",
        b"[" * 100_000,
        b'{"format": "crosswalk-record", "version": ' + b"9" * 5_000 + b"}",
        b'{"format": "crosswalk-record", "format": "crosswalk-record"}',
        b'{"format": "crosswalk-record", "version": NaN}',
        b'{"format": ["crosswalk-record"], "version": true}',
        b" " * 8_000_001,
    ],
)
def test_what_is_no_export_is_refused_with_a_sentence(confirmed_client, published, data):
    answer = confirmed_client.post(RESTORE, {"file": SimpleUploadedFile("x.json", data)})
    assert answer.status_code in {400, 413}
    assert not Upload.objects.exists()


@pytest.fixture
def lived_long(lived_with_releases):
    return lived_with_releases


@pytest.fixture
def lived_with_releases(published):
    """Like the mark, and rated under two releases."""
    from tests.me.changes import republish
    from tests.me.lives import asks, dated, rated

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


@pytest.fixture
def mine_document(marked):
    """The export of `marked`, who is another member."""
    return exported(confirmed(Client(), marked))


def _look(client, document):
    file = SimpleUploadedFile("my export.json", json.dumps(document).encode())
    return client.post(RESTORE, {"file": file})


def _mark(answer):
    assert answer.status_code == 200, answer.content.decode()
    return re.search(r'name="upload" value="(\w{64})"', answer.content.decode())[1]


def _bring(client, document):
    return client.post(RESTORE, {"upload": _mark(_look(client, document))}, follow=True)


def _bring_back(member, document):
    record = parse(json.dumps(document), ago(0))
    return bring_back(member_id=member.pk, record=record, published=releases.current())


def _pages(client):
    """The main part of each page, without what differs between two askings."""
    found = {}
    for path in PAGES:
        answer = client.get(path)
        assert answer.status_code == 200, path
        main = answer.content.decode().partition("<main")[2].partition("</main")[0]
        found[path] = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", main)
    return found


def _rows(member):
    tables = (Rating, RatingEvent, Evidence, Goal, RoadmapChoices, FitResult)
    return [list(table.objects.filter(member=member).order_by("pk").values()) for table in tables]


assert EMAIL
