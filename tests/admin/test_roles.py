"""Roles, requirements and what else stands on a role's page."""

import pytest
from django.utils import timezone

from careers.domain.levels import MAX_OPTIONS
from careers.models import Category, Goal, Requirement, Role, Skill
from tests.admin.forms import change_url, errors, list_url, prefix_of, save
from tests.factories import UserFactory


def role(slug="data-scientist"):
    return Role.objects.get(slug=slug)


def requirement(slug="sql"):
    return Requirement.objects.get(role__slug="data-scientist", slug=slug)


def test_an_editor_changes_a_requirement_on_the_role_page(editor_client, working):
    page = editor_client.get(change_url(role()))
    row = prefix_of(page, "requirements", slug="sql")

    response = save(editor_client, change_url(role()), **{f"{row}-level": 4, f"{row}-weight": 2})

    assert response.status_code == 302
    assert (requirement().level, requirement().weight) == (4, 2)


def test_the_role_page_names_the_options(editor_client, working):
    page = editor_client.get(change_url(role())).content.decode()

    assert "PyTorch or TensorFlow · 3 Practitioner · weight 5" in page
    assert "SQL · 3 Practitioner · weight 4 · must-have" in page


def test_a_published_requirement_keeps_its_slug(editor_client, working):
    page = editor_client.get(change_url(role()))
    row = prefix_of(page, "requirements", slug="sql")
    new = prefix_of(page, "requirements", pk=None)

    option = Skill.objects.get(slug="git").pk
    added = {"slug": "new", "options": [option], "level": 1, "weight": 1}
    response = save(
        editor_client,
        change_url(role()),
        **{f"{row}-slug": "other"},
        **{f"{new}-{name}": value for name, value in added.items()},
    )
    assert response.status_code == 302
    assert requirement("sql")

    save(
        editor_client,
        change_url(requirement()),
        slug="other",
        role=role("machine-learning-engineer").pk,
    )
    assert requirement("sql")
    save(editor_client, change_url(requirement("new")), slug="newer")
    assert requirement("newer").position > requirement("sql").position


def test_a_slug_that_the_role_has_already_is_refused(editor_client, working):
    draft = Requirement.objects.create(role=role(), slug="draft", level=1, weight=1)
    draft.options.create(skill=Skill.objects.first())

    assert "already" in str(errors(save(editor_client, change_url(draft), slug="sql")))


def test_options_are_between_one_and_twelve(editor_client, working):
    category = Category.objects.first()
    many = [
        Skill.objects.create(slug=f"s{at}", name=f"S{at}", category=category).pk
        for at in range(MAX_OPTIONS + 1)
    ]
    url = change_url(requirement())

    assert list(errors(save(editor_client, url, options=None))) == ["options"]
    assert list(errors(save(editor_client, url, options=many))) == ["options"]
    assert list(errors(save(editor_client, url, options=["x"]))) == ["options"]
    assert list(errors(save(editor_client, url, options=["9" * 30]))) == ["options"]
    assert save(editor_client, url, options=many[1:]).status_code == 302


def test_options_keep_the_order_of_choice(editor_client, working):
    git, python, sql = (Skill.objects.get(slug=slug).pk for slug in ("git", "python", "sql"))
    url = change_url(requirement())

    save(editor_client, url, options=[git, sql, python, sql])
    assert [option.skill_id for option in requirement().options.all()] == [git, sql, python]
    shown = editor_client.get(url).content.decode().partition("id_options")[2]
    assert shown.index(">Git<") < shown.index(">SQL<") < shown.index(">Python<")

    save(editor_client, url, options=[sql, git])
    assert [option.skill_id for option in requirement().options.all()] == [sql, git]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("level", "0"),
        ("level", "5"),
        ("level", "99999999999999999999999"),
        ("weight", "0"),
        ("weight", "6"),
        ("weight", "99999999999999999999999"),
        ("weight", "NaN"),
        ("reason", "a\0b"),
        ("reason", "x" * 601),
        ("position", "-1"),
    ],
)
def test_a_requirement_out_of_range_is_refused_at_its_field(editor_client, working, field, value):
    assert list(errors(save(editor_client, change_url(requirement()), **{field: value}))) == [field]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "mle"),
        ("code", "M"),
        ("code", "TOOLONG"),
        ("accent", "7"),
        ("glyph", "heart"),
        ("work", "x" * 121),
        ("summary", "x" * 20_001),
        ("summary", "a\x1bb"),
        ("name", " "),
    ],
)
def test_a_role_out_of_range_is_refused_at_its_field(editor_client, working, field, value):
    assert list(errors(save(editor_client, change_url(role()), **{field: value}))) == [field]


def test_two_roles_do_not_share_a_glyph(editor_client, working):
    other = role("machine-learning-engineer")

    found = errors(save(editor_client, change_url(role()), glyph=other.glyph))

    assert found == {"glyph": [f"{other} has this glyph. Choose another."]}


@pytest.mark.parametrize("state", ["published", "goal"])
def test_what_members_refer_to_is_never_deleted(editor_client, working, state):
    if state == "goal":
        Role.objects.update(first_release=None)
        Goal.objects.create(member=UserFactory(), role=role(), set_at=timezone.now())

    response = editor_client.post(
        f"/admin/careers/role/{role().pk}/delete/", {"post": "yes"}, follow=True
    )

    assert "cannot be deleted" in response.content.decode()
    assert role()


def test_start_is_reserved(editor_client, working):
    response = save(
        editor_client, list_url(Role, "add"), name="Start", slug="start", short_name="Start",
        code="ST", accent=3, glyph="drop",
    )  # fmt: skip

    assert "reserved" in str(errors(response))
