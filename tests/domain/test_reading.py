"""A corrupt document is refused with a line or a path, never with a crash."""

import json
import re

import pytest

from careers.domain.faults import DocumentError
from careers.domain.reading import parse
from tests.catalogues import small

SOUND = small().model_dump_json(indent=1)


def test_a_sound_document_is_read():
    assert parse(SOUND) == small()


def faults_of(text):
    with pytest.raises(DocumentError) as caught:
        parse(text)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize("tenth", range(10))
def test_a_truncated_document_names_the_line(tenth):
    (fault,) = faults_of(SOUND[: len(SOUND) * tenth // 10])

    assert fault.startswith("line ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" * 100_000, "nested too deeply"),
        ('{"schema_version": 1, "schema_version": 1}', "stands twice"),
        ('{"schema_version": NaN}', "NaN is not a number"),
        ('{"schema_version": 2}', "schema_version: "),
        ("[]", "must be an object"),
        ('{"surprise": 1}', "surprise: "),
        ('{"faq": [-Infinity]}', "line 1, column 10: -Infinity is not a number"),
        ('{"a": 1,\n "\\u0061": 2}', "line 2, column 2: the key "),
        ("PK\x03\x04", "line 1, column 1: this is not JSON"),
        ('{"schema_version": ' + "9" * 5000 + "}", "line 1, column 20: 9"),
        ("[" + "0," * 100_000 + "0]", "more than 100,000 values"),
        ('["' + "x" * 8_000_000, "longer than 8,000,000 characters"),
        ('"' + '\\"' * 100_000, "line 1, column 1: this is not JSON"),
    ],
)
def test_hostile_text_is_refused_in_words(text, words):
    assert words in faults_of(text)[0]


@pytest.mark.parametrize(
    ("value", "path"),
    [
        (7, "roles[0].requirements[1].level"),
        ("3", "roles[0].requirements[1].level"),
        (True, "roles[0].requirements[1].level"),
        (2.5, "roles[0].requirements[1].level"),
        (None, "roles[0].requirements[1].level"),
    ],
)
def test_a_wrong_level_is_told_by_its_path(value, path):
    data = json.loads(SOUND)
    data["roles"][0]["requirements"][1]["level"] = value

    assert faults_of(json.dumps(data))[0].startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("part", "field", "value", "words"),
    [
        ("skills", "slug", "Not A Slug", "must be small letters"),
        ("skills", "slug", None, "must be text"),
        ("skills", "name", "", "must not be empty"),
        ("skills", "name", "x" * 1000, "may have at most"),
        ("skills", "kind", "hobby", "must be 'tool' or 'knowledge'"),
        ("skills", "aliases", "SQL", "must be a list"),
        ("skills", "requires", [7], "must be an object"),
        ("skills", "can_dos", [{"level": 0}], "must be at least 1"),
        ("skills", "can_dos", [{"level": 5}], "must be at most 4"),
        ("skills", "can_dos", [{"level": "1"}], "must be a whole number"),
        ("skills", "can_dos", [{}], "is missing"),
        ("skills", "colour", "red", "is none of the names"),
        ("roles", "requirements", [{"any_of": []}], "needs at least 1"),
        ("roles", "requirements", [{"must_have": "perhaps"}], "must be true or false"),
    ],
)
def test_a_fault_of_a_value_is_told_in_plain_words(part, field, value, words):
    data = json.loads(SOUND)
    data[part][0][field] = value

    messages = [message.partition(": ")[2] for message in faults_of(json.dumps(data))]

    assert any(words in message for message in messages)
    assert not [said for said in messages if re.match("(?i)(string|input|field|value) ", said)]


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb"])
def test_control_characters_are_refused(text):
    data = json.loads(SOUND)
    data["faq"][0]["answer"] = text

    assert faults_of(json.dumps(data)) == ["faq[0].answer: must not contain control characters"]


def test_a_script_address_is_refused():
    data = json.loads(SOUND)
    data["skills"][0]["resources"][0]["url"] = "javascript:alert(1)"

    assert "must begin with https://" in faults_of(json.dumps(data))[0]
