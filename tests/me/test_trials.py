"""/me/tasks/: trial tasks, ticked off, and the evidence that comes of them."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from careers import evidence, releases
from careers.domain.evidence import evidenced, supported
from careers.models import Evidence, Rating, TrialProgress
from tests.factories import UserFactory
from tests.me.changes import republish, retire, words
from tests.me.trying import ALL, LINK, TASK, TASKS, WHOLE, attached, ticked


def score(member):
    """The evidenced readiness of the Data Scientist."""
    published = releases.current()
    items = evidence.of_member(member.pk, published)
    levels = supported(items, published.catalogue, timezone.localdate())
    return evidenced(published.catalogue.role("data-scientist"), levels).low


def test_the_tasks_by_role_with_their_state(read, published, save_trial):
    assert (
        "Read out an experiment About 8 h. Shows SQL at Working and Docker at Awareness. Not"
        in (read(TASKS))
    )
    save_trial(done=["rerun"])
    assert "1 of 2 ticked" in read(TASKS)
    save_trial(done=ALL)
    assert "Every item ticked, no link yet" in read(TASKS)
    save_trial(done=ALL, link=LINK)
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


def test_no_evidence_until_every_item_is_ticked_and_a_link_is_given(save_trial):
    for some in ({"done": ["interval"], "link": LINK}, {"done": ALL}, {"link": LINK}):
        assert save_trial(**some).status_code == 302
        assert attached() == []
    save_trial(done=ALL, link=LINK)
    assert attached() == WHOLE


def test_each_save_says_what_came_of_it(trial_form, member_client):
    def said(**changes):
        answer = member_client.post(TASK, trial_form(**changes), follow=True)
        return [str(message) for message in answer.context["messages"]]

    assert said(done=["rerun"]) == ["Saved: 1 of 2 ticked."]
    assert said(done=ALL, link=LINK) == [
        "Saved. It is evidence now: SQL at Working and Docker at Awareness."
    ]
    assert said(done=ALL, link=LINK, note="Mine") == ["Saved: 2 of 2 ticked."]
    assert said(done=ALL) == ["Saved. The evidence of this task is taken back."]


def test_ratings_and_their_readiness_stay_where_they_are(finished_trial):
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
def test_taking_back_reverses_exactly(member, save_trial, undo):
    own = {"skill_id": releases.current().skill_ids["sql"], "member": member, "level": 1}
    Evidence.objects.create(
        **own, kind="note", title="Mine", dated_on=timezone.localdate(), created_at=timezone.now()
    )
    before, rows = score(member), attached()
    save_trial(done=ALL, link=LINK)
    assert score(member) > before
    save_trial(**undo)
    assert (score(member), attached()) == (before, rows)


def test_a_double_click_attaches_once(trial_form, member_client):
    data = trial_form(done=ALL, link=LINK)
    assert [member_client.post(TASK, data).status_code for _ in "ab"] == [302, 302]
    assert attached() == WHOLE


def test_the_database_holds_no_pair_twice(finished_trial):
    row = Evidence.objects.first()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_an_older_tab_changes_nothing_and_shows_both(trial_form, member_client):
    older = trial_form(done=["interval"], note="Typed in the older tab")
    member_client.post(TASK, trial_form(done=["rerun"], link=LINK))
    answer = member_client.post(TASK, older)
    assert answer.status_code == 409
    assert ticked() == ["rerun"]
    assert "Stored: 1 of 2 ticked, with the link https://example.org/read-out." in words(answer)
    html = answer.content.decode()
    assert "Typed in the older tab" in html
    assert 'value="interval" id="item-interval" checked' in html
    assert member_client.post(TASK, older | {"was": trial_form()["was"]}).status_code == 302
    assert ticked() == ["interval"]


def test_a_new_link_and_note_reach_the_evidence(finished_trial, save_trial):
    save_trial(done=ALL, link=f"{LINK}/2", note="Second try")
    assert {(row.link, row.note) for row in Evidence.objects.all()} == {(f"{LINK}/2", "Second try")}


def test_what_never_was_is_not_found(member_client, published):
    for path in (
        "data-scientist/no-such",
        "no-such/read-out",
        "machine-learning-engineer/read-out",
    ):
        assert member_client.get(f"{TASKS}{path}/").status_code == 404
        assert member_client.post(f"{TASKS}{path}/", {"do": "take_back"}).status_code == 404


def test_another_member_sees_none_of_it(finished_trial, client):
    client.force_login(UserFactory())
    assert LINK not in client.get(TASK).content.decode()
    retire("data-scientist")
    assert client.get(TASK).status_code == 404
    assert client.post(TASK, {"do": "take_back"}).status_code == 404
    assert attached() == WHOLE


def test_the_evidence_above_a_rating_asks_and_changes_nothing(finished_trial, read, hold):
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
        ("link", "https://example.org@evil.example/", "name and password before the @"),
        ("link", f"https://example.org/{'x' * 10_000}", "A link has at most 500 characters"),
        ("note", "a\x00b", "character"),
        ("note", "x" * 10_000, "A note has at most 2000 characters"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(trial_form, member_client, field, value, said):
    answer = member_client.post(TASK, trial_form(done=ALL) | {field: value})
    assert answer.status_code == 400
    assert said.lower() in words(answer).lower()
    assert 'value="rerun" id="item-rerun" checked' in answer.content.decode()
    assert not TrialProgress.objects.exists()


def test_an_empty_form_keeps_nothing(save_trial):
    assert save_trial().status_code == 302
    assert not TrialProgress.objects.exists()


def test_the_pages_cost_the_same_with_everything(
    finished_trial, member_client, django_assert_num_queries
):
    member_client.get(TASKS)  # shows, once, that it was saved
    # session, user, release, progress, evidence, goal
    with django_assert_num_queries(6):
        member_client.get(TASKS)
    # session, user, release, progress, evidence, ratings
    with django_assert_num_queries(6):
        member_client.get(TASK)
