"""The lists of the admin: what their address may ask, and which rows may be ticked."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from careers.models import Rating, Requirement, Skill
from config.admin_lists import OwnFilters
from tests.factories import UserFactory

LISTS = [model._meta for model in admin.site._registry]


@pytest.fixture
def boss(client, member, working):
    """A superuser, signed in, where `member` rated a skill."""
    Rating.objects.create(
        member=member, skill=Skill.objects.first(), level=2, rated_at=timezone.now()
    )
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


def address(meta):
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")


def test_a_list_answers_each_filter_beside_it(boss, editors):
    editors.user_set.add(UserFactory())
    asked = 0
    for meta in LISTS:
        page = boss.get(address(meta)).content.decode()
        for query in re.findall(r'<a href="(\?[^"]+__[^"]+)"', page):
            assert boss.get(address(meta) + query).status_code == 200, (meta, query)
            asked += 1
    assert asked > 20


@pytest.mark.parametrize(
    "asked",
    [
        "careers/skill/?ratings__id=1",
        "careers/skill/?ratings__member=1",
        "careers/skill/?ratings__isnull=False",
        "careers/skill/?rating_events__id__gte=2",
        "careers/skill/?category__skills__ratings__isnull=False",
        "careers/role/?goals__pk=1",
        "accounts/user/?ratings__id=1",
        "accounts/user/?goal__id=1",
        "accounts/user/?goal__isnull=False",
        "accounts/user/?groups__user__ratings__id=1",
        "accounts/user/?password__startswith=argon2",
        "auth/group/?user__id=1",
        "careers/release/?author__password__startswith=a",
    ],
)
def test_no_address_asks_what_members_rated_or_who_they_are(boss, asked):
    assert boss.get(f"/admin/{asked}").status_code == 400


def test_every_list_is_one_that_answers_its_own_filters_only():
    others = [
        model.__name__ for model, page in admin.site._registry.items()
        if not isinstance(page, OwnFilters)
    ]  # fmt: skip
    assert Group in admin.site._registry
    assert not others


@pytest.mark.parametrize("year", ["0", "-1", "9" * 400, "99999", "x"])
def test_no_year_is_too_strange(boss, year):
    assert boss.get(f"/admin/careers/release/?published_at__year={year}").status_code == 400


@pytest.mark.parametrize("value", ["", "x", "²", "-1", "9" * 19, "9" * 5000, "1,2"])
@pytest.mark.parametrize("asked", ["category__id__exact", "category__isnull", "retired__exact"])
def test_no_value_of_a_filter_is_a_fault_of_ours(boss, asked, value):
    assert boss.get(f"/admin/careers/skill/?{asked}={value}").status_code in {200, 302}


@pytest.mark.parametrize("row", ["abc", "", "a\0b", "²", "-1", "9" * 19, "9" * 5000, "1 "])
def test_a_row_that_is_no_number_is_refused(boss, row):
    for meta in LISTS:
        tick = {"action": "delete_selected", "_selected_action": ["1", row]}
        assert boss.post(address(meta), tick).status_code == 400, meta


def test_a_row_that_is_not_there_is_no_fault(boss):
    tick = {"action": "delete_selected", "_selected_action": "9" * 18}
    for meta in LISTS:
        assert boss.post(address(meta), tick).status_code < 500, meta


def test_ticked_rows_are_asked_about(boss):
    rows = list(Requirement.objects.values_list("pk", flat=True)[:2])
    tick = {"action": "delete_selected", "_selected_action": rows}
    page = boss.post(address(Requirement._meta), tick)
    assert page.status_code == 200
    assert "Are you sure" in page.content.decode()
