import pytest

from careers.domain import wording
from careers.domain.catalogue import Requirement, from_document
from careers.domain.readiness import assess
from tests import catalogues

NBSP = "\N{NO-BREAK SPACE}"
CATALOGUE = from_document(catalogues.small())
DATA_SCIENTIST = CATALOGUE.role("data-scientist")
ENGINEER = CATALOGUE.role("machine-learning-engineer")


def readiness(role=DATA_SCIENTIST, **levels):
    return assess(role.requirements, levels)


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("24", f"24{NBSP}h"),
        ("48–60", f"48–60{NBSP}h"),
        ("0.75", f"45{NBSP}min"),
        ("1", f"1{NBSP}h"),
    ],
)
def test_stated_hours_are_written_in_one_way(stated, shown):
    assert wording.stated_time(stated) == shown


def test_opening_says_the_verdict_in_the_second_person():
    near = assess(DATA_SCIENTIST.requirements, catalogues.WORKED_EXAMPLE)
    assert wording.opening(near, "Data Scientist") == "You are nearly ready to be a Data Scientist."


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        ({"sql": 3, "pytorch": 3}, "You are ready to be a Data Scientist."),
        ({"sql": 2, "docker": 1}, "You are building up to being a Data Scientist."),
        ({"sql": 0}, "You are at the start of the way to a Data Scientist."),
        ({}, "Rate skills to find out how ready you are to be a Data Scientist."),
    ],
)
def test_each_verdict_has_its_opening(levels, sentence):
    assert wording.opening(readiness(**levels), "Data Scientist") == sentence


def test_a_role_without_requirements_is_said_so():
    sentence = wording.opening(None, "Data Scientist")
    assert sentence == ("Data Scientist asks for nothing yet, so there is no readiness to show.")
    assert wording.verdict_name(None) == "No requirements yet"


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Data Scientist", "a Data Scientist"),
        ("Analyst", "an Analyst"),
        ("ML Engineer", "an ML Engineer"),
        ("AI Engineer", "an AI Engineer"),
        ("R Developer", "an R Developer"),
        ("BI Developer", "a BI Developer"),
        ("UX Researcher", "a UX Researcher"),
        ("User Researcher", "a User Researcher"),
        ("Écrivain", "a Écrivain"),
    ],
)
def test_article_follows_the_sound(name, named):
    assert wording.with_article(name) == named


def test_range_has_an_en_dash_and_a_space_that_does_not_break():
    near = assess(DATA_SCIENTIST.requirements, catalogues.WORKED_EXAMPLE)
    assert wording.range_text(near) == f"73\N{EN DASH}90{NBSP}%"
    assert wording.range_title(near) == "73 to 90 percent. Ready begins at 85 percent."


def test_a_closed_range_is_one_number():
    closed = assess(DATA_SCIENTIST.requirements, {**catalogues.WORKED_EXAMPLE, "tensorflow": 0})
    assert wording.range_text(closed) == f"73{NBSP}%"
    assert wording.range_title(closed).startswith("73 percent.")


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        ({"sql": 2}, "One must-have is missing: SQL at Practitioner."),
        ({"pytorch": 2}, "One must-have is missing: SQL at Practitioner."),
        ({"sql": 3}, "The one must-have is met."),
    ],
)
def test_missing_must_have_is_named(levels, sentence):
    assert wording.must_have_sentence(readiness(**levels), CATALOGUE) == sentence


def test_two_missing_must_haves_are_both_named():
    assert wording.must_have_sentence(readiness(ENGINEER, git=1), CATALOGUE) == (
        "Two must-haves are missing: Python at Practitioner and Docker at Practitioner."
    )


def test_many_missing_must_haves_are_only_counted():
    asked = [
        Requirement(slug, (slug,), level=3, weight=1, must_have=True)
        for slug in ("sql", "python", "git", "docker")
    ]
    sentence = wording.must_have_sentence(assess(asked, {"sql": 1}), CATALOGUE)
    assert sentence == "Four must-haves are missing."


def test_missing_must_haves_tell_what_is_held():
    listed = wording.must_haves(readiness(ENGINEER, python=2), CATALOGUE)
    assert [(row.asked, row.held) for row in listed.missing] == [
        ("Python at Practitioner", "rated Working"),
        ("Docker at Practitioner", "not rated"),
    ]


def test_nothing_is_called_missing_before_anything_is_rated():
    listed = wording.must_haves(readiness(ENGINEER), CATALOGUE)
    assert listed.headline == "Two must-haves to rate first."
    assert len(listed.missing) == 2


@pytest.mark.parametrize(
    ("met", "headline"),
    [(1, "The one must-have is met."), (2, "Both must-haves met."), (3, "All 3 must-haves met.")],
)
def test_all_must_haves_met(met, headline):
    slugs = ("sql", "python", "git")[:met]
    asked = [Requirement(slug, (slug,), level=1, weight=1, must_have=True) for slug in slugs]
    listed = wording.must_haves(assess(asked, dict.fromkeys(slugs, 1)), CATALOGUE)
    assert listed == wording.MustHaves(headline)


def test_a_role_without_must_haves_says_nothing_of_them():
    asked = [Requirement("sql", ("sql",), level=1, weight=1)]
    assert wording.must_haves(assess(asked, {}), CATALOGUE) is None
    assert wording.must_have_sentence(assess(asked, {}), CATALOGUE) == ""
    assert wording.must_haves(None, CATALOGUE) is None


@pytest.mark.parametrize(
    ("levels", "state"),
    [
        ({"sql": 4, "pytorch": 2}, "You have 73 %, and every must-have is met."),
        ({"sql": 2, "pytorch": 2}, "You have 60 %, and SQL is one level short."),
        ({"pytorch": 3}, "You have 50 %, and SQL is not rated."),
        ({"sql": 2, "pytorch": 3, "docker": 2}, "You have 86 %, but SQL is one level short."),
        ({}, "Nothing that this role asks for is rated yet."),
    ],
)
def test_why_not_ready(levels, state):
    sentence = wording.why_not_ready(readiness(**levels), CATALOGUE).replace(NBSP, " ")
    assert sentence == f"Ready needs 85 % and every must-have. {state}"


def test_why_not_ready_counts_several_must_haves():
    sentence = wording.why_not_ready(readiness(ENGINEER, git=3), CATALOGUE)
    assert sentence.endswith("and two must-haves are missing.")


def test_a_ready_member_is_not_told_why_not():
    assert wording.why_not_ready(readiness(sql=3, pytorch=3), CATALOGUE) == ""


def test_numbers_are_words_up_to_twelve():
    assert [wording.number_word(n) for n in (0, 3, 12, 13)] == ["no", "three", "twelve", "13"]
    assert wording.count(1, "skill") == "one skill"
    assert wording.count(8, "skill") == "eight skills"


def test_capital_leaves_the_rest_as_it_is():
    assert wording.capital("sQL") == "SQL"
    assert wording.listed(["A", "B", "C"]) == "A, B and C"
