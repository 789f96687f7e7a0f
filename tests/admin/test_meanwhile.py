"""Of what was saved meanwhile, a page that was overtaken names what it shows."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.urls import reverse

from careers.models import Aspect, Requirement, Role, Skill, WorkingCopy
from tests.admin.forms import change_url, fields_of, list_url, prefix_of, row, save

GRID = "/admin/careers/comparison/"


def role(slug="data-scientist"):
    return row(Role, slug=slug)


def asked(slug="sql"):
    return row(Requirement, role=role(), slug=slug)


def named(response):
    """What the page says was saved meanwhile."""
    assert response.status_code == 409
    return [(entry.content_type.model, entry.object_repr) for entry in response.context["entries"]]


def post_after(client, url, *saves, **mine):
    """Open `url`, let others save, and save it with `mine`."""
    data = fields_of(client.get(url)) | mine
    for one in saves:
        one()
    return client.post(url, data)


def another_skill(client):
    return lambda: save(client, change_url(row(Skill, slug="git")), summary="Elsewhere.")


@pytest.mark.parametrize(
    ("slug", "told"),
    [("sql", [("requirement", "Data Scientist: sql")]), ("docker", [])],
)
def test_a_role_and_what_it_asks(editor_client, working, slug, told):
    """Of two requirements one is of this role."""
    other = row(Requirement, role=role() if told else role("machine-learning-engineer"), slug=slug)
    own = lambda: Role.objects.filter(pk=role().pk).update(goal="Unlogged.")  # noqa: E731
    elsewhere = lambda: save(editor_client, change_url(other), reason="Because.")  # noqa: E731

    answer = post_after(
        editor_client, change_url(role()), own, elsewhere, another_skill(editor_client), name="Mine"
    )

    assert named(answer) == told


def test_a_requirement_that_is_gone_and_one_that_came(editor_client, working):
    def change():
        editor_client.post(
            reverse("admin:careers_requirement_delete", args=(asked().pk,)), {"post": "yes"}
        )
        new = editor_client.get(list_url(Requirement, "add"))
        git = row(Skill, slug="git").pk
        values = {"role": role().pk, "options": [git], "level": 2, "weight": 2, "reason": "R"}
        done = editor_client.post(list_url(Requirement, "add"), fields_of(new) | values)
        assert done.status_code == 302, done.context["errors"]

    answer = post_after(editor_client, change_url(role()), change, name="Mine")

    assert [kind for kind, _ in named(answer)] == ["requirement", "requirement"]


def test_a_requirement_that_was_saved_with_its_role(editor_client, working):
    url, other = change_url(role()), role().requirements.exclude(slug="sql").first()

    def change(slug):
        page = editor_client.get(url)
        prefix = prefix_of(page, "requirements", slug=slug)
        editor_client.post(url, fields_of(page) | {f"{prefix}-reason": f"Anew {slug}."})

    answer = post_after(
        editor_client,
        change_url(asked()),
        lambda: change("sql"),
        lambda: change(other.slug),
        weight=1,
    )

    assert named(answer) == [("role", "Data Scientist")]
    assert "sql" in answer.context["entries"][0].change_message


def cells(page, of):
    """The names of the comparison's fields about a role."""
    grid = page.context["grid"]
    return [grid[place.names["text"]].html_name for place in grid.places if place.role == of]


def set_cell(client, of):
    page = client.get(GRID)
    data = grid_fields(page)
    client.post(GRID, data | {cells(page, of)[0]: f"Anew for {of}"})


def grid_fields(page):
    grid = page.context["grid"]
    return {"_seen": page.context["seen"]} | {
        field.html_name: field.value() or "" for field in grid
    }


def test_a_cell_of_the_role_and_not_that_of_another(editor_client, working):
    other = role("machine-learning-engineer")

    answer = post_after(
        editor_client,
        change_url(role()),
        lambda: set_cell(editor_client, role()),
        lambda: set_cell(editor_client, other),
        name="Mine",
    )

    assert [kind for kind, _ in named(answer)] == ["aspect"]
    assert "Data Scientist" in answer.context["entries"][0].change_message


def test_the_comparison(editor_client, working):
    page = editor_client.get(GRID)
    mine = grid_fields(page)
    cell = page.context["grid"].places[0]
    other = row(Aspect, pk=cell.row.pk)
    save(editor_client, change_url(role()), focus="No cell of it.")
    another_skill(editor_client)()
    of_aspect = editor_client.get(change_url(other))
    prefix = prefix_of(of_aspect, "cells", role=cell.role)
    editor_client.post(change_url(other), fields_of(of_aspect) | {f"{prefix}-text": "Theirs"})

    answer = editor_client.post(GRID, mine)

    assert named(answer) == [("aspect", str(other))]


def test_a_list(editor_client, working):
    answer = post_after(
        editor_client,
        list_url(Role),
        another_skill(editor_client),
        lambda: save(editor_client, change_url(role()), position=77),
        _save="Save",
    )

    assert named(answer) == [("role", "Data Scientist")]


def test_a_merge_that_named_another_skill(editor_client, working):
    """It is logged with the skill alone."""
    option = asked().options.first()
    into = Skill.objects.exclude(pk=option.skill_id).last()
    retire = reverse("admin:careers_skill_retire", args=(option.skill_id,))

    def merge():
        done = editor_client.post(retire, {"do": "merge", "into": into.pk, "repoint": "on"})
        assert done.status_code == 302

    answer = post_after(editor_client, change_url(asked()), merge, reason="Mine.")

    assert named(answer) == [("skill", str(option.skill))]


def test_whatever_was_brought_in_whole(editor_client, editor, working):
    def bring_in():
        Role.objects.update(goal="Imported.")
        WorkingCopy.objects.get_or_create(pk=WorkingCopy.ONLY)
        everything = WorkingCopy.objects.all()
        LogEntry.objects.log_actions(editor.pk, everything, CHANGE, "Imported.", single_object=True)

    answer = post_after(editor_client, change_url(role()), bring_in, name="Mine")

    assert [kind for kind, _ in named(answer)] == ["workingcopy"]
