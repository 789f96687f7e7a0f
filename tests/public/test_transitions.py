"""How people cross: the list of all ways, and each way in full."""

import json
import re

import pytest
from django.conf import settings
from django.utils.html import escape

from careers.domain.document import Document
from tests import catalogues, publishing
from tests.factories import RatingFactory
from tests.public.crossings import DS, MLE, groups, html, lists, way

INDEX = "/roadmaps/"


def changed(change):
    """The small catalogue, after `change` had its JSON, as the newest release."""
    document = catalogues.small().model_dump(mode="json")
    change(document)
    return publishing.release(Document.model_validate(document))


def third_role(document, **more):
    """An analyst: SQL below what the Data Scientist holds, any one of three frameworks."""
    asked = [("sql", ["sql"], 2), ("frameworks", ["pytorch"], 3), ("statistics", ["statistics"], 2)]
    document["roles"].append(
        {
            "slug": "analyst",
            "name": "Analyst",
            "short_name": "Analyst",
            "code": "AN",
            "accent": 3,
            "glyph": "triangle",
            "requirements": [
                {"slug": slug, "any_of": options, "level": level, "weight": 1}
                for slug, options, level in asked
            ],
            **more,
        }
    )


def test_every_way_there_is(client, published):
    page = client.get(INDEX).content.decode()
    assert re.findall(r'<a href="/roadmaps/([^"#]+)/"', page) == [
        f"start/{DS}",
        f"{MLE}/{DS}",
        f"start/{MLE}",
        f"{DS}/{MLE}",
    ]
    assert "Two ask for more and five are new." in page
    assert "All three are new." in page


def test_the_four_lists(client, published):
    page = html(client, DS, MLE)
    assert lists(page) == {
        "carries": [],
        "raises": ["PyTorch", "TensorFlow", "Docker"],
        "new": ["Python", "Kubernetes", "Model monitoring", "Git", "Communication"],
        "rests": ["SQL"],
    }
    assert "Of its seven requirements, two ask for more and five are new." in page


def test_and_back(client, published):
    there, back = lists(html(client, DS, MLE)), lists(html(client, MLE, DS))
    assert back["carries"] == ["PyTorch", "TensorFlow", "Docker"]
    assert (back["new"], back["rests"]) == (there["rests"], there["new"])


def test_starting_out_holds_nothing_that_could_carry_over(client, published):
    page = html(client, "start", DS)
    assert lists(page) == {"new": ["SQL", "PyTorch", "TensorFlow", "Docker"]}
    assert "<h1>From starting out to Data Scientist</h1>" in page
    assert "All its three requirements are new." in page
    assert "You would lead Question." in page


def test_stages_steps_can_dos_resources_and_hours(client, published):
    page = html(client, DS, MLE)
    stage = page[page.index('<ol class="way"') : page.index("In none of these stages")]
    assert "It carries the rest." in stage
    assert "You can ship a tested library to colleagues." in stage
    assert 'href="https://example.org/python"' in stage
    # Python from nothing to Practitioner: 10 + 20 + 30.
    assert "about 60\N{NO-BREAK SPACE}h" in stage
    left = page[page.index("In none of these stages") :]
    assert "export saved models" not in left  # the can-do asked is Expert's
    assert "You can contribute kernels upstream." in left
    # PyTorch or TensorFlow 40, Docker 30, Kubernetes 30, monitoring 30, Git 60, communication 30.
    assert "The steps take about 280\N{NO-BREAK SPACE}h" in page
    assert "estimates" in page


def test_a_stage_says_what_the_role_does_not_ask(client, published):
    stage = html(client, MLE, DS)
    assert re.search(r"does not ask for it: <a href=\"/skills/python/\">Python</a>", stage)


def test_a_pair_without_stages_tells_all_there_is_to_learn(client, db):
    changed(third_role)
    page = html(client, DS, "analyst")
    assert lists(page)["carries"] == ["SQL"]
    assert lists(page)["raises"] == ["PyTorch"]
    assert lists(page)["new"] == ["Statistics"]
    assert lists(page)["rests"] == ["Docker"]
    assert "only if yours is another option" in page
    assert "Nobody has put this way into stages yet." in page
    assert "You can compute a confidence interval." in page
    # The lifecycle tells nothing of the analyst, so nothing moves.
    assert groups(page) == {"untold": ["Question", "Deployment"]}
    assert client.get(INDEX).content.decode().count("<h3>") == 9  # three ways to each of three


