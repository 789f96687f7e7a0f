import pytest

from careers.domain.characters import is_shown, is_shown_in_a_line


@pytest.mark.parametrize(
    "text", ["", "plain", "é 李 👩\u200d🚀", "a\u200cb", "a\u200eb", "a\u00a0b\u202fc"]
)
def test_what_reads_as_it_is_stored_is_welcome(text):
    assert is_shown(text)
    assert is_shown_in_a_line(text)


@pytest.mark.parametrize("char", ["\n", "\t"])
def test_new_lines_and_tabs_belong_to_texts_and_to_no_line(char):
    assert is_shown(f"a{char}b")
    assert not is_shown_in_a_line(f"a{char}b")


@pytest.mark.parametrize(
    "char", ["\0", "\a", "\r", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069"]
)  # fmt: skip
def test_what_is_obeyed_instead_of_shown_is_refused(char):
    assert not is_shown(f"a{char}b")
