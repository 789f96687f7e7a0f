"""The group Reviewers: sees, compares and previews; changes and publishes nothing."""

import pytest

from careers.models import Release, Requirement, Role, Skill, Source
from tests.admin.forms import change_url, list_url
from tests.factories import UserFactory


@pytest.fixture
def reviewer_client(client, reviewers, working):
    person = UserFactory(is_staff=True)
    person.groups.add(reviewers)
    client.force_login(person)
    return client


def test_reviewers_see_what_editors_see_and_change_nothing(editors, reviewers):
    def seen(group):
        return {
            right.codename for right in group.permissions.all() if right.codename[:5] == "view_"
        }

    assert seen(reviewers) == seen(editors)
    assert reviewers.permissions.count() == len(seen(reviewers))
    assert not {"view_rating", "view_ratingevent", "view_goal"} & seen(reviewers)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "preview/",
        "preview/roles/data-scientist/",
        "careers/release/",
        "careers/release/difference/",
        "careers/release/1/download/",
        "careers/health/",
        "careers/changes/",
        "careers/export/",
    ],
)
def test_what_they_see(reviewer_client, path):
    assert reviewer_client.get(f"/admin/{path}").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "careers/release/publish/",
        "careers/release/add/",
        "careers/release/1/restore/",
        "careers/import/",
        "careers/tables/",
        "careers/article/",
        "careers/comparison/",
        "careers/lifecycle/",
        "careers/skill/add/",
        "accounts/user/",
        "accounts/user/add/",
    ],
)
def test_what_they_do_not(reviewer_client, path):
    for ask in (reviewer_client.get, reviewer_client.post):
        assert ask(f"/admin/{path}").status_code == 403
    assert Release.objects.count() == 1


@pytest.mark.parametrize("model", [Role, Skill, Requirement, Release])
def test_a_row_is_shown_without_anything_to_fill_in(reviewer_client, model):
    row = model.objects.first()
    assert reviewer_client.get(list_url(model)).status_code == 200
    page = reviewer_client.get(change_url(row)).content.decode()
    assert 'name="_save"' not in page
    assert reviewer_client.post(change_url(row), {"name": "Mine"}).status_code == 403


def test_the_skills_of_a_requirement_are_named(reviewer_client):
    requirement = Requirement.objects.filter(slug="docker").first()
    for row in (requirement, requirement.role):
        assert "Docker" in reviewer_client.get(change_url(row)).content.decode()


def test_what_stands_within_rows_of_a_role_is_read(reviewer_client, django_assert_max_num_queries):
    role = Role.objects.get(slug="data-scientist")
    area = role.responsibilities.create(area="Asking")
    area.tasks.create(text="Ask <well>.").skills.set(Skill.objects.filter(slug__in=["sql", "git"]))
    for asked in role.requirements.all():
        asked.findings.create(source=Source.objects.first(), text=f"{asked.slug} is asked for.")
    reviewer_client.get(change_url(role))

    # as many as the page of an editor has
    with django_assert_max_num_queries(40):
        page = reviewer_client.get(change_url(role)).content.decode()

    assert "<caption>Evidence</caption>" in page
    assert f"<td>{Source.objects.first()}</td><td>sql is asked for.</td>" in page
    assert "<td>Ask &lt;well&gt;.</td><td>SQL, Git</td>" in page or "<td>Git, SQL</td>" in page
    assert "-findings-" not in page


def test_the_start_page_offers_only_what_they_may_do(reviewer_client):
    page = reviewer_client.get("/admin/").content.decode()
    for offered in ("careers/health/", "preview/", "careers/changes/"):
        assert f'href="/admin/{offered}"' in page
    for missing in ("release/publish/", "careers/import/", "careers/article/", "skill/add/"):
        assert f"/admin/{missing}" not in page.replace("careers/release/publish", "release/publish")
    assert "addlink" not in page
