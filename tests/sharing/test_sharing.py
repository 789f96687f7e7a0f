"""/me/sharing/: links are listed, made, previewed, given another address, ended, removed."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from careers import tokens
from careers.models import ShareLink
from tests.factories import UserFactory
from tests.me.changes import words
from tests.sharing.conftest import EVIDENCE, NAME, READINESS, SKILLS, TITLE
from tests.sharing.linking import FORM, NEW, path_in


def test_a_link_is_made_and_opens(make, visitor):
    assert "Self-rated" in words(visitor.get(make()))


def test_before_there_is_any(published, member_client):
    assert "You share nothing." in words(member_client.get("/me/sharing/"))


def test_its_address_is_shown_once_and_kept_as_a_hash_only(make, member_client):
    path = make()
    token = path.split("/")[2]
    link = ShareLink.objects.get()
    assert link.digest == tokens.digest_of(token)
    assert token not in str(ShareLink.objects.values().get())
    for page in ("/me/sharing/", f"/me/sharing/{link.pk}/", NEW):
        assert token not in member_client.get(page).content.decode()
    assert len(token) == 43


def test_the_list_says_what_until_when_and_how_often(make, visitor, member_client):
    path = make(parts=[READINESS, SKILLS], shows_name="on")
    assert "Not opened yet." in words(member_client.get("/me/sharing/"))
    visitor.get(path)
    page = words(member_client.get("/me/sharing/"))
    assert "For Bo Readiness for Data Scientist and skills with levels, with your name." in page
    assert "Opened 1 time." in page
    assert f"Open until {timezone.localdate() + timedelta(days=30):%-d %B %Y}" in page


def _main(answer):
    return answer.content.partition(b"<main")[2].partition(b"</main>")[0]


def test_the_previews_are_the_page_that_others_see(make, visitor, member_client):
    parts = [READINESS, SKILLS, EVIDENCE]
    before = member_client.post(NEW, FORM | {"parts": parts, "do": "preview"})
    assert ShareLink.objects.count() == 0
    path = make(parts=parts)
    after = member_client.get(f"/me/sharing/{ShareLink.objects.get().pk}/")
    assert _main(before) == _main(after) == _main(visitor.get(path))
    assert TITLE.encode() in _main(before)
    assert "There is no link yet." in before.content.decode()
    assert ShareLink.objects.get().opened == 1


def test_a_preview_leads_on_to_the_link_or_back_to_the_form(known, member_client):
    page = member_client.post(NEW, FORM | {"do": "preview"}).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert hidden["parts"] == READINESS
    back = member_client.post(NEW, hidden | {"do": "edit"})
    assert back.status_code == 200
    assert 'value="For Bo"' in back.content.decode()
    assert "Your link is ready" in words(member_client.post(NEW, hidden | {"do": "create"}))


def test_nothing_is_chosen_beforehand_and_the_name_least_of_all(known, member_client):
    page = member_client.get(NEW).content.decode()
    checked = re.findall(r'<input[^>]*name="(\w+)"[^>]*\bchecked\b', page)
    assert checked == ["until"]
    assert NAME in page


def test_a_name_is_text_wherever_it_stands(known, member_client):
    type(known).objects.update(name="<i>Ada</i>")
    shown = FORM | {"shows_name": "on", "do": "preview", "label": "<i>Bo</i>"}
    for answer in (member_client.get(NEW), member_client.post(NEW, shown)):
        text = answer.content.decode()
        assert "&lt;i&gt;Ada" in text
        assert "<i>" not in text
    wrong = member_client.post(NEW, FORM | {"parts": ["<i>x</i>"], "until": "<i>x</i>"})
    assert "<i>" not in wrong.content.decode()


def test_a_link_that_was_ended_is_gone_at_the_next_request(make, visitor, member_client):
    """B21: and one that is made again is another."""
    path = make()
    pk = ShareLink.objects.get().pk
    assert visitor.get(path).status_code == 200
    for _ in range(2):
        answer = member_client.post(f"/me/sharing/{pk}/", {"do": "revoke"})
        assert answer.status_code == 302
        assert visitor.get(path).status_code == 404
    revoked_at = ShareLink.objects.get().revoked_at
    assert make(made_from="two") != path
    assert visitor.get(path).status_code == 404
    assert ShareLink.objects.get(pk=pk).revoked_at == revoked_at


def test_a_new_address_ends_the_old_one(make, visitor, member_client):
    path = make()
    pk = ShareLink.objects.get().pk
    answer = member_client.post(f"/me/sharing/{pk}/", {"do": "renew"})
    assert "The address it had before shows nothing any more." in words(answer)
    other = path_in(answer.content.decode())
    assert [visitor.get(address).status_code for address in (path, other)] == [404, 200]
    member_client.post(f"/me/sharing/{pk}/", {"do": "revoke"})
    again = member_client.post(f"/me/sharing/{pk}/", {"do": "renew"}, follow=True)
    assert "That link has ended." in words(again)
    assert visitor.get(other).status_code == 404


def test_a_form_sent_twice_makes_one_link_and_shows_one_that_opens(make, visitor):
    first, second = make(), make()
    assert ShareLink.objects.count() == 1
    assert [visitor.get(path).status_code for path in (first, second)] == [404, 200]


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"parts": [SKILLS]}, "parts", [SKILLS]),
        ({"shows_name": "on"}, "shows_name", True),
        ({"label": "For Cleo"}, "label", "For Cleo"),
    ],
)
def test_a_form_changed_and_sent_again_makes_a_link_that_shows_what_it_says_now(
    make, visitor, changes, field, value
):
    first, second = make(), make(**changes)
    assert [visitor.get(path).status_code for path in (first, second)] == [200, 200]
    assert getattr(ShareLink.objects.first(), field) == value


def test_a_form_sent_again_with_a_sooner_end_makes_a_link_that_ends_then(make):
    make()
    make(until="7")
    newest = ShareLink.objects.first()
    assert newest.ends_at - newest.created_at == timedelta(days=7)


def test_a_part_named_twice_is_kept_once(make):
    make(parts=[SKILLS, SKILLS, EVIDENCE, SKILLS])
    assert ShareLink.objects.get().parts == [SKILLS, EVIDENCE]


def test_the_mark_of_a_form_may_be_anything(make, visitor):
    for mark in ("", "\0", "x" * 10_000, "<script>", "漢字\ud7ff"):
        assert visitor.get(make(made_from=mark)).status_code == 200
    assert ShareLink.objects.count() == 5


def test_a_link_is_removed_from_the_list_and_opens_no_more(make, visitor, member_client):
    path = make()
    member_client.post(f"/me/sharing/{ShareLink.objects.get().pk}/", {"do": "remove"})
    assert not ShareLink.objects.exists()
    assert visitor.get(path).status_code == 404


def test_links_that_ended_long_ago_are_neither_listed_nor_kept(make, member_client):
    make(label="Old one")
    ended = timezone.now() - timedelta(days=91)
    ShareLink.objects.update(ends_at=ended)
    assert "Old one" not in words(member_client.get("/me/sharing/"))
    make(made_from="two")
    assert ShareLink.objects.get().label == "For Bo"


def test_another_member_finds_nothing(make, client):
    make()
    pk = ShareLink.objects.get().pk
    client.force_login(UserFactory())
    assert client.get(f"/me/sharing/{pk}/").status_code == 404
    for deed in ("renew", "revoke", "remove"):
        assert client.post(f"/me/sharing/{pk}/", {"do": deed}).status_code == 404
    assert "For Bo" not in words(client.get("/me/sharing/"))
    assert ShareLink.objects.get().revoked_at is None


def test_its_queries(make, member_client, django_assert_num_queries):
    make()
    member_client.get("/me/sharing/")
    # session, member, release, links
    with django_assert_num_queries(4):
        member_client.get("/me/sharing/")
