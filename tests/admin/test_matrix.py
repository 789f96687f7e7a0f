"""The comparison and the lifecycle, each as one table of every role."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from careers.models import Aspect, Cell, Involvement, Role, Stage
from tests.factories import UserFactory

COMPARISON, LIFECYCLE = "/admin/careers/comparison/", "/admin/careers/lifecycle/"


def fields(response):
    """What the table would send if nothing was touched."""
    grid = response.context["grid"]
    sent = {"_seen": response.context["seen"]}
    return sent | {bound.html_name: bound.value() or "" for bound in grid}


def key(response, row, role, part):
    return f"{response.context['grid'].prefix}-{row.pk}-{role.pk}-{part}"


@pytest.fixture
def scientist(working):
    return Role.objects.get(slug="data-scientist")


@pytest.fixture
def output(working):
    return Aspect.objects.get(slug="output")


def edit(client, url, row, role, **parts):
    page = client.get(url)
    said = {key(page, row, role, part): value for part, value in parts.items()}
    return client.post(url, fields(page) | said)


def test_a_cell_is_saved_and_in_the_log(editor_client, editor, scientist, output):
    response = edit(editor_client, COMPARISON, output, scientist, text="Findings,\r\n and reports")

    assert response.status_code == 302
    assert Cell.objects.get(aspect=output, role=scientist).text == "Findings, and reports"
    entry = LogEntry.objects.get()
    assert (entry.user, entry.get_edited_object()) == (editor, output)
    assert "Changed text for the cell of “Data Scientist”." in entry.get_change_message()


def test_untouched_it_changes_nothing(editor_client, working):
    for url in (COMPARISON, LIFECYCLE):
        page = editor_client.post(url, fields(editor_client.get(url)), follow=True)
        assert "Nothing was changed" in page.content.decode()

    assert not LogEntry.objects.exists()


def test_an_emptied_cell_is_left_out_and_a_filled_one_comes(editor_client, scientist, output):
    edit(editor_client, COMPARISON, output, scientist, text="  ")
    assert not Cell.objects.filter(aspect=output, role=scientist).exists()

    edit(editor_client, COMPARISON, output, scientist, text="Findings")
    assert Cell.objects.get(aspect=output, role=scientist).text == "Findings"


def test_the_lifecycle_has_a_rank_and_words(editor_client, scientist):
    stage = Stage.objects.first()
    edit(editor_client, LIFECYCLE, stage, scientist, rank="2", wording="Shares")

    cell = Involvement.objects.get(stage=stage, role=scientist)
    assert (cell.rank, cell.wording) == (2, "Shares")


@pytest.mark.parametrize(
    ("rank", "wording"), [("", "Leads"), ("9", "Leads"), ("x", ""), ("1", "x" * 121), ("1", "a\0")]
)
def test_what_no_cell_could_hold_is_refused_and_still_there(
    editor_client, scientist, rank, wording
):
    stage = Stage.objects.first()
    before = list(Involvement.objects.values())

    response = edit(editor_client, LIFECYCLE, stage, scientist, rank=rank, wording=wording)

    assert response.status_code == 400
    assert list(Involvement.objects.values()) == before
    assert response.context["grid"].errors
    assert fields(response)[key(response, stage, scientist, "wording")] == wording


def test_the_second_of_two_sees_both_versions(editor_client, scientist, output):
    mine = editor_client.get(COMPARISON)
    edit(editor_client, COMPARISON, output, scientist, text="Theirs")

    said = {key(mine, output, scientist, "text"): "Mine"}
    response = editor_client.post(COMPARISON, fields(mine) | said)

    assert response.status_code == 409
    assert Cell.objects.get(aspect=output, role=scientist).text == "Theirs"
    (found,) = response.context["overtaken"]
    assert (found.yours, found.stored) == ("Mine", "Theirs")
    assert len(response.context["entries"]) == 1
    assert editor_client.post(COMPARISON, fields(response)).status_code == 302
    assert Cell.objects.get(aspect=output, role=scientist).text == "Mine"


def test_cells_that_the_page_did_not_show_stay(editor_client, scientist, output):
    mine = editor_client.get(COMPARISON)
    later = Aspect.objects.create(slug="later", name="Later", position=9)
    Cell.objects.create(aspect=later, role=scientist, text="New")

    stale = editor_client.post(COMPARISON, fields(mine))
    assert stale.status_code == 409
    sent = {name: value for name, value in fields(stale).items() if f"-{later.pk}-" not in name}
    assert editor_client.post(COMPARISON, sent).status_code == 302

    assert Cell.objects.get(aspect=later).text == "New"


def test_a_retired_role_has_no_column(editor_client, scientist):
    Role.objects.filter(pk=scientist.pk).update(retired=True)

    roles = editor_client.get(COMPARISON).context["grid"].roles

    assert [role.slug for role in roles] == ["machine-learning-engineer"]


def test_without_rows_it_says_so(editor_client, working):
    Aspect.objects.all().delete()

    assert "nothing to fill in yet" in editor_client.get(COMPARISON).content.decode()


def test_it_takes_the_right_and_a_token(editors, editor, scientist, output):
    staff = UserFactory(is_staff=True)
    staff.user_permissions.add(editors.permissions.get(codename="change_cell"))
    one, strict = Client(), Client(enforce_csrf_checks=True)
    one.force_login(staff)
    strict.force_login(editor)

    assert one.get(COMPARISON).status_code == 403
    assert one.post(COMPARISON, {}).status_code == 403
    assert strict.post(COMPARISON, {}).status_code == 403


def test_it_costs_a_fixed_number_of_queries(editor_client, working, django_assert_max_num_queries):
    for number in range(20):
        Aspect.objects.create(slug=f"a{number}", name=f"A{number}")
    editor_client.get(COMPARISON)

    # session, user, permissions (2), roles, rows and cells (2, twice: shown and hashed), log
    with django_assert_max_num_queries(12):
        editor_client.get(COMPARISON)
