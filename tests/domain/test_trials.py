"""When a trial task is evidence, and what the linter and the references say of one."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.domain.differences.compare import differences
from careers.domain.document import Document
from careers.domain.linter import lint, trials
from careers.domain.reading import parse, stored
from careers.domain.references import broken
from careers.domain.trial_document import TrialItem, TrialTask
from careers.domain.trial_page import STATES, sentence, state
from careers.domain.trials import Attempt, Kept, Shown, is_complete, turn, with_past
from tests.catalogues import default, edited, small
from tests.domain.test_differences import told

ITEMS = ("a", "b", "c")
LINK = "https://example.org/made"


def task(items=ITEMS, **more):
    acceptance = tuple(TrialItem(slug=slug, text=f"{slug} is there.") for slug in items)
    return TrialTask(slug="try", title="Try", acceptance=acceptance, **more)


attempts = st.builds(
    Attempt,
    st.frozensets(st.sampled_from((*ITEMS, "of-the-past"))),
    st.sampled_from(("", LINK)),
    st.sampled_from(("", "Note")),
)
deeds = st.sampled_from(("save", "attach", "take_back"))


@given(attempts, attempts, deeds)
def test_nothing_is_attached_before_every_item_is_ticked_and_a_link_is_given(before, after, deed):
    if turn(task(), before, after, deed) == "attach":
        assert after.ticked >= set(ITEMS)
        assert after.link


@given(attempts, attempts)
def test_a_save_attaches_only_at_the_moment_of_completion(before, after):
    completes = is_complete(task(), after) and not is_complete(task(), before)
    assert (turn(task(), before, after) == "attach") == completes


@given(attempts)
def test_un_ticking_or_removing_the_link_takes_back_and_a_note_does_not(before):
    whole = Attempt(frozenset(ITEMS), LINK, before.note)
    for item in ITEMS:
        assert turn(task(), whole, Attempt(whole.ticked - {item}, LINK)) == "take_back"
    assert turn(task(), whole, Attempt(whole.ticked, "")) == "take_back"
    assert turn(task(), whole, Attempt(whole.ticked, LINK, "Another")) == "keep"


def test_what_a_release_adds_takes_nothing_back():
    finished = Attempt(frozenset(ITEMS), LINK)
    longer = task((*ITEMS, "new"))
    assert turn(longer, finished, Attempt(finished.ticked, LINK, "A note")) == "keep"
    assert turn(longer, finished, Attempt(finished.ticked | {"new"}, LINK)) == "attach"


def test_a_task_without_items_is_never_complete():
    assert not is_complete(task(()), Attempt(frozenset(), LINK))


@given(attempts, attempts)
def test_ticks_of_the_past_are_kept_and_cannot_be_made(said, before):
    after = with_past(task(), said, before)
    assert after.ticked & set(ITEMS) == said.ticked & set(ITEMS)
    assert after.ticked - set(ITEMS) == before.ticked - set(ITEMS)


@given(attempts, st.booleans(), st.booleans())
def test_each_state_has_its_words(attempt, attached, once):
    shows = [{"skill": "sql", "level": 2}, {"skill": "git", "level": 1}]
    shown = TrialTask.model_validate(task().model_dump() | {"shows": shows})
    held = frozenset({Shown("sql", 2)}) if attached else frozenset()
    kept = Kept("role", "try", "Try", attempt, held, None)
    assert state(shown, kept) in STATES
    assert sentence(shown, kept)


# The linter, one fault at a time


def trial(data):
    return data["roles"][0]["trial_tasks"][0]


HERE = "roles[0].trial_tasks[0]"
PLANTED = [
    (lambda data: trial(data).update(acceptance=[]), f"{HERE}.acceptance", "no acceptance list"),
    (lambda data: trial(data).update(shows=[]), f"{HERE}.shows", "shows no skill"),
    (lambda data: trial(data).update(description=""), f"{HERE}.description", "what to do"),
    (lambda data: trial(data).update(hours=0), f"{HERE}.hours", "has no hours"),
    (
        lambda data: trial(data)["shows"][0].update(skill="docker", level=1),
        f"{HERE}.shows[0].skill",
        "does not ask for",
    ),
    (lambda data: trial(data)["shows"][0].update(level=3), f"{HERE}.shows[0].level", "asks for 2"),
]


@pytest.mark.parametrize(("plant", "path", "words"), PLANTED)
def test_a_planted_gap_is_found(plant, path, words):
    faults = lint(edited(default(), plant))
    assert [fault.path for fault in faults] == [path]
    assert words in faults[0].message


def test_each_rule_has_a_planted_fault():
    found = {fault.rule for plant, *_ in PLANTED for fault in lint(edited(default(), plant))}
    assert found == {rule.name for rule in trials.RULES}


def test_a_level_whose_can_do_is_missing_is_found():
    skill = default().roles[0].trial_tasks[0].shows[0].skill
    place = [row.slug for row in default().skills].index(skill)
    faults = lint(edited(default(), lambda data: data["skills"][place]["can_dos"].pop(1)))
    assert [fault.path for fault in faults] == [f"skills[{place}].can_dos"]


# The references


def again(name):
    def plant(data):
        trial(data)[name].append(deepcopy(trial(data)[name][0]))

    return plant


BROKEN = [
    (lambda data: trial(data)["shows"][0].update(skill="no-such"), f"{HERE}.shows[0].skill"),
    (
        lambda data: data["roles"][0]["trial_tasks"].append(deepcopy(trial(data))),
        "roles[0].trial_tasks[1].slug",
    ),
    (again("shows"), f"{HERE}.shows[2].skill"),
    (again("acceptance"), f"{HERE}.acceptance[2].slug"),
]


@pytest.mark.parametrize(("plant", "path"), BROKEN)
def test_a_broken_reference_is_found(plant, path):
    assert [fault.path for fault in broken(edited(small(), plant))] == [path]


# The document


def test_a_document_of_before_reads_the_same_and_keeps_its_bytes():
    old = edited(small(), lambda data: [role.pop("trial_tasks", None) for role in data["roles"]])
    text = old.model_dump_json()
    assert "trial_tasks" not in text
    assert stored(text).model_dump_json() == text


def test_a_document_with_tasks_reads_back_as_it_was():
    text = small().model_dump_json()
    assert '"trial_tasks":[{"slug":"read-out"' in text
    assert parse(text).model_dump_json() == text


def test_what_differs_is_told_in_words():
    def change(data):
        trial(data)["title"] = "Read it out"
        trial(data)["shows"][0]["level"] = 3
        trial(data)["acceptance"][0]["text"] = "The effect has its interval."

    said = repr(told(differences(small(), edited(small(), change))))
    for words in ("Trial task “Read it out”", "Shows SQL", "Practitioner", "Item interval"):
        assert words in said, said
    assert not differences(small(), Document.model_validate(small().model_dump()))
