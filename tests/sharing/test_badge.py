"""/s/<token>/badge.svg: one of the two numbers of one role, for pages elsewhere."""

import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from careers.domain.badge import text_width
from careers.models import ShareLink
from tests.me.changes import republish, retire, words
from tests.sharing.conftest import EVIDENCE, READINESS, ROADMAP, ROLE, SKILLS
from tests.sharing.linking import FORM, NEW

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def badge(share):
    """badge(*parts) -> its path."""
    return lambda *parts: f"{share(*(parts or (READINESS,)))[1]}badge.svg"


def texts(answer):
    image = ET.fromstring(answer.content)
    assert image.tag == f"{SVG}svg"
    return [node.text for node in image.iter() if node.tag in {f"{SVG}title", f"{SVG}text"}]


def test_it_says_which_of_the_two_numbers_it_shows(badge, visitor):
    path = badge()
    told, role, says = texts(visitor.get(path))
    assert (role, says) == ("Data Scientist", "Self-rated: nearly ready, 73–90\xa0%")
    assert told == f"{role}. {says}."
    answer = visitor.get(path, {"role": ROLE, "number": "evidenced"})
    assert texts(answer)[2] == "Evidenced: building, 40\xa0%"
    assert "73" not in answer.content.decode()


def test_it_shows_nothing_else(badge, known, visitor):
    text = visitor.get(badge(READINESS, SKILLS, EVIDENCE, ROADMAP)).content.decode()
    assert known.name not in text
    assert "SQL" not in text


def test_it_runs_nothing_and_loads_nothing(badge, visitor):
    answer = visitor.get(badge())
    assert answer.headers["Content-Type"] == "image/svg+xml"
    text = answer.content.decode()
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<(script|style|image|use|foreignObject)|\son\w+=|href|url\(|@", text)
    assert 'role="img" aria-labelledby="told"' in text


def test_its_headers_keep_it_from_spreading_and_let_other_sites_show_it(badge, visitor):
    answer = visitor.get(badge())
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies


def test_loading_it_is_not_opening_the_link(badge, visitor):
    path = badge()
    for _ in range(3):
        visitor.get(path)
    assert ShareLink.objects.get().opened == 0


def test_gone_is_the_same_as_the_page_that_is_gone(badge, visitor, share):
    path = badge()
    ShareLink.objects.update(revoked_at=timezone.now())
    assert visitor.get(path).status_code == 404
    assert visitor.get(path).content == visitor.get(f"/s/{'x' * 43}/").content


@pytest.mark.parametrize("parts", [(SKILLS,), (EVIDENCE, ROADMAP)])
def test_only_of_a_link_that_shows_readiness(badge, visitor, parts):
    assert visitor.get(badge(*parts)).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        {"role": "machine-learning-engineer"},
        {"role": ""},
        {"role": "<svg>"},
        {"number": "both"},
        {"number": "\x00"},
    ],
)
def test_what_was_not_shared_or_makes_no_sense_is_not_there(badge, visitor, query):
    assert visitor.get(badge(), query).status_code == 404


def test_a_role_that_is_retired_has_none(badge, visitor):
    path = badge()
    retire(ROLE)
    assert visitor.get(path).status_code == 404


def test_with_nothing_rated(badge, visitor, hold):
    hold(sql=None, pytorch=None, docker=None)
    assert texts(visitor.get(badge()))[2] == "Self-rated: not rated yet"


def test_names_are_text_and_have_room(badge, visitor, member_client):
    name = f"</text><script>alert(1)</script> & {'W' * 60}"
    republish(roles=lambda roles: [{**roles[0], "name": name}, roles[1]])
    path = badge()
    answer = visitor.get(path)
    assert texts(answer)[1] == name
    assert "<script" not in answer.content.decode()
    image = ET.fromstring(answer.content)
    ends = [
        float(node.get("x")) + float(node.get("textLength")) for node in image.iter(f"{SVG}text")
    ]
    assert ends[0] < float(image.findall(f".//{SVG}text")[1].get("x"))
    assert ends[1] + 10 == float(image.get("width"))
    made = member_client.post(NEW, FORM).content.decode()
    assert "<script>" not in made
    assert "<script>" not in unescape(made).partition("HTML</h3>")[2].partition("</code>")[0]


@pytest.mark.parametrize("text", ["", "i", "W", "漢字", "e\u0301", "\u200b", "a" * 120])
def test_a_width_grows_with_its_text(text):
    assert text_width(text) <= text_width(f"{text}a")
    assert 0 <= text_width(text) <= 13 * len(text)


def test_it_is_offered_where_the_link_is_made(known, member_client, visitor):
    page = member_client.post(NEW, FORM).content.decode()
    for kind in ("markdown", "html"):
        found = re.findall(rf'<code id="{kind}-\d">(.*?)</code>', page)
        codes = [unescape(code) for code in found]
        assert len(codes) == 2
        for code, number in zip(codes, ("self-rated", "evidenced"), strict=True):
            assert f"Readiness for Data Scientist, {number}" in code
            (path,) = re.findall(r"http://localhost:8000(/s/[^\")]+badge\.svg[^\")]*)", code)
            said = texts(visitor.get(unescape(path)))[2]
            assert said.startswith(number.capitalize())
    assert "Loading a badge is not counted as opening" in page
    assert ShareLink.objects.get().opened == 0


def test_it_is_not_offered_for_a_link_without_readiness(known, member_client):
    answer = member_client.post(NEW, FORM | {"parts": [SKILLS]})
    assert "Badges" not in words(answer)


def test_its_queries(badge, visitor, django_assert_num_queries):
    path = badge()
    # link with its member, release, ratings, evidence
    with django_assert_num_queries(4):
        visitor.get(path)