def test_a_role_that_asks_for_nothing(client, db):
    changed(lambda document: third_role(document, requirements=[]))
    assert "Analyst asks for nothing yet" in html(client, DS, "analyst")
    assert lists(html(client, "analyst", DS))["rests"] == []


@pytest.mark.parametrize(
    ("origin", "target"), [("nobody", DS), (DS, "nobody"), (DS, "start"), ("start", "start")]
)
def test_an_unknown_end_shows_the_ways_there_are(client, published, origin, target):
    answer = client.get(way(origin, target))
    assert answer.status_code == 404
    assert "There is no such way" in answer.content.decode()
    assert way(DS, MLE) in answer.content.decode()


def test_a_role_to_itself_leads_to_the_role(client, published):
    answer = client.get(way(DS, DS))
    assert (answer.status_code, answer["Location"]) == (302, f"/roles/{DS}/")


def test_before_the_first_release(client, db):
    assert "No role is published yet" in client.get(INDEX).content.decode()
    assert client.get(way(DS, MLE)).status_code == 404


def test_a_member_sees_what_is_met_already(member_client, member, published):
    for slug, level in {"python": 3, "tensorflow": 4, "docker": 1}.items():
        RatingFactory(member=member, slug=slug, level=level)
    page = html(member_client, DS, MLE)
    assert "You meet two of its seven requirements. Four are not rated yet." in page
    raises = page[page.index('<div class="raises">') : page.index('<div class="new">')]
    assert "Expert" in raises
    assert "(TensorFlow)" in raises
    assert raises.count('class="is-met"') == 1
    assert "Awareness" in raises
    assert "is-met" not in html(member_client, MLE, DS).split('<div class="new">')[1]


def test_a_member_without_ratings_is_told_to_rate(member_client, published):
    page = html(member_client, DS, MLE)
    assert "Rate skills to find out how ready you are" in page
    assert "is-met" not in page


def test_a_visitor_sees_no_levels_of_anybody(client, published):
    page = html(client, DS, MLE)
    assert "You hold" not in page
    assert "Not rated" not in page


# The release.
@pytest.mark.parametrize("address", [INDEX, way(DS, MLE), way("start", DS), way("no", "way")])
def test_a_visitor_costs_one_query(client, published, address, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert not client.get(address).cookies


# Release, session, user, ratings.
def test_a_member_costs_four(member_client, member, published, django_assert_num_queries):
    RatingFactory(member=member, slug="python", level=3)
    with django_assert_num_queries(4):
        member_client.get(way(DS, MLE))


def test_breadcrumbs_for_machines(client, published):
    page = html(client, DS, MLE)
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert [row["name"] for row in data["itemListElement"]] == [
        "Roadmaps",
        "From Data Scientist to Machine Learning Engineer",
    ]
    assert data["itemListElement"][1]["item"] == settings.SITE_URL + way(DS, MLE)


def test_markup_in_any_text_is_text(client, db):
    hostile = '</script><b>"x"</b>'

    def change(document):
        for row in (*document["roles"], *document["skills"], *document["stages"]):
            row["name"] = hostile
        for stage in document["stages"]:
            for cell in stage["cells"]:
                cell["wording"] = hostile
        for row in document["transitions"]:
            row["summary"] = hostile
            row["stages"][0] |= {"name": hostile, "reason": hostile}
        for skill in document["skills"]:
            skill["can_dos"][2]["statement"] = hostile
            skill["resources"][0]["title"] = hostile

    changed(change)
    for address in (INDEX, way(DS, MLE), way("start", DS), way("</script>", DS)):
        page = client.get(address).content.decode()
        assert "<b>&quot;x" not in page
        assert hostile not in page
    assert escape(hostile) in html(client, DS, MLE)


@pytest.mark.parametrize("address", ["/", "/compare/", f"/roles/{DS}/"])
def test_other_pages_lead_here(client, published, address):
    assert 'href="/roadmaps/' in client.get(address).content.decode().partition("<main")[2]


def test_the_header_marks_it(client, published):
    assert '<a href="/roadmaps/" aria-current="page">' in client.get(INDEX).content.decode()
    assert '<a href="/roadmaps/" aria-current="true">' in html(client, DS, MLE)
