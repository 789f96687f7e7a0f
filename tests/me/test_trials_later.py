"""A trial task under a later release, and evidence of it that goes elsewhere."""

from careers.models import Evidence, TrialProgress
from tests.me.changes import retire
from tests.me.trying import ALL, LINK, TASK, TASKS, WHOLE, attached, change, items, ticked


def test_a_task_that_changed_since_is_looked_at_again(trial_form, member_client):
    older = trial_form(done=ALL, link=LINK)
    change(shows=[{"skill": "sql", "level": 3}])
    assert member_client.post(TASK, older).status_code == 409
    assert not TrialProgress.objects.exists()
    assert attached() == []


def test_evidence_deleted_elsewhere_is_told_and_attached_again(finished_trial, read, save_trial):
    Evidence.objects.all().delete()
    assert "and it was taken back. What to do" in read(TASK)
    assert "Complete, taken back" in read(TASKS)
    save_trial(done=ALL, link=LINK, note="A note makes no evidence")
    assert attached() == []
    save_trial(done=ALL, link=LINK, do="attach")
    assert attached() == WHOLE


def test_a_part_that_was_deleted_elsewhere_is_attached_again(finished_trial, read, save_trial):
    Evidence.objects.filter(skill__slug="sql").delete()
    assert "a part of what it shows is not attached" in read(TASK)
    save_trial(done=ALL, link=LINK, do="attach")
    assert attached() == WHOLE


def test_a_release_that_adds_an_item_leaves_the_evidence_and_says_so(
    finished_trial, read, save_trial
):
    change(acceptance=items("interval", "rerun", "doubt"))
    assert "The list changed after you finished: 2 of 3 ticked now." in read(TASK)
    assert attached() == WHOLE
    save_trial(done=ALL, link=LINK, note="Still evidence")
    assert attached() == WHOLE
    save_trial(done=["interval"], link=LINK)
    assert attached() == []


def test_ticks_of_an_item_that_is_gone_are_ignored_and_found_again(save_trial, read, published):
    save_trial(done=["interval"])
    change(acceptance=items("rerun", "doubt"))
    assert "0 of 2 ticked" in read(TASK) or "Tick all 2 items" in read(TASK)
    save_trial(done=["rerun", "interval", "made-up"])
    assert ticked() == ["interval", "rerun"]
    change(acceptance=items("interval", "rerun"))
    assert "Every item is ticked." in read(TASK)


def test_a_list_that_became_complete_waits_for_the_member(save_trial, read, published):
    save_trial(done=["interval"], link=LINK)
    change(acceptance=items("interval"))
    assert "nothing is attached yet" in read(TASK)
    assert attached() == []
    save_trial(done=["interval"], link=LINK, do="attach")
    assert attached() == WHOLE


def test_a_pair_that_a_release_adds_can_be_attached(finished_trial, read, save_trial):
    change(shows=[{"skill": "sql", "level": 3}, {"skill": "docker", "level": 1}])
    assert "a part of what it shows is not attached" in read(TASK)
    save_trial(done=ALL, link=LINK, do="attach")
    assert [row[:2] for row in attached()] == [("docker", 1), ("sql", 2), ("sql", 3)]


def test_a_task_of_a_retired_role_says_so_and_can_be_taken_back(
    finished_trial, read, member_client
):
    retire("data-scientist")
    assert "Its evidence stays until you take it back." in read(TASK)
    assert "No longer in the catalogue Read out an experiment Its evidence stays" in read(TASKS)
    assert member_client.post(TASK, {"done": ALL}).status_code == 409
    assert attached() == WHOLE
    assert member_client.post(TASK, {"do": "take_back"}).status_code == 302
    assert attached() == []
