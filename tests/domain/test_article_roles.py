"""Of whom an article speaks: somebody new, whom an editor says it is, or what is retired."""

import pytest

from careers.domain.article.draft import NEW
from careers.domain.article.understood import read
from careers.domain.retired import Gone, Retired
from tests.domain.test_article import BASE, DS, TOOLS, role

NOBODY = Retired()
RETIRED = Retired(
    {"tableau": Gone("Tableau"), "podman": Gone("Podman", into="Docker"), "r-2": Gone("Old R")},
    {"data-engineer": Gone("Data Engineer", ("Engineer", "DE"))},
)


@pytest.mark.parametrize(
    ("head", "row", "found"),
    [
        ("Category", "{category}\t{skill}", lambda new: new.requirements),
        ("Area", "Study\tReading", lambda new: new.responsibilities),
        ("Stage", "Launch\tLeads", lambda new: new.code),
        ("Aspect", "Tempo\tFast", lambda new: new.code),
    ],
)
def test_a_table_about_one_new_role_alone_is_asked_about(head, row, found):
    said = row.format(category=BASE.categories[0].name, skill=BASE.skills[0].name)
    text = f"{head}\tData Engineer\n{said}"
    (question,) = read(text, BASE, {}, NOBODY).opens
    assert question.name == "role:data engineer"
    decided = {question.name: NEW, f"level:data-engineer:{BASE.skills[0].slug}": "2"}
    reading = read(text, BASE, decided, NOBODY)
    assert found(role(reading, "Data Engineer"))
    assert reading.parts[0].said
    assert not reading.left
    known = read(text, BASE, {question.name: BASE.roles[0].slug}, NOBODY)
    assert len(known.document.roles) == len(BASE.roles)
    assert DS in known.parts[0].said[0].words


def test_a_heading_means_the_role_that_was_decided():
    text = "Role\tFocus\nAnalyst\tInsight\n\n## Analyst responsibilities\n\nArea\tTasks\nStudy\tReading"
    assert "which role" in read(text, BASE, {}, NOBODY).left[0].why
    reading = read(text, BASE, {"role:analyst": BASE.roles[0].slug}, NOBODY)
    assert role(reading, DS).responsibilities[-1].area == "Study"


@pytest.mark.parametrize("name", ["Data Engineer", "data engineers", "Data-Engineer", "DE"])
def test_a_retired_role_does_not_come_back_unasked(name):
    text = f"Role\tFocus\n{name}\tPipelines"
    decided = {f"role:{name.lower()}": NEW}
    reading = read(text, BASE, decided, RETIRED)
    (question,) = reading.opens
    told = "Data Engineer is retired; bring it back first, or choose another name."
    assert question.question.endswith(told)
    assert NEW not in dict(question.choices)
    assert reading.document == BASE


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("TABLEAU", "Tableau is retired; bring it back first, or choose another name."),
        ("podman", "Podman is merged into Docker; use that, or choose another name."),
    ],
)
def test_a_retired_skill_does_not_come_back_unasked(name, told):
    text = TOOLS.replace("COBOL", name)
    reading = read(text, BASE, {f"skill:{name.lower()}": NEW}, RETIRED)
    (question,) = reading.opens
    assert question.question.endswith(told)
    assert NEW not in dict(question.choices)
    assert reading.document == BASE


def test_a_new_skill_takes_no_slug_of_a_retired_one():
    some = BASE.skills[0].model_copy(update={"slug": "r", "name": "Error"})
    base = BASE.model_copy(update={"skills": (*BASE.skills, some)})
    reading = read(TOOLS.replace("COBOL", "R?"), base, {"skill:r?": NEW}, RETIRED)
    assert reading.document.skills[-1].slug == "r-3"
