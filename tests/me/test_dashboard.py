"""/me/: the answer in words, every role, the next steps, the gaps."""

import re

import pytest

from tests.catalogues import WORKED_EXAMPLE
from tests.me.changes import republish, retire


def test_the_answer_in_words_then_the_goal_then_the_other_role(published, hold, aim, read):
    hold(**WORKED_EXAMPLE)
    aim("machine-learning-engineer")
    page = read("/me/")
    assert page.index(
        "You are at the start of the way to a Machine Learning Engineer."
    ) < page.index("Two must-haves are missing: Python at Practitioner and Docker at Practitioner.")
    assert page.index("My goal") < page.index("Make it my goal (Data Scientist)")


def test_the_worked_example_to_the_digit(published, hold, aim, read):
    hold(**WORKED_EXAMPLE)
    aim("data-scientist")
    page = read("/me/")
    assert "You are nearly ready to be a Data Scientist. The one must-have is met." in page
    assert "Nearly ready You say 73–90 % Evidence supports 0 %" in page
    assert "73 to 90 percent. Ready begins at 85 percent." in page


def test_how_far_ready_is_and_what_comes_next(published, hold, aim, read, member_client):
    hold(**WORKED_EXAMPLE)
    aim("data-scientist")
    assert "Ready in about five weeks at 6 h a week; next: PyTorch to Practitioner." in read("/me/")
    assert b'href="/me/roadmap/data-scientist/"' in member_client.get("/me/").content
    member_client.post("/me/roadmap/data-scientist/", {"do": "pin/frameworks:tensorflow"})
    assert "Ready in about ten weeks at 6 h a week; next: TensorFlow to Awareness." in read("/me/")
    hold(pytorch=3)
    assert "100 % in about five weeks at 6 h a week; next: Docker to Awareness." in read("/me/")
    hold(docker=2)
    assert "weeks at" not in read("/me/")


def test_unrated_skills_that_keep_a_range_wide_are_counted(published, hold, read):
    hold(**WORKED_EXAMPLE)
    page = read("/me/")  # tensorflow, python, kubernetes, monitoring, git, communication
    assert "Six skills are not rated yet. That is why the ranges are wide." in page
    assert "Rating them takes about two minutes." in page


def test_no_word_of_unrated_skills_once_all_are_rated(default_catalogue, hold, read):
    catalogue = default_catalogue.catalogue
    hold(**{skill.slug: 1 for skill in catalogue.skills})
    assert "not rated yet" not in read("/me/")


def test_next_best_steps_with_what_each_would_add(published, hold, aim, read):
    hold(sql=2, pytorch=2, docker=1)
    aim("data-scientist")
    page = read("/me/")
    can_do = published.catalogue.skill("sql").can_do[3]
    assert f"SQL to Practitioner Must-have {can_do} +13.3 points" in page
    assert "+13.3 points 30 h" in page  # a third of 4 of 10
    assert "+16.6 points 30 h" in page  # a third of 5 of 10
    assert page.index("PyTorch to Practitioner") < page.index("SQL to Practitioner")


def test_gap_by_category(published, hold, read):
    hold(**WORKED_EXAMPLE)
    page = read("/me/")
    assert "Deep learning 0 of 1 met , 66 % of the weight 0 of 1 met , 50 % of the weight" in page
    assert "People Not asked 0 of 1 met" in page
    assert "Data All met" in page


def test_columns_of_the_gaps_follow_the_cards(published, hold, aim, member_client, read):
    hold(**WORKED_EXAMPLE)
    aim("machine-learning-engineer")
    assert "Category ML Engineer Data Scientist" in read("/me/")
    assert "People 0 of 1 met , 0 % of the weight Not asked" in read("/me/")
    row = member_client.get("/me/").content.decode().partition("Deep learning</th>")[2]
    assert row.index("role-2") < row.index("role-1")


def test_nothing_rated_yet(published, read):
    page = read("/me/")
    assert "Nothing rated yet. Start with Data: three skills." in page
    assert page.count("Rate skills to find out.") == 2
    assert "0–100" not in page
    assert "next best steps" not in page
    assert "Gap by category" not in page


@pytest.mark.parametrize("goal", [None, "data-scientist"])
def test_what_to_start_with_is_what_the_rating_page_opens(published, aim, member_client, goal):
    if goal:
        aim(goal)
    start = member_client.get("/me/").content.decode().partition("Start with ")[2]
    heading = re.split(r": \w+ skill|\.<", start.removeprefix("the "))[0]
    opened = member_client.get("/me/skills/").content.decode()
    assert re.search(r"<h2[^>]*>(.*?)</h2>", opened)[1].lower() == heading.lower()


