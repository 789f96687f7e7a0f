"""The pages that retire, merge and bring back: what they tell before, and what they do."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from careers.models import Goal, Rating, RequirementOption, Role, Skill
from tests.admin.forms import change_url, list_url, save
from tests.factories import UserFactory


def skill(slug):
    return Skill.objects.get(slug=slug)


def page(row):
    return f"/admin/careers/{row._meta.model_name}/{row.pk}/retire/"


def rated(slug, people, level=2):
    Rating.objects.bulk_create(
        Rating(member=UserFactory(), skill=skill(slug), level=level, rated_at=timezone.now())
        for _ in range(people)
    )


def text(response):
    return " ".join(response.content.decode().split())


def test_a_skill_is_merged_after_one_saw_what_that_does(editor_client, editor, working):
    old, new = skill("kubernetes"), skill("docker")
    first = text(editor_client.get(page(old)))
    assert "Has to name another skill, or none, before you can publish." in first
    looked = text(editor_client.get(page(old), {"into": new.pk}))
    assert "Names Docker instead." in looked
    assert not skill("kubernetes").retired

    response = editor_client.post(
        page(old), {"do": "merge", "into": new.pk, "repoint": "on"}, follow=True
    )

    assert "“Kubernetes” is merged into “Docker”. Members see it once" in text(response)
    assert skill("kubernetes").merged_into == new
    assert not RequirementOption.objects.filter(skill=old).exists()
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_repr) == (editor, "Kubernetes")
    assert "is merged into" in entry.get_change_message()


def test_without_the_box_nothing_is_repointed(editor_client, working):
    old = skill("kubernetes")
    editor_client.post(page(old), {"do": "merge", "into": skill("docker").pk})

    assert skill("kubernetes").retired
    assert RequirementOption.objects.filter(skill=old).exists()


def test_everything_that_names_a_skill_is_listed_with_its_page(editor_client, working):
    mentions = editor_client.get(page(skill("docker"))).context["mentions"]

    assert [row.kind for row in mentions] == [
        *("Requirement", "Requirement", "Prerequisite", "Task", "Trial task"),
    ]
    assert all(editor_client.get(row.url).status_code == 200 for row in mentions)
    assert [row.kind for row in editor_client.get(page(skill("sql"))).context["mentions"]] == [
        "Requirement",
        "Demand",
        "Demand",
        "Trial task",
    ]
    stages = editor_client.get(page(skill("python"))).context["mentions"]
    assert [row.kind for row in stages].count("Stage of a transition") == 4


def test_what_merging_does_to_what_is_there_already(editor_client, working):
    frameworks = editor_client.get(page(skill("pytorch")), {"into": skill("tensorflow").pk})
    assert {row.after for row in frameworks.context["mentions"]} == {
        "Goes: TensorFlow is named there already."
    }
    own = editor_client.get(page(skill("docker")), {"into": skill("kubernetes").pk})
    assert "Goes: no skill is its own prerequisite." in text(own)


def test_a_role_that_will_ask_for_one_skill_twice_is_named(editor_client, working):
    shown = editor_client.get(page(skill("docker")), {"into": skill("sql").pk})

    asked = {row.name: row.after for row in shown.context["mentions"] if row.kind == "Requirement"}
    assert asked == {
        "Data Scientist: Docker": "Names SQL instead. The role already asks for SQL: two of its "
        "requirements then name it.",
        "Machine Learning Engineer: Docker": "Names SQL instead.",
    }


def test_a_skill_that_nothing_names(editor_client, working):
    skill("statistics").tasks.clear()

    assert "Nothing else in the working copy names it." in text(
        editor_client.get(page(skill("statistics")))
    )


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        (0, "No member rated it."),
        (1, "Fewer than 5 members rated it."),
        (4, "Fewer than 5 members rated it."),
        (5, "5 members rated it."),
    ],
)
def test_few_members_are_not_counted(editor_client, working, people, sentence):
    rated("docker", people)
    rated("git", 9)
    rated("docker", 6, level=None)

    assert sentence in text(editor_client.get(page(skill("docker"))))


def test_a_skill_is_retired_and_brought_back(editor_client, working):
    row = skill("docker")
    response = editor_client.post(page(row), {"do": "retire"}, follow=True)
    assert "“Docker” is retired." in text(response)
    assert "Bring back" in text(response)
    assert skill("docker").retired
    assert "Bring Docker back" in text(editor_client.get(page(row)))

    assert "“Docker” is back." in text(editor_client.post(page(row), {"do": "back"}, follow=True))
    assert not skill("docker").retired


def test_a_merged_skill_says_where_it_went(editor_client, working):
    Skill.objects.filter(slug="git").update(retired=True, merged_into=skill("docker"))

    assert f'It is merged into <a href="{change_url(skill("docker"))}">' in text(
        editor_client.get(page(skill("git")))
    )
    followed = editor_client.get(page(skill("docker"))).context["mentions"][-1]
    assert (followed.kind, followed.url) == ("Merged into it", page(skill("git")))


@pytest.mark.parametrize("do", ["retire", "merge"])
def test_a_second_click_is_told_so(editor_client, working, do):
    data = {"do": do, "into": skill("docker").pk}
    editor_client.post(page(skill("statistics")), data)

    again = editor_client.post(page(skill("statistics")), data)

    assert again.status_code == 409
    assert "Statistics is retired already." in text(again)
    assert LogEntry.objects.count() == 1


@pytest.mark.parametrize("into", ["", "x", "0", "99999999999999999999999", "own", "retired"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_target_that_is_none_changes_nothing(editor_client, working, into, method):
    Skill.objects.filter(slug="python").update(retired=True)
    into = {"own": skill("git").pk, "retired": skill("python").pk}.get(into, into)

    response = getattr(editor_client, method)(page(skill("git")), {"do": "merge", "into": into})

    assert response.status_code == 400
    assert "Choose" in text(response)
    assert not skill("git").retired


@pytest.mark.parametrize("data", [{}, {"do": "x"}, {"do": "merge"}])
def test_a_form_that_asks_for_nothing_known(editor_client, working, data):
    for row in (skill("git"), Role.objects.first()):
        assert editor_client.post(page(row), data).status_code == 400
    assert not Skill.objects.filter(retired=True).exists()


def test_a_role_is_retired_and_brought_back(editor_client, working):
    role = Role.objects.get(slug="data-scientist")
    Goal.objects.create(member=UserFactory(), role=role, set_at=timezone.now())
    shown = editor_client.get(page(role))
    assert "Fewer than 5 members chose it as their goal." in text(shown)
    kinds = [row.kind for row in shown.context["mentions"]]
    assert kinds.count("Transition") == 3
    assert kinds.count("Stage that it leads") == 1
    assert {"Requirements", "Responsibilities", "Comparison cells"} <= set(kinds)
    for row in shown.context["mentions"]:
        address, _, anchor = row.url.partition("#")
        assert f'id="{anchor}"' in text(editor_client.get(address)) or not anchor

    editor_client.post(page(role), {"do": "retire"})
    assert Role.objects.get(pk=role.pk).retired
    editor_client.post(page(role), {"do": "back"})
    assert not Role.objects.get(pk=role.pk).retired
    assert Goal.objects.count() == 1


def test_the_change_page_leads_here_and_does_not_retire_itself(editor_client, working):
    for row, name in ((skill("git"), "Retire or merge"), (Role.objects.first(), "Retire")):
        shown = editor_client.get(change_url(row))
        assert f'<a href="{page(row)}">{name}</a>' in text(shown)

        save(editor_client, change_url(row), retired="on", merged_into=skill("docker").pk)

        assert not type(row).objects.get(pk=row.pk).retired


def test_what_cannot_be_deleted_leads_here(editor_client, working):
    for row in (skill("git"), Role.objects.first()):
        url = f"/admin/careers/{row._meta.model_name}/{row.pk}/delete/"
        response = editor_client.get(url, follow=True)
        assert response.redirect_chain[-1][0] == page(row)
        assert "cannot be deleted" in text(response)


def test_it_takes_the_right_to_change(working, editors):
    person = UserFactory(is_staff=True)
    for codename in ("view_skill", "view_role", "view_release", "delete_skill"):
        person.user_permissions.add(editors.permissions.get(codename=codename))
    client = Client()
    client.force_login(person)

    for row in (skill("git"), Role.objects.first()):
        assert client.get(page(row)).status_code == 403
        assert client.post(page(row), {"do": "retire"}).status_code == 403
        assert page(row) not in text(client.get(change_url(row)))
    lead = client.get(f"/admin/careers/skill/{skill('git').pk}/delete/")
    assert lead["Location"] == change_url(skill("git"))
    assert not Skill.objects.filter(retired=True).exists()


def test_what_is_not_there_is_not_found(editor_client, working):
    assert editor_client.get("/admin/careers/skill/999999/retire/").status_code == 404
    assert editor_client.get("/admin/careers/role/999999/retire/").status_code == 404
    assert editor_client.get("/admin/careers/skill/x/retire/").status_code in {302, 404}


def test_it_costs_a_fixed_number_of_queries(editor_client, working, django_assert_max_num_queries):
    editor_client.get(list_url(Skill))
    target = skill("docker").pk

    # session, user, permissions (2), the skill, the form's choices (2), ratings, options with
    # what is beside them (3), prerequisites (2), demand (2), tasks, stages, merges (2)
    with django_assert_max_num_queries(22):
        editor_client.get(page(skill("kubernetes")), {"into": target})
