"""Steps moved on a roadmap, what is said of it and where, and pages that are out of date."""

import re

import pytest

from careers import planning
from careers.domain.roadmap.choices import Choices
from careers.models import RoadmapChoices
from tests.me.changes import words

WAY = "/me/roadmap/data-scientist/"
MODEST = {"sql": 2, "pytorch": 2, "docker": 0}
"""PyTorch and SQL to Practitioner are part one, Docker's two levels the rest."""


@pytest.fixture
def press(member_client, published):
    """press("skip/sql:3", to="2") -> the answer after the redirect."""

    def press(do, status=200, **fields):
        answer = member_client.post(WAY, {"do": do, **fields}, follow=True)
        assert answer.status_code == status
        return answer

    return press


def order(answer):
    """The first letters of the steps and their levels, in their order."""
    found = re.findall(r'<li id="step-(\w)[\w-]*-(\d)"', answer.content.decode())
    return " ".join("".join(one) for one in found)


def at_step(answer, anchor):
    """What is said at a step, and what above all else."""
    html = answer.content.decode()
    step = html.partition(f'<li id="{anchor}"')[2].partition("</li>")[0]
    note = re.search(r'class="note[^>]*role="status">(.*?)</p>', step, re.DOTALL)
    top = html.partition('class="messages"')[2].partition("</ul>")[0]
    return note and re.sub(r"<[^>]+>", "", note.group(1)).strip(), top


def was(member_client):
    """What the page says it was made from."""
    form = member_client.get(WAY).content.decode().partition('<form id="change"')[2]
    return re.search(r'name="was" value="(\w+)"', form).group(1)


def test_a_step_is_done_next(press, hold):
    hold(**MODEST)
    assert order(press("move/docker:1/3/1")) == "d1 p3 s3 d2"


def test_what_it_leans_on_comes_along(press, hold):
    hold(**MODEST)
    answer = press("move/docker:2/4/1")
    assert order(answer) == "d1 d2 p3 s3"
    told = "Docker to Working is step 2 now, after Docker to Awareness."
    assert at_step(answer, "step-docker-2")[0] == told
    assert words(answer).count("Order by hand") == 2


def test_a_place_is_typed(press, hold, member_client):
    hold(**MODEST)
    html = member_client.get(WAY).content.decode()
    assert 'name="to" value="4" min="1" form="move-step-docker-2"' in html
    assert '<form id="move-step-docker-2" method="post"' in html
    assert order(press("move/pytorch:3/1", to="2")) == "s3 p3 d1 d2"
    assert order(press("move/sql:3/1", to="99")) == "p3 d1 d2 s3"


@pytest.mark.parametrize("typed", ["", "x", "1.5", "-1"])
def test_what_is_no_place_is_refused(press, hold, typed):
    hold(**MODEST)
    assert "Write the place as a whole number" in words(press("move/sql:3/2", 400, to=typed))


@pytest.mark.parametrize("do", ["move/docker:1/3/2", "move/docker:2/4/1", "move/pytorch:3/1/3"])
def test_a_button_pressed_twice_moves_once(press, hold, member_client, do):
    hold(**MODEST)
    shown = was(member_client)
    once = order(press(do, was=shown))
    assert order(press(do, was=shown)) == once


@pytest.mark.parametrize(
    ("do", "sentence"),
    [
        ("move/pytorch:3/1/1", "It is the first step already."),
        ("move/pytorch:3/1/0", "It is the first step already."),
        ("move/docker:2/4/9", "It is the last step already."),
        ("move/sql:3/2/2", "SQL to Practitioner is step 2 already."),
        ("move/docker:2/4/3", "cannot come earlier: one step leans on the other."),
        ("move/docker:1/3/4", "cannot come later: one step leans on the other."),
    ],
)
def test_why_a_step_stays(press, hold, do, sentence):
    hold(**MODEST)
    assert sentence in words(press(do, 400))
    assert not RoadmapChoices.objects.exists()


