"""The buttons of a roadmap: finish, undo, start, skip, order, pin. All are plain forms."""

import re

import pytest

from careers.models import Rating, RatingEvent, RoadmapChoices
from tests.catalogues import WORKED_EXAMPLE
from tests.me.changes import republish, words

WAY = "/me/roadmap/data-scientist/"
MODEST = {"sql": 2, "pytorch": 2, "docker": 0}
"""PyTorch and SQL to Practitioner are part one, Docker's two levels the rest."""


@pytest.fixture
def press(member_client, published):
    """press("skip/sql:3") -> the words of the page after the redirect."""

    def press(do, status=200):
        answer = member_client.post(WAY, {"do": do}, follow=True)
        assert answer.status_code == status
        return words(answer)

    return press


def made():
    return RoadmapChoices.objects.get().made


def order(page):
    """The steps in their order, as the table names them."""
    table = page.partition("As a table")[2]
    known = ("PyTorch to Practitioner", "SQL to Practitioner", "Docker to Awareness",
             "Docker to Working")  # fmt: skip
    return sorted((name for name in known if name in table), key=table.index)


def test_finishing_is_rating_with_where_from(press, hold):
    hold(**MODEST)
    page = press("finish/sql:3/2")
    assert "Done: SQL to Practitioner. Data Scientist: 60–76 % before, 73–90 % now." in page
    assert "SQL to Practitioner" not in order(page)
    event = RatingEvent.objects.last()
    assert (event.old_level, event.new_level, event.source) == (2, 3, "roadmap")


def test_what_was_finished_can_be_undone(press, hold):
    hold(**MODEST)
    assert "Done: SQL to Practitioner." in press("finish/sql:3/2")
    page = press("undo/sql:3/2")
    assert "Undone: SQL to Practitioner." in page
    assert "Done: SQL to Practitioner." not in page
    assert Rating.objects.get(skill__slug="sql").level == 2
    assert RatingEvent.objects.last().source == "undo"


def test_undoing_a_first_rating_clears_it(press, hold):
    hold(sql=2)
    press("finish/docker:1/")
    assert Rating.objects.get(skill__slug="docker").level == 1
    press("undo/docker:1/")
    assert Rating.objects.get(skill__slug="docker").level is None


def test_finishing_twice_is_finishing_once(press, hold):
    hold(**MODEST)
    press("finish/sql:3/2")
    before = RatingEvent.objects.count()
    press("finish/sql:3/2")
    assert RatingEvent.objects.count() == before


def test_another_window_is_not_overwritten(press, hold):
    hold(**MODEST)
    hold(sql=4)
    page = press("finish/sql:3/2", status=409)
    assert "You changed SQL in another window: it is Expert now. Nothing was saved." in page
    assert Rating.objects.get(skill__slug="sql").level == 4


def test_a_started_step_says_so_until_it_is_not(press, hold):
    hold(**MODEST)
    assert "Started on" in press("start/sql:3")
    assert "Started on" not in press("stop/sql:3")


def test_skipping_says_what_it_costs_and_can_be_taken_up_again(press, hold):
    hold(**MODEST)
    page = press("skip/sql:3")
    assert "No step left leads to Ready for Data Scientist." in page
    assert "One step skipped. Against the plan without them, Ready is out of reach" in page
    assert "it ends 13.3 points lower" in page
    assert "Skipped SQL to Practitioner" in page
    page = press("take/sql:3")
    assert "Changed by hand" not in page
    assert "SQL to Practitioner" in order(page)


def test_a_skip_of_a_level_reached_meanwhile_says_and_costs_nothing(press, hold, read):
    hold(sql=2, pytorch=3, docker=0)
    press("skip/docker:1")
    hold(docker=1)
    page = read(WAY)
    assert "Docker to Working" in order(page)
    assert "skipped" not in page
    assert "Changed by hand" not in page
    assert made()["skipped"] == [["docker", 1]]


def test_everything_may_be_skipped(press, hold):
    hold(sql=3, pytorch=3, docker=1)
    assert "Every step that is left is skipped." in press("skip/docker:2")


def test_the_order_by_hand_and_what_it_costs(press, hold, read):
    hold(**MODEST)
    assert order(read(WAY))[:3] == [
        "PyTorch to Practitioner",
        "SQL to Practitioner",
        "Docker to Awareness",
    ]
    page = press("move/docker:1/3/2")
    assert order(page)[:2] == ["PyTorch to Practitioner", "Docker to Awareness"]
    assert page.count("Order by hand") == 1
    assert "One step moved to another place." in page
    assert "Ready takes ten hours more" in page
    assert re.search(r"Ready comes by \d+ \w+ 20\d\d instead of \d+ \w+ 20\d\d\.", page)
    page = press("move/docker:1/2/3")
    assert order(page)[:2] == ["PyTorch to Practitioner", "SQL to Practitioner"]
    assert "Changed by hand" not in page
    assert made()["order"] == []


