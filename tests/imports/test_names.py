"""Names of skills in any text: whole words, the longest first, short ones with care."""

import string
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.domain.catalogue import Catalogue, Skill, from_document
from careers.domain.imports import names, text
from careers.domain.imports.names import Names
from tests import catalogues

DEFAULT = from_document(catalogues.default())
SOME = Catalogue(
    skills=(
        Skill("r", "R", aliases=("R programming",)),
        Skill("go", "Go", aliases=("Golang",)),
        Skill("c", "C"),
        Skill("cpp", "C++"),
        Skill("ml", "Machine learning", aliases=("ML",)),
        Skill("mlops", "MLOps", aliases=("ML Ops",)),
        Skill("sql", "SQL", aliases=("SQL queries",)),
        Skill("sklearn", "Scikit-learn"),
        Skill("ab", "A/B testing"),
        Skill("fonts", "Café design"),
    )
)


def found(words, catalogue=SOME):
    return [match.skill for match in Names(catalogue).find(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Python, R, SQL", ["r", "sql"]),
        ("R/Python", ["r"]),
        ("written in R.", ["r"]),
        ("(R)", ["r"]),
        ("R programming", ["r"]),
        ("r programming", ["r"]),
        ("R", ["r"]),
        ("C and C++", ["c", "cpp"]),
        ("c++", ["cpp"]),
        ("Go, go, gone", ["go"]),
        ("golang", ["go"]),
        ("ML", ["ml"]),
        ("ML Ops", ["mlops"]),
        ("MLOps", ["mlops"]),
        ("machine-learning", ["ml"]),
        ("machine\nlearning", ["ml"]),
        ("MachineLearning", ["ml"]),
        ("sql queries", ["sql"]),
        ("scikit learn, scikitlearn", ["sklearn", "sklearn"]),
        ("A/B testing, AB testing", ["ab"]),
        ("cafe\u0301 design", ["fonts"]),
        ("CAFE DESIGN", ["fonts"]),
    ],
)  # fmt: skip
def test_found(words, expected):
    assert found(text.clean(words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "John R. Smith", "R. Smith", "R&D", "R-squared", "r", "HR", "C.V.", "vitamin C-rich", "C#",
        "go to market", "ml", "50 ml", "@R", "Machine. Learning", "machine, learning",
        "machine\n\nlearning", "MySQLite", "rust", "Ergo", "", "\N{ZERO WIDTH SPACE}",
    ],
)  # fmt: skip
def test_not_found(words):
    assert found(words) == []


def test_the_name_of_a_skill_beats_the_alias_of_another():
    catalogue = Catalogue(skills=(Skill("a", "Alpha", aliases=("Beta",)), Skill("b", "Beta")))
    assert found("Beta", catalogue) == ["b"]
    assert Names(catalogue).called(" beta ") == "b"


@pytest.mark.parametrize("skill", DEFAULT.skills, ids=lambda skill: skill.slug)
def test_every_name_of_the_catalogue_is_found_as_it_is_written(skill):
    for name in (skill.name, *skill.aliases):
        assert names.of(DEFAULT).called(name) == skill.slug, name
        assert names.of(DEFAULT).called(name.upper()) == skill.slug, name
        assert skill.slug in found(f"I know: {name}, well", DEFAULT), name


WORDS = st.text(
    st.sampled_from(string.ascii_letters + " -/.,\n&'+#()İßﬁé\u0301\u200d"), max_size=80
)


@given(
    WORDS, WORDS, st.sampled_from([skill.name for skill in DEFAULT.skills if len(skill.name) > 2])
)
def test_a_name_is_found_wherever_it_stands(before, after, name):
    matches = list(names.of(DEFAULT).find(f"{before}. {name}; {after}"))
    slug = names.of(DEFAULT).called(name)
    assert slug in [match.skill for match in matches]
    assert all(a.end <= b.start for a, b in pairwise(matches))


@given(st.text(max_size=300))
def test_any_text_is_read_and_each_quote_stands_in_it(words):
    for mention in text.mentions(words, DEFAULT):
        quote = mention.place.quote.strip("…")
        assert " ".join(quote.split()) in " ".join(text.clean(words).split())
        assert mention.level is None


@pytest.mark.parametrize(
    "unit", ["machine ", "a", "R. ", "\n", " ", "data cleaning and ", "SQL. ", "-/", '"', "C++ "]
)
def test_it_looks_a_bounded_number_of_times_at_a_long_text(unit, monkeypatch):
    """Counted, not timed: ten times the text is ten times the looks."""
    looks = []
    real = names._joins
    monkeypatch.setattr(names, "_joins", lambda *a: looks.append(1) or real(*a))

    def count(length):
        looks.clear()
        list(names.of(DEFAULT).find(unit * (length // len(unit))))
        return len(looks)

    assert count(20_000) <= 11 * max(1, count(2_000))


def test_the_sentence_is_quoted():
    mentions = list(text.mentions("I cook. I write SQL daily! And\nlearn.", SOME))
    assert [mention.place.quote for mention in mentions] == ["I write SQL daily!"]
    (long,) = text.mentions(f"{'so ' * 500}SQL{' and' * 500}", SOME)
    assert "SQL" in long.place.quote
    assert len(long.place.quote) <= 240
