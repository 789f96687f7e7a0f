"""The faults that `make mutants` plants: found wherever the code keeps people apart."""

import ast

import pytest

from scripts.mutations import MIDDLEWARE, mutants
from tests.house.sources import ROOT

FOUND = mutants(ROOT)

SAMPLE = """
from accounts import middleware

@require_safe
@reauthentication_required(raise_exception=True)
@desk_page("careers.change_role")
def page(request, pk):
    if not request.user.has_perm("careers.view_role"):
        raise PermissionDenied("No.")
    mine = Goal.objects.filter(member_id=request.user.pk, pk=pk)
    return get_object_or_404(Link, pk=pk, owner__email="x"), User.objects.get(pk=request.user.pk)

class Admin:
    def has_delete_permission(self, request):
        return False
"""


@pytest.fixture
def sample(tmp_path):
    (tmp_path / "careers").mkdir()
    (tmp_path / "careers" / "sample.py").write_text(SAMPLE)
    return mutants(tmp_path)


def test_each_kind_is_seen(sample):
    assert [one.what for one in sample] == [
        "without reauthentication_required",
        "desk_page asks for no right",
        "nobody is refused by not request.user.has_perm('careers.view_role')",
        "request.user.has_perm('careers.view_role') is True",
        "without member_id=request.user.pk",
        "without owner__email='x'",
        "without pk=request.user.pk",
        "has_delete_permission is True",
    ]


def test_each_takes_one_thing_away_and_leaves_python(sample):
    for one in sample:
        ast.parse(one.text)
        assert one.text != SAMPLE
    (filtered,) = (one for one in sample if one.what == "without member_id=request.user.pk")
    assert "Goal.objects.filter(pk=pk)" in filtered.text


def test_the_project_has_many():
    assert len(FOUND) > 60
    assert {one.file.partition("/")[0] for one in FOUND} == {"accounts", "careers", "config"}
    assert any(one.what == "no sign-in required" for one in FOUND), MIDDLEWARE


def test_every_look_up_by_person_is_among_them():
    """Told another way: by words, not by the syntax tree."""
    lines = {(one.file, one.line) for one in FOUND}
    for path in (ROOT / "careers").rglob("*.py"):
        if {"migrations", "management"} & set(path.parts):
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if ".objects.filter(member_id=" in line or ".objects.get(member_id=" in line:
                assert (str(path.relative_to(ROOT)), number) in lines
