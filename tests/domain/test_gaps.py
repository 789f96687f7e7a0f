from careers.domain import gaps
from careers.domain.catalogue import Catalogue, from_document
from careers.domain.readiness import assess
from tests import catalogues

CATALOGUE = from_document(catalogues.small())


def table(levels, catalogue=CATALOGUE):
    assessed = [(role, assess(role.requirements, levels)) for role in catalogue.roles]
    return {row.name: row.gaps for row in gaps.by_category(catalogue, assessed)}


def test_gap_of_each_role_in_each_category():
    rows = table({"sql": 4, "pytorch": 2, "docker": 2, "git": 3})
    assert rows["Operations"] == (gaps.Gap(1, 1, 100), gaps.Gap(1, 4, 44))  # 3*2/3 + 2 of 9
    assert rows["Deep learning"] == (gaps.Gap(0, 1, 66), gaps.Gap(0, 1, 50))


def test_words_before_the_bar():
    rows = table({"sql": 4, "docker": 3})
    words = {name: [gap.words for gap in row] for name, row in rows.items()}
    assert words == {
        "Data": ["All met", "0 of 1 met"],
        "Deep learning": ["0 of 1 met", "0 of 1 met"],
        "Operations": ["All met", "1 of 4 met"],
        "People": ["Not asked", "0 of 1 met"],
    }


def test_rows_are_in_catalogue_order_and_only_what_is_asked():
    catalogue = Catalogue(
        roles=CATALOGUE.roles[:1], skills=CATALOGUE.skills, categories=CATALOGUE.categories
    )
    assert list(table({}, catalogue)) == ["Data", "Deep learning", "Operations"]


def test_a_role_without_requirements_is_asked_nothing():
    bare = gaps.by_category(CATALOGUE, [(CATALOGUE.roles[0], None)])
    assert bare == ()


def test_a_requirement_counts_in_the_category_of_its_first_option():
    assert "Deep learning" in table({"tensorflow": 4})
