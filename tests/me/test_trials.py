"""/me/tasks/: trial tasks, ticked off, and the evidence that comes of them."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from careers import evidence, releases
from careers.domain.evidence import evidenced, supported
from careers.models import Evidence, Rating, TrialProgress
from tests.factories import UserFactory
from tests.me.changes import republish, retire, words

TASKS = "/me/tasks/"
TASK = "/me/tasks/data-scientist/read-out/"
ALL = ["interval", "rerun"]
LINK = "https://example.org/read-out"
WHOLE = [
    ("docker", 1, "task", "Read out an experiment", LINK),
    ("sql", 2, "task", "Read out an experiment", LINK),
]


@pytest.fixture
def form(published, member_client):
    """form(done=[...], link=...) -> what the page would send now, changed so."""

    def form(**changes):
        html = member_client.get(TASK).content.decode()
        was = re.search(r'name="was" value="([0-9a-f]{16})"', html).group(1)
        return {"was": was, "done": [], "link": "", "note": "", **changes}

    return form


@pytest.fixture
def save(form, member_client):
    return lambda **changes: member_client.post(TASK, form(**changes))


@pytest.fixture
def finished(save):
    assert save(done=ALL, link=LINK).status_code == 302


def attached():
    rows = Evidence.objects.order_by("skill__slug", "level")
    return list(rows.values_list("skill__slug", "level", "kind", "title", "link"))


def ticked():
    return TrialProgress.objects.get().ticked


def score(member):
    """The evidenced readiness of the Data Scientist."""
    published = releases.current()
    items = evidence.of_member(member.pk, published)
    levels = supported(items, published.catalogue, timezone.localdate())
    return evidenced(published.catalogue.role("data-scientist"), levels).low


def change(**fields):
    """Release the small catalogue with its trial task changed."""

    def changed(roles):
        roles[0]["trial_tasks"][0].update(fields)
        return roles

    return republish(roles=changed)


def items(*slugs):
    return [{"slug": slug, "text": f"There is {slug}."} for slug in slugs]


def test_the_tasks_by_role_with_their_state(read, published, save):
    assert (
        "Read out an experiment About 8 h. Shows SQL at Working and Docker at Awareness. Not"
        in (read(TASKS))
    )
    save(done=["rerun"])
    assert "1 of 2 ticked" in read(TASKS)
    save(done=ALL)
    assert "Every item ticked, no link yet" in read(TASKS)
    save(done=ALL, link=LINK)
    assert "Attached as evidence" in read(TASKS)


def test_the_goal_comes_first(read, published, aim):
    def both(roles):
        roles[1]["trial_tasks"] = roles[0]["trial_tasks"]
        return roles

    republish(roles=both)
    aim("machine-learning-engineer")
    page = read(TASKS)
    assert page.index("Machine Learning Engineer My goal") < page.index("Data Scientist Read")


def test_without_tasks_the_page_says_so(read, published):
    republish(roles=lambda roles: [{**role, "trial_tasks": []} for role in roles])
    assert "No role has a trial task yet." in read(TASKS)


def test_no_evidence_until_every_item_is_ticked_and_a_link_is_given(save):
    for some in ({"done": ["interval"], "link": LINK}, {"done": ALL}, {"link": LINK}):
        assert save(**some).status_code == 302
        assert attached() == []
    save(done=ALL, link=LINK)
    assert attached() == WHOLE


def test_each_save_says_what_came_of_it(form, member_client):
    def said(**changes):
        answer = member_client.post(TASK, form(**changes), follow=True)
        return [str(message) for message in answer.context["messages"]]

    assert said(done=["rerun"]) == ["Saved: 1 of 2 ticked."]
    assert said(done=ALL, link=LINK) == [
        "Saved. It is evidence now: SQL at Working and Docker at Awareness."
    ]
    assert said(done=ALL, link=LINK, note="Mine") == ["Saved: 2 of 2 ticked."]
    assert said(done=ALL) == ["Saved. The evidence of this task is taken back."]


def test_ratings_and_their_readiness_stay_where_they_are(finished):
    assert not Rating.objects.exists()


@pytest.mark.parametrize(
    "undo",
    [
        {"done": ["rerun"], "link": LINK},
        {"done": ALL, "link": ""},
        {"done": ALL, "link": LINK, "do": "take_back"},
    ],
    ids=["un-ticked", "no link", "taken back"],
)
def test_taking_back_reverses_exactly(member, save, undo):
    own = {"skill_id": releases.current().skill_ids["sql"], "member": member, "level": 1}
    Evidence.objects.create(
        **own, kind="note", title="Mine", dated_on=timezone.localdate(), created_at=timezone.now()
    )
    before, rows = score(member), attached()
    save(done=ALL, link=LINK)
    assert score(member) > before
    save(**undo)
    assert (score(member), attached()) == (before, rows)


def test_a_double_click_attaches_once(form, member_client):
    data = form(done=ALL, link=LINK)
    assert [member_client.post(TASK, data).status_code for _ in "ab"] == [302, 302]
    assert attached() == WHOLE


def test_the_database_holds_no_pair_twice(finished):
    row = Evidence.objects.first()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_an_older_tab_changes_nothing_and_shows_both(form, member_client):
    older = form(done=["interval"], note="Typed in the older tab")
    member_client.post(TASK, form(done=["rerun"], link=LINK))
    answer = member_client.post(TASK, older)
    assert answer.status_code == 409
    assert ticked() == ["rerun"]
    assert "Stored: 1 of 2 ticked, with the link https://example.org/read-out." in words(answer)
    html = answer.content.decode()
    assert "Typed in the older tab" in html
    assert 'value="interval" id="item-interval" checked' in html
    assert member_client.post(TASK, older | {"was": form()["was"]}).status_code == 302
    assert ticked() == ["interval"]


def test_a_task_that_changed_since_is_looked_at_again(form, member_client):
    older = form(done=ALL, link=LINK)
    change(shows=[{"skill": "sql", "level": 3}])
    assert member_client.post(TASK, older).status_code == 409
    assert not TrialProgress.objects.exists()
    assert attached() == []


def test_evidence_deleted_elsewhere_is_told_and_attached_again(finished, read, save):
    Evidence.objects.all().delete()
    assert "and it was taken back. What to do" in read(TASK)
    assert "Complete, taken back" in read(TASKS)
    save(done=ALL, link=LINK, note="A note makes no evidence")
    assert attached() == []
    save(done=ALL, link=LINK, do="attach")
    assert attached() == WHOLE


def test_a_part_that_was_deleted_elsewhere_is_attached_again(finished, read, save):
    Evidence.objects.filter(skill__slug="sql").delete()
    assert "a part of what it shows is not attached" in read(TASK)
    save(done=ALL, link=LINK, do="attach")
    assert attached() == WHOLE


def test_a_new_link_and_note_reach_the_evidence(finished, save):
    save(done=ALL, link=f"{LINK}/2", note="Second try")
    assert {(row.link, row.note) for row in Evidence.objects.all()} == {(f"{LINK}/2", "Second try")}


def test_a_release_that_adds_an_item_leaves_the_evidence_and_says_so(finished, read, save):
    change(acceptance=items("interval", "rerun", "doubt"))
    assert "The list changed after you finished: 2 of 3 ticked now." in read(TASK)
    assert attached() == WHOLE
    save(done=ALL, link=LINK, note="Still evidence")
    assert attached() == WHOLE
    save(done=["interval"], link=LINK)
    assert attached() == []


def test_ticks_of_an_item_that_is_gone_are_ignored_and_found_again(save, read, published):
    save(done=["interval"])
    change(acceptance=items("rerun", "doubt"))
    assert "0 of 2 ticked" in read(TASK) or "Tick all 2 items" in read(TASK)
    save(done=["rerun", "interval", "made-up"])
    assert ticked() == ["interval", "rerun"]
    change(acceptance=items("interval", "rerun"))
    assert "Every item is ticked." in read(TASK)


def test_a_list_that_became_complete_waits_for_the_member(save, read, published):
    save(done=["interval"], link=LINK)
    change(acceptance=items("interval"))
    assert "nothing is attached yet" in read(TASK)
    assert attached() == []
    save(done=["interval"], link=LINK, do="attach")
    assert attached() == WHOLE


def test_a_pair_that_a_release_adds_can_be_attached(finished, read, save):
    change(shows=[{"skill": "sql", "level": 3}, {"skill": "docker", "level": 1}])
    assert "a part of what it shows is not attached" in read(TASK)
    save(done=ALL, link=LINK, do="attach")
    assert [row[:2] for row in attached()] == [("docker", 1), ("sql", 2), ("sql", 3)]


def test_a_task_of_a_retired_role_says_so_and_can_be_taken_back(finished, read, member_client):
    retire("data-scientist")
    assert "Its evidence stays until you take it back." in read(TASK)
    assert "No longer in the catalogue Read out an experiment Its evidence stays" in read(TASKS)
    assert member_client.post(TASK, {"done": ALL}).status_code == 409
    assert attached() == WHOLE
    assert member_client.post(TASK, {"do": "take_back"}).status_code == 302
    assert attached() == []


def test_what_never_was_is_not_found(member_client, published):
    for path in (
        "data-scientist/no-such",
        "no-such/read-out",
        "machine-learning-engineer/read-out",
    ):
        assert member_client.get(f"{TASKS}{path}/").status_code == 404
        assert member_client.post(f"{TASKS}{path}/", {"do": "take_back"}).status_code == 404


def test_another_member_sees_none_of_it(finished, client):
    client.force_login(UserFactory())
    assert LINK not in client.get(TASK).content.decode()
    retire("data-scientist")
    assert client.get(TASK).status_code == 404
    assert client.post(TASK, {"do": "take_back"}).status_code == 404
    assert attached() == WHOLE


def test_the_evidence_above_a_rating_asks_and_changes_nothing(finished, read, hold):
    hold(sql=1, docker=4)
    page = read(TASK)
    assert "The evidence says more than your rating of SQL." in page
    assert "You rate yourself: Awareness." in page


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("link", "javascript:alert(1)", "Write a web address"),
        ("link", "ftp://example.org/x", "Write a web address"),
        ("link", "https://example.org/\x00", "character"),
        ("link", f"https://example.org/{'x' * 10_000}", "A link has at most 500 characters"),
        ("note", "a\x00b", "character"),
        ("note", "x" * 10_000, "A note has at most 2000 characters"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(form, member_client, field, value, said):
    answer = member_client.post(TASK, form(done=ALL) | {field: value})
    assert answer.status_code == 400
    assert said.lower() in words(answer).lower()
    assert 'value="rerun" id="item-rerun" checked' in answer.content.decode()
    assert not TrialProgress.objects.exists()


def test_an_empty_form_keeps_nothing(save):
    assert save().status_code == 302
    assert not TrialProgress.objects.exists()


def test_the_pages_cost_the_same_with_everything(
    finished, member_client, django_assert_num_queries
):
    member_client.get(TASKS)  # shows, once, that it was saved
    # session, user, release, progress, evidence, goal
    with django_assert_num_queries(6):
        member_client.get(TASKS)
    # session, user, release, progress, evidence, ratings
    with django_assert_num_queries(6):
        member_client.get(TASK)
