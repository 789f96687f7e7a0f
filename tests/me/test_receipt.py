"""/me/roles/<slug>/: rows that add up by hand, why not Ready, what if."""

import re
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from tests.catalogues import WORKED_EXAMPLE
from tests.me.changes import republish, retire, words

DATA_SCIENTIST = "/me/roles/data-scientist/"
ENGINEER = "/me/roles/machine-learning-engineer/"


def test_the_worked_example_to_the_digit(published, hold, read):
    hold(**WORKED_EXAMPLE)
    page = read(DATA_SCIENTIST)
    assert "Nearly ready, 73–90 %" in page
    assert "asks Practitioner, weight 5" in page
    assert "Working (PyTorch) 3 1/3 of 5 open perhaps yours already: 1 2/3" in page
    assert "SQL Must-have asks Practitioner, weight 4" in page
    assert "Expert 4 of 4 open 0" in page
    assert "None 0 of 1 open 1" in page
    assert "Sum of 3 rows 7 1/3 of 10 open 2 2/3" in page
    assert "Readiness by your ratings, rounded down 7 1/3 of 10 = 73 %" in page
    assert "If you hold what is asked, 1 2/3 more is earned: up to 90 %." in page


def test_a_closed_range_is_one_number(published, hold, read):
    hold(**WORKED_EXAMPLE, tensorflow=0)
    page = read(DATA_SCIENTIST)
    assert "Nearly ready, 73 %" in page
    assert "If you hold what is asked" not in page


def test_open_rows_come_first_and_missing_must_haves_before_larger_gaps(published, hold, read):
    hold(docker=3, git=0, python=2)
    page = read(ENGINEER)
    assert "Still open (6)" in page
    assert "Met (1)" in page
    titles = ["Python Must-have", "PyTorch or TensorFlow", "Kubernetes", "Model monitoring", "Git",
              "Communication", "Docker Must-have"]  # fmt: skip
    places = [page.index(f"{title} asks") for title in titles]
    assert places == sorted(places)


def test_the_columns_add_up_by_hand(default_catalogue, hold, read):
    """Any member: the sum of the rows is the total, and the total over the weight the score."""
    skills = default_catalogue.catalogue.skills
    hold(**{skill.slug: place % 5 for place, skill in enumerate(skills) if place % 4})
    for role in default_catalogue.catalogue.roles:
        rows, total = _columns(read(f"/me/roles/{role.slug}/"))
        assert len(rows) == len(role.requirements)
        assert sum(row[0] for row in rows) == total[0]
        assert sum(row[1] for row in rows) == total[1]
        assert sum(row[2] for row in rows) == total[2]


def _columns(page):
    """(earned, weight, open) of each row and of the sum."""
    number = r"(\d+ \d+/\d+|\d+/\d+|\d+)"
    cells = rf"{number} of (\d+) open (?:perhaps yours already: )?{number}"
    found = [
        (_exact(earned), Fraction(weight), _exact(still_open))
        for earned, weight, still_open in re.findall(cells, page)
    ]
    return found[:-1], found[-1]


def _exact(text):
    return sum((Fraction(part) for part in text.split()), Fraction())


def test_each_requirement_has_its_reason(published, hold, read):
    assert "Why SQL is asked The work leans on sql every week." in read(DATA_SCIENTIST)


def test_why_not_ready(published, hold, read):
    hold(sql=2, pytorch=3, docker=2)
    page = read(DATA_SCIENTIST)
    assert "One must-have is missing. SQL at Practitioner (rated Working)" in page
    assert (
        "Ready needs 85 % and every must-have. You have 86 %, but SQL is one level short." in page
    )


def test_a_ready_member_sees_no_why_not(published, hold, read):
    hold(sql=3, pytorch=3, docker=2)
    page = read(DATA_SCIENTIST)
    assert "Ready, 100 %" in page
    assert "Why not Ready?" not in page
    assert "Still open (" not in page


def test_unrated_is_not_nought_to_a_hundred(published, read):
    page = read(DATA_SCIENTIST)
    assert "Unrated Rate skills to find out." in page
    assert "100 %" not in page
    assert "Readiness by your ratings, rounded down Unrated" in page


def test_the_hatched_swatch_has_its_legend_before_anything_is_rated(published, member_client):
    response = member_client.get(DATA_SCIENTIST)
    assert response.content.count(b'class="swatch"') == 4  # three rows, one legend
    assert "Not rated yet, and perhaps yours already." in words(response)


def test_what_if(published, hold, read):
    hold(**WORKED_EXAMPLE, tensorflow=0)
    page = read(f"{DATA_SCIENTIST}?skill=docker&level=2")
    assert "With Docker at Working: 83 %" in page
    assert "You have 73 %. The verdict stays Nearly ready. Every must-have would be met." in page


def test_what_if_of_a_range_says_the_upper_end(published, hold, read):
    hold(**WORKED_EXAMPLE)
    page = read(f"{DATA_SCIENTIST}?skill=docker&level=2")
    assert "With Docker at Working: 83 %" in page
    assert "With what is not rated yet it may be up to 100 %." in page