def test_finished_steps_do_not_count(press, hold):
    hold(**MODEST)
    press("move/docker:1/3/1")
    assert "Two steps moved to another place." in words(press("move/sql:3/3/2"))
    page = words(press("finish/docker:1/0"))
    assert page.count("Order by hand") == 1
    assert "One step moved to another place." in page
    assert "Changed by hand" not in words(press("finish/sql:3/2"))


def test_what_an_order_of_the_same_hours_costs(press, hold):
    hold(sql=2, pytorch=2, docker=2, git=0)
    page = words(press("move/sql:3/2/1"))
    assert re.search(
        r"It costs (no hours, but readiness comes later: on \d+ \w+ \d+ you are at \d+ %, [\d.]+ "
        r"points lower than without them|nothing: readiness is never lower than without them)\.",
        page,
    )


def test_it_is_said_at_the_step_and_nowhere_else(press, hold, member_client):
    hold(**MODEST)
    answer = press("start/sql:3")
    assert at_step(answer, "step-sql-3") == ("Started: SQL to Practitioner.", "")
    assert words(answer).count("Started: SQL to Practitioner.") == 1
    assert at_step(member_client.get(WAY), "step-sql-3")[0] is None


def test_a_skip_is_said_where_it_can_be_taken_up_again(press, hold):
    hold(**MODEST)
    answer = press("skip/docker:2")
    assert "Changed by hand Skipped: Docker to Working." in words(answer)
    assert 'class="messages"' not in answer.content.decode()
    assert (
        at_step(press("take/docker:2"), "step-docker-2")[0] == "Taken up again: Docker to Working."
    )


def test_what_concerns_no_step_is_said_above_all(press, hold):
    hold(**MODEST)
    press("skip/docker:2")
    assert "The plan is as it was made for you." in at_step(press("reset/"), "step-sql-3")[1]


def test_done_is_said_once_with_a_way_back(press, hold, member_client):
    hold(**MODEST)
    assert 'value="undo/sql:3/2"' in press("finish/sql:3/2").content.decode()
    for later in (WAY, f"{WAY}?done=sql:3&was=2"):
        assert "undo/" not in member_client.get(later).content.decode()


@pytest.mark.parametrize("do", ["reset/", "skip/docker:1", "start/sql:3", "move/docker:1/3/2"])
def test_an_older_window_changes_nothing(press, hold, member_client, do):
    hold(**MODEST)
    older = was(member_client)
    press("skip/docker:2")
    before = RoadmapChoices.objects.get().made
    page = words(press(do, 409, was=older))
    assert "Another window changed this meanwhile. Look again, then choose." in page
    assert RoadmapChoices.objects.get().made == before
    press(do, was=was(member_client))


def test_forgetting_is_of_what_was_shown(press, hold, member_client, member):
    hold(**MODEST)
    gone = {"pins": [], "skipped": [["cobol", 2]], "order": [], "started": []}
    RoadmapChoices.objects.create(member=member, role="data-scientist", made=gone)
    older = was(member_client)
    RoadmapChoices.objects.update(made=gone | {"skipped": [["cobol", 2], ["perl", 1]]})
    press("forget/", 409, was=older)
    assert len(RoadmapChoices.objects.get().made["skipped"]) == 2


def test_a_step_that_is_elsewhere_by_now_is_not_moved_from_there(press, hold, member_client):
    """A rating given elsewhere moved it: the place asked for is that of another plan."""
    hold(**MODEST)
    shown = was(member_client)
    hold(pytorch=3)
    press("move/docker:1/3/1", 409, was=shown)
    assert not RoadmapChoices.objects.exists()


def test_of_two_at_once_the_second_is_refused(member):
    """Both pages were current when they were sent: what was read is compared under the lock."""
    first, second = Choices(skipped=(("sql", 3),)), Choices(skipped=(("docker", 1),))
    assert planning.keep(member.pk, "data-scientist", Choices(), first)
    assert not planning.keep(member.pk, "data-scientist", Choices(), second)
    assert planning.chosen(member.pk, "data-scientist") == first
