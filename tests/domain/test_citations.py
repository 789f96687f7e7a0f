"""What the references to other classifications are called."""

from careers.domain.citations import labelled
from careers.domain.document import Reference

UUID = "ccd0a1d9-afda-43d9-b901-96344886e14d"


def test_a_code_that_can_be_read_is_said():
    reference = Reference(scheme="O*NET-SOC", code="15-2051.00", url="https://example.org/a")
    assert labelled("SQL", [reference]) == (("O*NET-SOC 15-2051.00", "https://example.org/a"),)


def test_a_uuid_is_not_and_two_of_a_scheme_are_told_apart():
    other = Reference(scheme="O*NET", code="2.A.1.e")
    found = labelled("SQL", [Reference(scheme="ESCO", code=code) for code in (UUID, UUID.upper())])
    assert [label for label, _ in found] == ["SQL in ESCO", "SQL in ESCO (2)"]
    assert labelled("SQL", [Reference(scheme="ESCO", code=UUID), other])[1] == ("O*NET 2.A.1.e", "")
