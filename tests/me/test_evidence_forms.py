"""Evidence is added in two steps: a skill, then what shows which of its can-dos."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from careers.domain.levels import MAX_EVIDENCE
from careers.models import Evidence, Rating
from tests.me.changes import words
from tests.me.pieces import ADD, FORM, LIST, day, many, merge


def stored():
    return Evidence.objects.values("skill__slug", "level", "kind", "title", "link", "note").get()


def test_two_steps(published, member_client):
    first = member_client.get(ADD).content.decode()
    assert '<optgroup label="Data">' in first
    assert '<option value="sql">SQL</option>' in first
    second = words(member_client.get(ADD, {"skill": "sql"}))
    assert "Add evidence for SQL" in second
    for level in range(1, 5):
        assert published.catalogue.skill("sql").can_do[level] in second
    answer = member_client.post(
        ADD, FORM | {"link": "https://example.org/r", "note": "a\r\nb"}, follow=True
    )
    assert answer.redirect_chain == [(LIST, 302)]
    assert "Saved: Sales report." in words(answer)
    assert stored() == {
        "skill__slug": "sql",
        "level": 3,
        "kind": "project",
        "title": "Sales report",
        "link": "https://example.org/r",
        "note": "a\nb",
    }
    assert not Rating.objects.exists()


def test_what_has_ended_already_is_said_at_once(published, member_client):
    data = FORM | {"kind": "certificate", "expires_on": "2026-05-04"}
    told = words(member_client.post(ADD, data, follow=True))
    assert "Saved: Sales report. Ended on 4 May 2026. It has not counted since." in told


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"level": ""}, "Choose the sentence."),
        ({"level": "0"}, "There is no such level."),
        ({"level": "5"}, "There is no such level."),
        ({"level": "9" * 5000}, "There is no such level."),
        ({"kind": ""}, "Choose what it is."),
        ({"kind": "review"}, "There is no such kind."),
        ({"kind": "task"}, "There is no such kind."),
        ({"title": ""}, "Give it a title."),
        ({"title": "   "}, "Give it a title."),
        ({"title": "x" * 121}, "at most 120 characters"),
        ({"title": "a\nb"}, "a character that cannot be shown"),
        ({"title": "a\x00b"}, "Null characters are not allowed."),
        ({"title": "a\u202eb"}, "a character that cannot be shown"),
        ({"link": "javascript:alert(1)"}, "begins with https:// or http://"),
        ({"link": "ftp://example.org/"}, "begins with https:// or http://"),
        ({"link": "data:text/html,x"}, "begins with https:// or http://"),
        ({"link": "https://"}, "begins with https:// or http://"),
        ({"link": "http://[::1"}, "begins with https:// or http://"),
        ({"link": "https://me:secret@example.org/"}, "name and password before the @"),
        ({"link": "https://example.org/\u202etxt"}, "a character that cannot be shown"),
        ({"link": f"https://example.org/{'x' * 500}"}, "at most 500 characters"),
        ({"dated_on": ""}, "Say when."),
        ({"dated_on": "3/5/2026"}, "such as 2026-05-03"),
        ({"dated_on": "99999-01-01"}, "such as 2026-05-03"),
        ({"dated_on": "2026-02-30"}, "such as 2026-05-03"),
        ({"dated_on": "0206-05-03"}, "Write a day of 1950 or later."),
        ({"dated_on": "9999-12-31"}, "31 December 9999 is still to come."),
        ({"expires_on": "soon"}, "such as 2026-05-03"),
        ({"expires_on": "2026-05-02"}, "That is before 3 May 2026, when it began."),
        ({"note": "x" * 2001}, "at most 2000 characters"),
        ({"note": "x\x07"}, "a character that cannot be shown"),
    ],
)
def test_a_fault_is_told_at_its_field_and_what_was_typed_stays(
    published, member_client, changes, sentence
):
    answer = member_client.post(ADD, FORM | changes)
    page = answer.content.decode()
    (field,) = changes
    assert answer.status_code == 400
    assert sentence in unescape(page)
    assert re.search(rf'id="error_\d_id_{field}"|id="id_{field}_error"', page), field
    if field != "title":
        assert 'value="Sales report"' in page
    assert not Evidence.objects.exists()


def test_tomorrow_is_too_soon(published, member_client):
    assert member_client.post(ADD, FORM | {"dated_on": day(1).isoformat()}).status_code == 400
    assert member_client.post(ADD, FORM | {"dated_on": day(0).isoformat()}).status_code == 302


def test_an_address_without_its_beginning_is_completed(published, member_client):
    member_client.post(ADD, FORM | {"link": "example.org/report"})
    assert stored()["link"] == "https://example.org/report"


def test_another_skill_keeps_what_was_typed(published, member_client):
    typed = FORM | {"title": 'A "quoted" <b>title', "choose": "1"}
    first = member_client.post(ADD, typed).content.decode()
    assert '<option value="sql" selected>' in first
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', first))
    hidden = {name: unescape(value) for name, value in hidden.items()}
    assert hidden["title"] == typed["title"]
    second = member_client.post(ADD, hidden | {"skill": "docker"})
    assert second.status_code == 200
    assert "Add evidence for Docker" in words(second)
    assert "A &quot;quoted&quot; &lt;b&gt;title" in second.content.decode()
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    "skill", ["nothing", "\x00", "<script>", "x" * 10_000, "\ud800", "9" * 5000]
)
def test_a_skill_that_is_not_there(published, member_client, skill):
    sent = urlencode(FORM | {"skill": skill.encode("utf-8", "surrogatepass")})
    form = "application/x-www-form-urlencoded"
    for answer in (
        member_client.get(f"{ADD}?{sent}"),
        member_client.post(ADD, sent, content_type=form),
    ):
        assert answer.status_code == 400
        assert "The current release holds no such skill." in words(answer)
    assert not Evidence.objects.exists()


def test_a_merged_skill_leads_to_the_survivor(published, member_client):
    merge("tensorflow", "pytorch")
    assert "Add evidence for PyTorch" in words(member_client.get(ADD, {"skill": "tensorflow"}))
    member_client.post(ADD, FORM | {"skill": "tensorflow"})
    assert stored()["skill__slug"] == "pytorch"


def test_a_double_click_adds_one(published, member_client):
    for _ in range(2):
        answer = member_client.post(ADD, FORM, follow=True)
    assert "That piece was on your list already. It is there once." in words(answer)
    assert Evidence.objects.count() == 1


def test_one_more_than_the_most_is_refused_with_what_was_typed(published, member, member_client):
    many(member, MAX_EVIDENCE)
    answer = member_client.post(ADD, FORM)
    assert answer.status_code == 400
    assert f"You have {MAX_EVIDENCE} pieces of evidence, and more cannot be kept." in words(answer)
    assert 'value="Sales report"' in answer.content.decode()
    assert Evidence.objects.count() == MAX_EVIDENCE