def test_what_if_may_lower_and_says_what_would_be_missing(published, hold, read):
    hold(**WORKED_EXAMPLE)
    page = read(f"{DATA_SCIENTIST}?skill=sql&level=0")
    assert "With SQL at None: 33 %" in page
    assert "The verdict would be Building. One must-have would be missing." in page


def test_what_if_saves_nothing(published, hold, read):
    hold(**WORKED_EXAMPLE)
    before = read(DATA_SCIENTIST)
    read(f"{DATA_SCIENTIST}?skill=docker&level=2")
    assert read(DATA_SCIENTIST) == before


def test_what_if_before_anything_is_rated(published, read):
    page = read(f"{DATA_SCIENTIST}?skill=sql&level=3")
    assert "With SQL at Practitioner: 40 % That would be Building." in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("skill=git&level=2", "This role does not ask for that skill."),
        ("skill=nothing&level=2", "This role does not ask for that skill."),
        ("skill=sql&level=7", "There is no such level."),
        ("skill=sql&level=-1", "There is no such level."),
        ("skill=sql&level=two", "There is no such level."),
        ("skill=sql&level=", "Choose a level."),
        ("skill=sql", "Choose a level."),
        ("level=2", "Choose a skill."),
        ("skill=%00&level=%00", "This role does not ask for that skill."),
        ("skill=%3Cscript%3E&level=2", "This role does not ask for that skill."),
        (f"skill={'x' * 4000}&level={'9' * 4000}", "There is no such level."),
    ],
)
def test_what_if_of_nonsense_is_answered_at_the_field(published, hold, read, query, sentence):
    hold(**WORKED_EXAMPLE)
    page = read(f"{DATA_SCIENTIST}?{query}", status=400)
    assert sentence in page
    assert "With " not in page.partition("What if")[2].partition("Try it")[0]
    assert "Nearly ready, 73–90 %" in page


def test_the_choice_is_kept_and_the_next_visitor_does_not_see_it(published, hold, member_client):
    hold(**WORKED_EXAMPLE)
    chosen = member_client.get(f"{DATA_SCIENTIST}?skill=docker&level=4").content.decode()
    assert '<option value="docker" selected>' in chosen
    assert '<option value="4" selected>' in chosen
    plain = member_client.get(DATA_SCIENTIST).content.decode()
    assert '<option value="4" selected>' not in plain


def test_it_asks_first_about_what_is_most_urgent(published, hold, member_client):
    hold(docker=2, sql=2)
    page = member_client.get(DATA_SCIENTIST).content.decode()
    assert '<option value="sql" selected>' in page
    assert '<option value="3" selected>' in page


def test_a_role_without_requirements(db, read):
    republish(roles=lambda roles: [{**roles[0], "requirements": []}, roles[1]])
    assert "No requirements yet" in read(DATA_SCIENTIST)


def test_the_last_receipt_of_a_retired_role_stays_readable(published, hold, read):
    hold(**WORKED_EXAMPLE)
    retire("data-scientist")
    page = read(DATA_SCIENTIST)
    assert "Data Scientist was retired in release 2." in page
    assert "This is your receipt under release 1, the last that held it." in page
    assert "Nearly ready, 73–90 %" in page


def test_no_such_role(published, member_client):
    assert member_client.get("/me/roles/nobody/").status_code == 404
    assert member_client.get("/me/roles/sql/").status_code == 404


def test_before_the_first_release(db, member_client):
    assert member_client.get(DATA_SCIENTIST).status_code == 404


def test_date_in_the_members_time_zone(published, member, member_client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 22, 20, tzinfo=UTC))
    member.time_zone = "Pacific/Auckland"
    member.save()
    assert "receipt of 23 November 2026 , release 1" in words(member_client.get(DATA_SCIENTIST))


def test_rows_say_their_roles_because_a_phone_lays_them_out_as_blocks(published, member_client):
    page = member_client.get(DATA_SCIENTIST).content.decode()
    for role in ("table", "rowgroup", "row", "columnheader", "rowheader", "cell"):
        assert f'role="{role}"' in page


@pytest.mark.parametrize("verb", ["post", "put", "patch", "delete"])
def test_it_can_only_be_read(published, member_client, verb):
    assert getattr(member_client, verb)(DATA_SCIENTIST).status_code == 405


def test_five_queries(published, hold, member_client, django_assert_num_queries):
    hold(**WORKED_EXAMPLE)
    member_client.get(DATA_SCIENTIST)
    # session, user, release, ratings, evidence
    with django_assert_num_queries(5):
        member_client.get(f"{DATA_SCIENTIST}?skill=docker&level=2")


def test_the_same_queries_however_much_is_published_and_rated(
    default_catalogue, hold, member_client, django_assert_num_queries
):
    hold(**{skill.slug: 2 for skill in default_catalogue.catalogue.skills})
    member_client.get(DATA_SCIENTIST)
    # session, user, release, ratings, evidence
    with django_assert_num_queries(5):
        member_client.get(DATA_SCIENTIST)


def test_a_retired_role_costs_one_query_more(published, member_client, django_assert_num_queries):
    retire("data-scientist")
    member_client.get(DATA_SCIENTIST)
    # session, user, release, the last release that held the role, ratings, evidence
    with django_assert_num_queries(6):
        member_client.get(DATA_SCIENTIST)