def test_nothing_rated_leads_to_the_rating_page(published, member_client):
    assert b'href="/me/skills/"' in member_client.get("/me/").content.partition(b"<main")[2]


def test_the_goal_is_unrated_while_other_skills_are_not(published, hold, aim, read):
    hold(git=2)
    aim("data-scientist")
    page = read("/me/")
    assert "Rate skills to find out how ready you are to be a Data Scientist." in page
    assert "One must-have to rate first: SQL at Practitioner." in page
    assert "next best steps" not in page


def test_everything_met_leaves_nothing_to_plan(published, hold, aim, read):
    hold(sql=3, pytorch=3, docker=2)
    aim("data-scientist")
    page = read("/me/")
    assert "You are ready to be a Data Scientist." in page
    assert "Ready You say 100 % Evidence supports 0 %" in page
    assert "You meet everything this role asks. There is nothing left to plan." in page


def test_steps_that_all_lean_on_something_else(hold, aim, read, member):
    leans = {"at_level": 1, "skill": "python", "level": 2}

    def skills(rows):
        return [{**row, "requires": [leans]} if row["slug"] == "docker" else row for row in rows]

    republish(skills=skills)
    hold(sql=3, pytorch=3, docker=0)
    aim("data-scientist")
    assert "Each step that is left leans on a skill that you do not hold yet." in read("/me/")


def test_before_the_first_release(db, read):
    assert "No roles are published yet." in read("/me/")


def test_a_role_without_requirements(hold, aim, read):
    def bare(roles):
        return [{**roles[0], "requirements": []}, roles[1]]

    republish(roles=bare)
    hold(docker=1)
    aim("data-scientist")
    page = read("/me/")
    assert "Data Scientist asks for nothing yet, so there is no readiness to show." in page
    assert "No requirements yet" in page


def test_a_goal_that_was_retired(published, hold, aim, read, member_client):
    hold(**WORKED_EXAMPLE)
    aim("data-scientist")
    retire("data-scientist")
    page = read("/me/")
    assert "Data Scientist was retired in release 2. Choose another goal." in page
    assert b'href="/me/roles/data-scientist/"' in member_client.get("/me/").content
    assert "next best steps" not in page


def test_make_it_my_goal(published, member_client, read, hold):
    hold(sql=3)
    saved = member_client.post(
        "/me/goal/", {"role": "machine-learning-engineer", "next": "/me/"}, follow=True
    )
    assert saved.redirect_chain == [("/me/", 302)]
    assert "Machine Learning Engineer" in read("/me/").partition("My goal")[0]


def test_names_are_text_and_never_markup(hold, aim, member_client):
    def sharp(roles):
        return [{**roles[0], "name": "<b>Data</b> & Scientist"}, roles[1]]

    def skills(rows):
        return [{**row, "name": f"<i>{row['name']}"} for row in rows]

    republish(roles=sharp, skills=skills)
    hold(sql=1)
    aim("data-scientist")
    page = member_client.get("/me/").content.decode()
    assert "<b>Data" not in page
    assert "<i>" not in page
    assert "&lt;b&gt;Data&lt;/b&gt; &amp; Scientist" in page


def test_only_ones_own_ratings(published, hold, read, client, django_user_model):
    hold(sql=3)
    client.force_login(django_user_model.objects.create_user("other@example.org"))
    assert "Nothing rated yet." in read("/me/")


@pytest.mark.parametrize("verb", ["post", "put", "patch", "delete"])
def test_it_can_only_be_read(published, member_client, verb):
    assert getattr(member_client, verb)("/me/").status_code == 405


def test_signed_out_goes_to_sign_in(published, client):
    assert client.get("/me/").headers["Location"].startswith("/accounts/login/")


def test_seven_queries(published, hold, aim, member_client, django_assert_num_queries):
    hold(**WORKED_EXAMPLE)
    aim("data-scientist")
    member_client.get("/me/")
    # session, user, release, ratings, goal, evidence, events
    with django_assert_num_queries(7):
        member_client.get("/me/")


def test_the_same_queries_however_much_is_published_and_rated(
    default_catalogue, hold, aim, member_client, django_assert_num_queries
):
    hold(**{skill.slug: 2 for skill in default_catalogue.catalogue.skills})
    aim("data-scientist")
    member_client.get("/me/")
    # session, user, release, ratings, goal, evidence, events, hints put aside (all these
    # levels are the same)
    with django_assert_num_queries(8):
        member_client.get("/me/")


def test_a_retired_goal_costs_nothing_more(
    published, aim, member_client, django_assert_num_queries
):
    aim("data-scientist")
    retire("data-scientist")
    member_client.get("/me/")
    # session, user, release, ratings, goal, evidence, events
    with django_assert_num_queries(7):
        member_client.get("/me/")
