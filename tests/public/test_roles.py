"""The list of roles, and the page of one."""

import json
import re

import pytest

from tests import catalogues, publishing


def test_lists_every_role(client, published):
    page = client.get("/roles/").content.decode()

    for role in published.catalogue.roles:
        assert f'href="/roles/{role.slug}/"' in page
        assert role.one_line in page
    assert 'href="/compare/"' in page


def test_list_without_roles_says_so(client, db):
    assert "No role is published yet" in client.get("/roles/").content.decode()


def test_role_tells_what_it_does_and_asks(client, published):
    page = client.get("/roles/data-scientist/").content.decode()

    assert "Data scientists <strong>ask</strong>, measure and explain." in page
    assert "Turn questions into answers that can be checked." in page
    assert "Product managers and analysts." in page
    assert "Run experiments" in page
    assert '<a href="/skills/statistics/">Statistics</a>' in page


def rows(page: str, section: str) -> list[tuple[str, str]]:
    """(skills, level) of each line of the tools table below the heading `section`."""
    table = page.split(f'id="{section}"')[1].split("</table>", maxsplit=1)[0]
    found = re.findall(r'<th scope="row"[^>]*>(.*?)</th>.*?</svg>([^<]+)</span>', table, re.DOTALL)
    return [(re.sub(r"<[^>]+>", "", name).strip(), level) for name, level in found]


def test_tools_are_the_headline_requirements_and_the_rest_is_also_asked(client, published):
    page = client.get("/roles/data-scientist/").content.decode()

    assert rows(page, "tools") == [
        ("SQL Must-have", "Practitioner"),
        ("PyTorch or TensorFlow", "Practitioner"),
    ]
    assert rows(page, "also") == [("Docker", "Working")]


def test_each_requirement_gives_its_reason_and_the_facts_behind_it(client, published):
    page = client.get("/roles/data-scientist/").content.decode()

    for requirement in published.catalogue.role("data-scientist").requirements:
        assert requirement.reason in page
        for finding in requirement.findings:
            assert finding.text in page
    assert 'href="/sources/#survey">Survey of postings</a>' in page


def test_role_describes_itself_to_machines(client, published):
    page = client.get("/roles/data-scientist/").content.decode()

    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert block
    data = json.loads(block[1])
    assert (data["@type"], data["name"]) == ("Occupation", "Data Scientist")


def test_role_without_requirements_says_so(client, db):
    small = catalogues.small()
    bare = small.roles[0].model_copy(update={"requirements": (), "responsibilities": ()})
    publishing.release(small.model_copy(update={"roles": (bare, small.roles[1])}))

    page = client.get("/roles/data-scientist/").content.decode()

    assert "no requirements yet" in page
    assert "See how ready I am" not in page
    assert "Responsibilities" not in page


def test_area_without_tasks_says_so(client, db):
    small = catalogues.small()
    area = small.roles[0].responsibilities[0].model_copy(update={"tasks": ()})
    role = small.roles[0].model_copy(update={"responsibilities": (area,)})
    publishing.release(small.model_copy(update={"roles": (role, small.roles[1])}))

    assert "No task is written yet" in client.get("/roles/data-scientist/").content.decode()


def test_trial_tasks_are_told_with_their_list(client, published):
    page = client.get("/roles/data-scientist/").content.decode()

    assert "Read out an experiment" in page
    assert "<strong>raw rows</strong>" in page
    assert "<li>One command makes every figure.</li>" in page
    assert "Shows SQL at Working and Docker at Awareness." in page
    assert 'href="/me/tasks/data-scientist/read-out/"' in page
    assert "trial-tasks" not in client.get("/roles/machine-learning-engineer/").content.decode()


@pytest.mark.parametrize("slug", ["nobody", "DATA-SCIENTIST", "1"])
def test_unknown_role_is_not_found(client, published, slug):
    response = client.get(f"/roles/{slug}/")

    assert response.status_code == 404
    assert "There is no page here" in response.content.decode()


def test_whole_default_catalogue_has_a_page_a_role(client, default_catalogue):
    for role in default_catalogue.catalogue.roles:
        page = client.get(f"/roles/{role.slug}/").content.decode()
        assert len(rows(page, "tools")) + len(rows(page, "also")) == len(role.requirements)
