"""A role on one page: requirements with evidence, areas with tasks, the cells of every row."""

from django.contrib.admin.models import LogEntry

from careers.models import (
    Aspect,
    Category,
    Cell,
    Involvement,
    Requirement,
    Role,
    Skill,
    Source,
    Stage,
)
from tests.admin.forms import change_url, errors, fields_of, list_url, prefix_of, save
from tests.factories import UserFactory

NEW = {
    "name": "Data Engineer", "slug": "data-engineer", "short_name": "Data Engineer", "code": "DE",
    "accent": 3, "glyph": "triangle", "one_line": "Moves data.",
}  # fmt: skip


def pk(slug):
    return Skill.objects.get(slug=slug).pk


def role(slug="data-scientist"):
    return Role.objects.get(slug=slug)


def test_a_whole_role_is_added_on_one_page(editor_client, working):
    url = list_url(Role, "add")
    data = fields_of(editor_client.get(url)) | NEW
    source = Source.objects.get().pk
    for at, slug in enumerate(("sql", "python", "docker", "git", "kubernetes", "statistics")):
        row = f"requirements-{at}"
        data |= {f"{row}-options": [pk(slug)], f"{row}-level": 2, f"{row}-weight": 3,
                 f"{row}-reason": f"Needs {slug}.", f"{row}-findings-0-source": source,
                 f"{row}-findings-0-text": "Postings say so."}  # fmt: skip
    data |= {"requirements-0-options": [pk("python"), pk("sql")], "requirements-0-must_have": "on"}
    area = "responsibilities-0"
    data |= {f"{area}-area": "Pipelines", f"{area}-tasks-0-text": "Build them",
             f"{area}-tasks-0-skills": [pk("docker"), pk("git")]}  # fmt: skip
    for aspect in Aspect.objects.all():
        data[f"comparison-{aspect.pk}-0-text"] = "Tables"
    for stage in Stage.objects.all():
        data |= {f"lifecycle-{stage.pk}-0-rank": 3, f"lifecycle-{stage.pk}-0-wording": "Leads"}

    response = editor_client.post(url, data)

    assert response.status_code == 302, response.context["errors"]
    new = role("data-engineer")
    asked = list(new.requirements.all())
    assert [row.slug for row in asked] == [
        "python-or-sql", "python", "docker", "git", "kubernetes", "statistics"
    ]  # fmt: skip
    assert [option.skill.slug for option in asked[0].options.all()] == ["python", "sql"]
    assert all(row.findings.get().text == "Postings say so." for row in asked)
    task = new.responsibilities.get().tasks.get()
    assert {skill.slug for skill in task.skills.all()} == {"docker", "git"}
    assert Cell.objects.filter(role=new, text="Tables").count() == Aspect.objects.count()
    assert Involvement.objects.filter(role=new, rank=3).count() == Stage.objects.count()
    assert LogEntry.objects.get().get_edited_object() == new


def test_rows_within_a_row_are_changed_added_and_deleted(editor_client, working):
    url = change_url(role())
    sql = prefix_of(editor_client.get(url), "requirements", slug="sql")
    added = {"source": Source.objects.get().pk, "text": "Second."}

    save(editor_client, url, **{f"{sql}-findings-0-text": "First."},
         **{f"{sql}-findings-1-{name}": value for name, value in added.items()})  # fmt: skip
    asked = Requirement.objects.get(role=role(), slug="sql")
    assert [row.text for row in asked.findings.all()] == ["First.", "Second."]
    assert "evidence" in LogEntry.objects.get().get_change_message()

    save(editor_client, url, **{f"{sql}-findings-0-DELETE": "on"})
    assert [row.text for row in asked.findings.all()] == ["Second."]


def test_a_fault_within_a_row_is_shown_there_and_nothing_is_saved(editor_client, working):
    url = change_url(role())
    page = editor_client.get(url)
    sql = prefix_of(page, "requirements", slug="sql")
    data = fields_of(page) | {"name": "Other", f"{sql}-findings-0-text": ""}

    response = editor_client.post(url, data)

    assert errors(response) == {"": ["Mend what is marked here."]}
    assert "This field is required." in response.content.decode()
    assert role().name == "Data Scientist"


def test_a_requirement_without_a_skill_is_refused_at_its_options(editor_client, working):
    url = change_url(role())
    new = prefix_of(editor_client.get(url), "requirements", pk=None)

    found = errors(save(editor_client, url, **{f"{new}-level": 2, f"{new}-weight": 2}))

    assert f"{new}-options" in found


def test_an_emptied_cell_goes_and_a_wrong_one_is_refused(editor_client, working):
    url, aspect, stage = change_url(role()), Aspect.objects.get(), Stage.objects.first()
    name = f"lifecycle-{stage.pk}-{role().pk}-rank"

    save(editor_client, url, **{f"comparison-{aspect.pk}-{role().pk}-text": ""})
    assert not Cell.objects.filter(role=role()).exists()

    assert (
        editor_client.post(url, fields_of(editor_client.get(url)) | {name: ""}).status_code == 200
    )
    assert Involvement.objects.get(role=role(), stage=stage).rank == 3


def test_what_somebody_else_did_within_a_row_counts(editor_client, working):
    url = change_url(role())
    data = fields_of(editor_client.get(url))
    Requirement.objects.get(role=role(), slug="sql").findings.update(text="Theirs.")
    Cell.objects.filter(role=role()).update(text="Theirs, too")

    response = editor_client.post(url, data)

    assert response.status_code == 409
    assert {"Theirs.", "Theirs, too"} <= {row.stored for row in response.context["overtaken"]}


def test_cells_take_the_rights_on_cells(client, editors, working):
    person = UserFactory(is_staff=True)
    person.user_permissions.add(editors.permissions.get(codename="change_role"))
    client.force_login(person)
    aspect = Aspect.objects.get()

    save(client, change_url(role()), **{f"comparison-{aspect.pk}-{role().pk}-text": "Forged"})

    assert Cell.objects.get(role=role()).text == "Findings"


def test_the_page_costs_the_same_with_more_requirements(
    editor_client, working, django_assert_max_num_queries
):
    category = Category.objects.first()
    for at in range(20):
        skill = Skill.objects.create(slug=f"s{at}", name=f"S{at}", category=category)
        asked = role().requirements.create(slug=f"s{at}", level=1, weight=1)
        asked.options.create(skill=skill)
    url = change_url(role())
    editor_client.get(url)

    # session, user, permissions (2), role, release, the rows of the page (23), choices (6), log
    with django_assert_max_num_queries(43):
        editor_client.get(url)


def test_a_role_with_many_requirements_is_saved(editor_client, working):
    source = Source.objects.get()
    for at in range(50):
        asked = role().requirements.create(slug=f"s{at}", level=1, weight=1, position=at)
        asked.options.create(skill_id=pk("sql"))
        asked.findings.create(source=source, text="A fact.")
    url = change_url(role())
    data = fields_of(editor_client.get(url)) | {"one_line": "Changed."}
    assert len(data) > 1000

    assert editor_client.post(url, data).status_code == 302
    assert role().one_line == "Changed."
