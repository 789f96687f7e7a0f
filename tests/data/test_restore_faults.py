"""Files that are no export, or no whole one: refused with a sentence, and nothing changed."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from careers.models import RatingEvent, Upload
from tests.data.lives import look

RESTORE = "/me/data/restore/"


@pytest.mark.parametrize("upload", ["", "0", "\x00", "f" * 10_000])
def test_a_file_that_is_not_kept_any_more(confirmed_client, published, upload):
    assert confirmed_client.post(RESTORE, {"upload": upload}).status_code == 409


DAYS = [(date(2030, 1, 1) + timedelta(days=7 * week)).isoformat() for week in range(31)]

FAULTS = {
    "events[1].new: must be at most 4": lambda d: d["events"][1].update(new=5),
    "events[0].at: lies in the future": lambda d: d["events"][0].update(at="2999-01-01T00:00Z"),
    "events[0].at: must not be before 2000": lambda d: d["events"][0].update(
        at="1999-01-01T00:00Z"
    ),
    "ratings[0].skill: is missing": lambda d: d["ratings"][0].pop("skill"),
    "evidence[0].link: must begin with": lambda d: d["evidence"][0].update(link="javascript:1"),
    "evidence[0].link: must be a web address": lambda d: d["evidence"][0].update(link="http://["),
    "evidence[0].link: must not hold a name": lambda d: d["evidence"][0].update(
        link="https://example.org@evil.example/"
    ),
    "evidence[0].title: holds a character": lambda d: d["evidence"][0].update(title="a\x00b"),
    "evidence[0].note: holds a character": lambda d: d["evidence"][0].update(note="\ud800"),
    "evidence[0].expires_on: must not be before": lambda d: d["evidence"][0].update(
        expires_on="2020-01-01"
    ),
    "goal.hours_per_week: must be at most 60": lambda d: d["goal"].update(hours_per_week=61),
    "goal.target_on: must be after": lambda d: d["goal"].update(target_on="2024-01-01"),
    "fit_results[0].answers": lambda d: d["fit_results"][0].update(answers={"a": 3}),
    "goal.weeks_off: may have at most 30": lambda d: d["goal"].update(weeks_off=DAYS),
    "roadmap_choices[0].made.skipped: may have at most 300": lambda d: d["roadmap_choices"][0][
        "made"
    ].update(skipped=[["sql", 1]] * 301),
    "fit_results[0].answers: may have at most 300": lambda d: d["fit_results"][0].update(
        answers={f"s{number}": 1 for number in range(301)}
    ),
    "fit_results[0].roles: may have at most 300": lambda d: d["fit_results"][0].update(
        roles=["a"] * 301
    ),
    "evidence: may have at most 2,000": lambda d: d.update(evidence=d["evidence"] * 2_001),
    "sessions: may have at most 50,000": lambda d: d.update(sessions=[0] * 50_001),
    "exported_at: must not be before 2000": lambda d: d.update(exported_at="0001-01-01T00:00Z"),
    "exported_at: lies in the future": lambda d: d.update(exported_at="9999-12-31T23:59Z"),
    "more than 1,000 of its values": lambda d: d.update(events=[{}] * 1_000),
    "version: must be 1": lambda d: d.update(version=2),
    "format: must be": lambda d: d.update(format="other"),
    "extra: is none of the names": lambda d: d.update(extra=1),
    "events: must be a list": lambda d: d.update(events={}),
    "events[0].at: must name its time zone": lambda d: d["events"][0].update(at="2024-01-01T00:00"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_path_and_nothing_changes(
    confirmed_client, member, mine_document, fault
):
    FAULTS[fault](mine_document)
    answer = look(confirmed_client, mine_document)
    assert answer.status_code == 400
    assert fault in re.sub(r"<[^>]+>", "", answer.content.decode()), answer.content.decode()
    assert not RatingEvent.objects.filter(member=member).exists()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{",
        b"[" * 100_000,
        b'{"format": "crosswalk-record", "version": ' + b"9" * 5_000 + b"}",
        b'{"format": "crosswalk-record", "format": "crosswalk-record"}',
        b'{"format": "crosswalk-record", "version": NaN}',
        b'{"format": ["crosswalk-record"], "version": true}',
        b" " * 8_000_001,
    ],
)
def test_what_is_no_export_is_refused_with_a_sentence(confirmed_client, published, data):
    answer = confirmed_client.post(RESTORE, {"file": SimpleUploadedFile("x.json", data)})
    assert answer.status_code in {400, 413}
    assert not Upload.objects.exists()
