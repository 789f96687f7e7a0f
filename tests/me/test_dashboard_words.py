"""/me/: what it says without a goal, without ratings, and of skills that are not rated."""

from tests.catalogues import WORKED_EXAMPLE
from tests.me.changes import republish


def test_no_goal_yet_answers_for_the_nearest_role(published, hold, read, member_client):
    hold(docker=3, git=3)
    page = read("/me/")
    assert "You are building up to being a Machine Learning Engineer." in page
    assert "One must-have is missing: Python at Practitioner. No other role is nearer." in page
    assert "Choose it, or another, as your goal." in page
    assert "Towards Machine Learning Engineer, most readiness for the least time first." in page
    assert page.count("Make it my goal") == 2
    assert b'href="/me/goal/"' in member_client.get("/me/").content.partition(b"<main")[2]


def test_of_equally_near_roles_the_first_is_answered_for(db, hold, read):
    def alike(roles):
        return [roles[0], {**roles[1], "requirements": roles[0]["requirements"]}]

    republish(roles=alike)
    hold(sql=3)
    assert "You are building up to being a Data Scientist." in read("/me/")


def test_no_goal_and_nothing_rated_that_a_role_asks_for(db, hold, read):
    republish(roles=lambda roles: [{**roles[0], "requirements": []}, roles[1]])
    hold(sql=3)
    page = read("/me/")
    assert "Choose the role you are heading for." in page
    assert "next best steps" not in page


def test_a_goal_and_nothing_rated_begins_where_the_rating_page_does(published, aim, read):
    aim("machine-learning-engineer")
    assert "Nothing rated yet. Start with the must-haves for Machine Learning Engineer." in read(
        "/me/"
    )
    assert "Must-haves for Machine Learning Engineer" in read("/me/skills/")


def test_a_step_of_an_unrated_skill_says_to_rate_it_first(published, hold, aim, member_client):
    hold(sql=2, pytorch=1)
    aim("data-scientist")
    page = member_client.get("/me/").content.decode()
    steps = {
        name: page[page.index(f"<h3>{name} to ") :].partition("</li>")[0]
        for name in ("SQL", "Docker")
    }
    assert "Not rated yet" not in steps["SQL"]
    assert "Not rated yet" in steps["Docker"]
    assert '<a href="/me/skills/docker/">Rate Docker first</a>' in steps["Docker"]


def test_points_are_of_readiness_and_weight_is_of_requirements(published, hold, aim, read):
    hold(**WORKED_EXAMPLE)
    aim("machine-learning-engineer")
    assert "A point is one percent of readiness." in read("/me/")
    assert "of the points" not in read("/me/")
    receipt = read("/me/roles/machine-learning-engineer/")
    assert "Weight earned" in receipt
    assert "point" not in receipt.lower()
