"""The page that publishes: what it shows, what it refuses, what it does."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from careers.models import CanDo, Release, Requirement, Skill
from careers.releases import current_catalogue
from tests.admin.forms import change_url, list_url, save
from tests.factories import PASSWORD, UserFactory

URL = "/admin/careers/release/publish/"


def promise(client, note="Why not"):
    """What the form of the page would send."""
    return {**client.get(URL).context["form"].initial, "note": note}


def requirement():
    return Requirement.objects.get(role__slug="data-scientist", slug="sql")


def test_an_edit_reaches_the_public_page(editor_client, editor, working, client):
    assert current_catalogue().role("data-scientist").asked["sql"][0].level == 3
    save(editor_client, change_url(requirement()), level=4)
    assert current_catalogue().role("data-scientist").asked["sql"][0].level == 3

    response = editor_client.post(URL, promise(editor_client, "SQL at Expert"), follow=True)

    assert "Release 2 is published." in response.content.decode()
    release = Release.objects.first()
    assert (release.number, release.note, release.author) == (2, "SQL at Expert", editor)
    assert current_catalogue().role("data-scientist").asked["sql"][0].level == 4
    assert "Expert" in Client().get("/roles/data-scientist/").content.decode()
    assert LogEntry.objects.filter(content_type__model="release", user=editor).count() == 1


def test_looking_publishes_nothing(editor_client, working):
    save(editor_client, change_url(requirement()), level=4)

    page = editor_client.get(URL, {"note": "by link", "number": 2})

    assert "Publish as release 2" in page.content.decode()
    assert Release.objects.count() == 1


def test_nothing_changed_is_said_and_refused(editor_client, working):
    assert "nothing to publish" in editor_client.get(URL).content.decode()

    response = editor_client.post(URL, promise(editor_client))

    assert response.status_code == 409
    assert "says what the current release says" in response.content.decode()
    assert Release.objects.count() == 1


def test_a_fault_is_listed_with_its_row_and_refused(editor_client, working):
    save(editor_client, change_url(requirement()), level=4)
    shown = promise(editor_client)
    broken = requirement()
    Requirement.objects.filter(pk=broken.pk).update(reason="")
    CanDo.objects.filter(skill__slug="git", level=2).update(hours=0)

    for response in (
        editor_client.get(URL),
        editor_client.post(URL, shown),
    ):
        page = response.content.decode()
        assert change_url(broken) in page
        assert change_url(Skill.objects.get(slug="git")) in page
        assert "Publish as release" not in page
    assert response.status_code == 409
    assert Release.objects.count() == 1


def test_a_requirement_without_options_is_named(editor_client, working):
    requirement().options.all().delete()

    page = editor_client.get(URL)

    assert page.status_code == 200
    assert change_url(requirement()) in page.content.decode()
    assert "Needs at least 1." in page.content.decode()


def test_what_somebody_else_published_meanwhile_is_looked_at_first(
    editor_client, other_editor, working
):
    save(editor_client, change_url(requirement()), level=4)
    shown = promise(editor_client, "Second of two")
    other_editor.post(URL, promise(other_editor, "First of two"))
    save(editor_client, change_url(requirement()), level=2)

    response = editor_client.post(URL, shown)

    assert response.status_code == 409
    page = response.content.decode()
    assert "somebody else published meanwhile" in page
    assert "Second of two" in page
    assert told(response) == [("Level", "Expert", "Working")]
    assert Release.objects.count() == 2
    again = {**response.context["form"].initial, "note": "Second of two"}
    assert editor_client.post(URL, again).status_code == 302


def told(response):
    return [
        (line.label, line.before, line.after)
        for group in response.context["groups"] for entry in group.entries for line in entry.lines
    ]  # fmt: skip


def test_what_would_change_is_shown(editor_client, working):
    save(editor_client, change_url(requirement()), level=4)

    response = editor_client.get(URL)

    assert told(response) == [("Level", "Practitioner", "Expert")]
    page = response.content.decode()
    assert "SQL for " in page
    assert "<del>Practitioner</del> → <ins>Expert</ins>" in page


def test_what_was_edited_meanwhile_is_looked_at_first(editor_client, working):
    save(editor_client, change_url(requirement()), level=4)
    shown = promise(editor_client, "SQL at Expert")
    save(editor_client, change_url(requirement()), weight=1)

    response = editor_client.post(URL, shown)

    assert response.status_code == 409
    assert "changed the working copy after you opened" in response.content.decode()
    assert ("Weight", str(working_weight()), "1") in told(response)
    assert Release.objects.count() == 1


def working_weight():
    """The weight that release 1 gives to SQL."""
    return current_catalogue().role("data-scientist").asked["sql"][0].weight


def test_the_first_release_is_all_new(editor_client, working):
    Release.objects.all().delete()

    response = editor_client.get(URL)

    assert "Nothing is published yet" in response.content.decode()
    assert {entry.kind for group in response.context["groups"] for entry in group.entries} == {
        "added"
    }
    assert editor_client.post(URL, promise(editor_client)).status_code == 302
    assert Release.objects.get().number == 1


def test_what_an_editor_writes_is_shown_as_text(editor_client, working):
    save(
        editor_client,
        change_url(requirement()),
        reason="<script>alert(1)</script> & more words to be told",
    )

    page = editor_client.get(URL).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("note", ["", "  ", "a\0b", "x" * 601])
def test_the_note_is_checked_at_its_field(editor_client, working, note):
    save(editor_client, change_url(requirement()), level=4)

    response = editor_client.post(URL, promise(editor_client, note))

    assert response.status_code == 400
    assert list(response.context["form"].errors) == ["note"]
    assert Release.objects.count() == 1


@pytest.mark.parametrize(
    "odd",
    [
        *({"number": number} for number in ("", "x", "-1", "99999999999999999999999")),
        *({"sha256": sha256} for sha256 in ("", "x", "A" * 64, "0" * 65, "a\0b")),
    ],
)
def test_an_odd_promise_publishes_nothing(editor_client, working, odd):
    save(editor_client, change_url(requirement()), level=4)

    response = editor_client.post(URL, promise(editor_client) | odd)

    assert response.status_code == 400
    assert "Open this page again" in response.content.decode()
    assert Release.objects.count() == 1


def test_it_takes_a_token(editor, working):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)

    assert strict.post(URL, promise(strict)).status_code == 403


def test_it_takes_the_right(client, working, editors):
    staff = UserFactory(is_staff=True)
    staff.user_permissions.add(editors.permissions.get(codename="change_skill"))
    staff.user_permissions.add(editors.permissions.get(codename="view_release"))
    client.force_login(staff)

    assert client.get(URL).status_code == 403
    assert client.post(URL, {"note": "No", "number": 2, "sha256": "0" * 64}).status_code == 403
    assert URL not in client.get("/admin/").content.decode()


def test_a_member_and_a_stranger_are_sent_away(client, member_client, working):
    assert member_client.post(URL, {"note": "No", "number": 2}).status_code in {302, 403}
    assert Client().post(URL, {"note": "No", "number": 2}).status_code in {302, 403}
    assert Release.objects.count() == 1


def test_adding_a_release_leads_to_publishing(editor_client, working):
    assert editor_client.get(list_url(Release, "add"))["Location"] == URL
    assert editor_client.post(list_url(Release, "add"), {"number": 9})["Location"] == URL


def test_nobody_edits_or_deletes_a_release(client, working):
    client.force_login(UserFactory(is_staff=True, is_superuser=True, password=PASSWORD))
    release = Release.objects.get()
    before = Release.objects.values().get()
    delete = f"/admin/careers/release/{release.pk}/delete/"
    bulk = {"action": "delete_selected", "_selected_action": [release.pk], "post": "yes"}

    assert client.get(change_url(release)).status_code == 200
    assert client.post(change_url(release), {"note": "Other"}).status_code == 403
    assert client.post(delete, {"post": "yes"}).status_code == 403
    client.post(list_url(Release), bulk)
    assert Release.objects.values().get() == before


def test_the_page_costs_a_fixed_number_of_queries(
    editor_client, working, django_assert_max_num_queries
):
    editor_client.get(URL)

    # session, user, permissions (2), newest release, the working copy (40), current release,
    # what an earlier release held (2), the rows that findings are about (skills, roles,
    # transitions)
    with django_assert_max_num_queries(51):
        editor_client.get(URL)
