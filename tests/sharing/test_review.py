"""/review/<token>/: what somebody sees who is asked, and what they send."""

import pytest
from django.test import Client
from django.utils import timezone

from careers.models import ReviewedSkill, ReviewRequest
from tests.me.changes import words
from tests.sharing.reviewing import FORM, NAME, NEW, row, said, weigh


def test_the_reviewer_sees_what_was_chosen_and_nothing_else(ask, known, visitor):
    page = words(visitor.get(ask()))
    assert f"{NAME} asks what you say of 2 skills" in page
    assert f"{NAME} says: Expert)" in page
    assert "Please. Thank you." in page
    assert "I cannot say" in page
    assert [name for name in ("Docker", "TensorFlow", known.email, "Bo") if name in page] == []
    assert ReviewedSkill.objects.filter(request__member=known).count() == 2


def test_nothing_is_chosen_beforehand(ask, visitor):
    assert " checked" not in visitor.get(ask()).content.decode()


def test_its_headers(ask, visitor):
    path = ask()
    for answer in (visitor.get(path), visitor.get(f"/review/{'x' * 43}/"), visitor.put(path)):
        assert answer.headers["Referrer-Policy"] in {"strict-origin", "no-referrer"}
        assert answer.headers["X-Robots-Tag"].startswith("noindex")
        assert "no-store" in answer.headers["Cache-Control"]


def test_following_the_link_changes_nothing(ask, visitor):
    """B42: a scanner of mails follows it, with GET and HEAD."""
    path = ask()
    before = list(ReviewRequest.objects.values()), list(ReviewedSkill.objects.values())
    for _ in range(3):
        visitor.get(path, {"do": "decline"})
        visitor.head(path)
    after = list(ReviewRequest.objects.values()), list(ReviewedSkill.objects.values())
    assert before == after


def test_what_was_sent_is_read_there_and_never_changed(answered, visitor):
    page = words(visitor.get(answered))
    assert "Thank you, it is sent" in page
    assert "SQL Practitioner." in page
    assert "Wrote our queries." in page
    assert "PyTorch I cannot say." in page
    again = visitor.post(answered, said(reviewer="Eve", **{f"words-{row().pk}": "Overwritten"}))
    assert again.status_code == 409
    assert "Overwritten" in words(again)
    assert row().words == "Wrote our\r\nqueries."
    assert ReviewRequest.objects.get().reviewer == "Bo Brown"


def test_pressed_twice_is_sent_once(answered, visitor):
    before = ReviewRequest.objects.get().answered_at
    again = visitor.post(answered, said())
    assert again.status_code == 302
    assert ReviewRequest.objects.get().answered_at == before


def test_nobody_reviews_themselves(ask, visitor, member_client):
    path = ask()
    for deed in ("answer", "decline"):
        answer = member_client.post(path, said(do=deed))
        assert answer.status_code == 403
        assert "somebody else answers it" in words(answer)
    request = ReviewRequest.objects.get()
    assert (request.answered_at, request.declined_at) == (None, None)
    assert visitor.post(path, said()).status_code == 302


def test_nothing_is_said_of_what_another_was_asked(ask, visitor):
    """Nor is it counted or shown through the address of another request."""
    visitor.post(ask(), said())
    of_one = said(**{f"level-{row().pk}": "0"})
    other = ask(made_from="two", skills=["sql"])
    theirs = ReviewedSkill.objects.order_by("id").last()
    assert "PyTorch" not in words(visitor.get(other))
    sent = of_one | {f"level-{theirs.pk}": "2", f"words-{theirs.pk}": "Hers."}
    assert visitor.post(other, sent).status_code == 302
    levels = ReviewedSkill.objects.order_by("id").values_list("level", flat=True)
    assert list(levels) == [3, None, 2]


def test_declining(ask, visitor, member_client):
    path = ask()
    for _ in range(2):
        assert visitor.post(path, {"do": "decline"}).status_code == 302
    assert "You declined" in words(visitor.get(path))
    assert visitor.post(path, said()).status_code == 409
    assert "Declined" in words(member_client.get("/me/reviews/"))
    assert (row().level, ReviewRequest.objects.get().reviewer) == (None, "")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reviewer": ""}, "Say who you are."),
        ({"relation": " "}, f"Say how you know {NAME}."),
        ({"reviewer": "x" * 61}, "Use 60 characters at most."),
        ({"reviewer": "a\0b"}, "Null characters are not allowed."),
        ({"relation": "\u202e"}, "This holds a character that cannot be shown."),
        ({"level": "5"}, "Choose one of these."),
        ({"level": "-1"}, "Choose one of these."),
        ({"level": "9" * 400}, "Choose one of these."),
        ({"level": ""}, "Choose a level, or “I cannot say”."),
        ({"words": "x" * 601}, "Use 600 characters at most."),
        ({"words": "\x1b[2J"}, "This holds a character that cannot be shown."),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(ask, visitor, changes, sentence):
    path = ask()
    sent = said()
    for name, value in changes.items():
        sent[f"{name}-{row().pk}" if name in {"level", "words"} else name] = value
    answer = visitor.post(path, sent)
    assert answer.status_code == 400
    assert sentence in words(answer)
    assert ReviewRequest.objects.get().answered_at is None


def test_a_link_that_ended_while_somebody_wrote_keeps_their_words_on_the_page(ask, visitor):
    path = ask()
    sent = said()
    ReviewRequest.objects.update(ends_at=timezone.now())
    answer = visitor.post(path, sent)
    assert answer.status_code == 404
    assert "Wrote our queries." in words(answer)
    assert visitor.post(f"/review/{'x' * 43}/", sent).content == answer.content
    assert ReviewRequest.objects.get().answered_at is None


def test_answers_are_limited_by_network_address_and_words_kept(ask, visitor):
    path = ask()
    for _ in range(10):
        visitor.post(f"/review/{'x' * 43}/")
    answer = visitor.post(path, said())
    assert answer.status_code == 429
    assert "Wrote our queries." in words(answer)
    assert Client().post(path, said(), REMOTE_ADDR="203.0.113.9").status_code == 302


def test_no_text_of_anybody_becomes_markup(ask, visitor):
    """Not even where the form is shown again with its faults."""
    hostile = "<img src=x onerror=alert(1)>"
    path = ask(name=hostile, message=hostile)
    sent = said(reviewer=hostile, relation="", **{f"words-{row().pk}": hostile})
    for answer in (visitor.get(path), visitor.post(path, sent)):
        text = answer.content.decode()
        assert "&lt;img src=x" in text
        assert "<img" not in text


def test_words_are_plain_text(ask, visitor, member_client):
    path = ask(message="<b>https://example.org/</b> [x](y)", name="<i>Ada</i>")
    text = visitor.get(path).content.decode()
    assert "&lt;b&gt;https://example.org/&lt;/b&gt; [x](y)" in text
    assert "<i>Ada" not in text
    sent = said(reviewer="<i>Bo</i>", relation="<i>x</i>", **{f"words-{row().pk}": "<i>x</i>"})
    visitor.post(path, sent)
    weigh(member_client, "count")
    own = f"/me/reviews/{row().request_id}/"
    for answer in (visitor.get(path), member_client.get(own), member_client.get("/me/reviews/")):
        assert "<i>" not in answer.content.decode()
    refused = member_client.post(NEW, FORM | {"skills": ["<i>x</i>"], "made_from": "two"})
    assert "<i>" not in refused.content.decode()