def test_another_option_is_planned_with_and_given_back(press, hold):
    hold(**WORKED_EXAMPLE)
    page = press("pin/frameworks:tensorflow")
    assert "TensorFlow is planned for PyTorch or TensorFlow." in page
    assert "TensorFlow to Practitioner" in page.partition("As a table")[2]
    assert "PyTorch to Practitioner" not in page.partition("As a table")[2]
    assert "One option chosen. Against the plan without them, Ready takes 30 hours more" in page
    page = press("unpin/frameworks")
    assert "PyTorch to Practitioner" in page.partition("As a table")[2]


def test_all_changes_are_given_back_at_once(press, hold):
    hold(**MODEST)
    press("start/sql:3")
    press("skip/docker:1")
    press("move/sql:3/2/1")
    page = press("reset/")
    assert "The plan is as it was made for you." in page
    assert "Changed by hand" not in page
    assert "Started on" in page


def test_what_a_release_does_not_have_is_told_and_kept(press, hold, read):
    hold(**WORKED_EXAMPLE)
    press("pin/frameworks:tensorflow")

    def one_option(roles):
        rows = [
            {**row, "any_of": ["pytorch"]} if row["slug"] == "frameworks" else row
            for row in roles[0]["requirements"]
        ]
        return [{**roles[0], "requirements": rows}, roles[1]]

    republish(roles=one_option)
    page = read(WAY)
    assert "You chose TensorFlow for PyTorch: in release 2 it is no option there any more." in page
    assert "PyTorch to Practitioner" in page
    press("skip/docker:1")
    assert made()["pins"] == [["frameworks", "tensorflow"]]
    republish()
    assert "TensorFlow, your choice" in read(WAY)


def test_what_is_out_of_date_can_be_forgotten(press, hold, member, read):
    hold(**WORKED_EXAMPLE)
    gone = {
        "pins": [],
        "skipped": [["cobol", 2]],
        "order": [],
        "started": [["perl", 1, "2026-01-02"]],
    }
    RoadmapChoices.objects.create(member=member, role="data-scientist", made=gone)
    page = read(WAY)
    assert "You had skipped cobol to Working: release 1 has no such skill." in page
    assert "You had started on 2 January 2026 perl to Awareness" in page
    assert "set aside" not in press("forget/")
    assert made()["skipped"] == []


def test_a_merged_skill_keeps_its_choices(press, hold, read):
    hold(**MODEST)
    press("skip/docker:1")

    def merged(_):
        return {"docker": "git"}

    def without_docker(rows):
        return [{**row, "requires": []} for row in rows if row["slug"] != "docker"]

    def git_for_docker(roles):
        return [
            {**role, "responsibilities": [], "requirements": [
                {**row, "any_of": ["git" if slug == "docker" else slug for slug in row["any_of"]]}
                for row in role["requirements"] if row["slug"] != "git"
            ]}
            for role in roles
        ]  # fmt: skip

    republish(skills=without_docker, roles=git_for_docker, merged=merged)
    assert "Skipped Git to Awareness" in read(WAY)


@pytest.mark.parametrize(
    "do",
    ["", "dance/sql:3", "finish/", "finish/sql:3/9", "finish/sql:9/2", "finish/nothing:3/2",
     "skip/sql", "skip/:3", "skip/sql:0", "skip/sql:03", "pin/frameworks:sql", "pin/x:y", "pin/",
     "move/\0:1/2/1", "start/" + "x" * 5000 + ":1", "undo/sql:3/x", "move/sql:4/2/1",
     "move/sql:3", "move/sql:3/2", "move/sql:3/2/x", "move/sql:3/2/-1", "move/sql:3/2/²",
     "earlier/sql:3"],
)  # fmt: skip
def test_what_no_button_says_changes_nothing(press, hold, do):
    hold(**MODEST)
    before = RatingEvent.objects.count()
    press(do, status=400)
    assert RatingEvent.objects.count() == before
    assert not RoadmapChoices.objects.exists()


def test_choices_are_ones_own_and_for_one_role(press, hold, client, django_user_model, read):
    hold(**MODEST)
    press("skip/docker:1")
    assert "Skipped" not in read("/me/roadmap/machine-learning-engineer/")
    client.force_login(django_user_model.objects.create_user("other@example.org"))
    client.post(WAY, {"do": "skip/sql:3", "member": 1})
    assert RoadmapChoices.objects.count() == 2
    assert {str(row.made["skipped"]) for row in RoadmapChoices.objects.all()} == {
        "[['docker', 1]]",
        "[['sql', 3]]",
    }


def test_another_verb_is_refused(published, member_client):
    assert member_client.put(WAY).status_code == 405
