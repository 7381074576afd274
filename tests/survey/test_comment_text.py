"""Comments: one canonical form, nothing that a database would refuse."""

import unicodedata

import pytest

from survey.comment_text import canonical, is_storable, without_unstorable

REFUSED = ["\0", "a\x0bb", "\x1b[0m", "\x7f", "\x85", "\ud800", "\ufffe", "\U0010ffff"]
KEPT = [
    "Tốt lắm",
    "dòng 1\ndòng 2",
    "😀👩\u200d👩\u200d👧",
    "ê̆ ô̆ ơ̆ ư̆",
    "ខ្មែរ\u200b",
    "\U0001fadf",  # younger than this Python's tables
]


@pytest.mark.parametrize("text", REFUSED)
def test_refuses_what_cannot_be_stored_everywhere(text: str) -> None:
    assert not is_storable(canonical(f"a{text}!"))
    assert is_storable(without_unstorable(text))


@pytest.mark.parametrize("text", KEPT)
def test_keeps_what_people_write(text: str) -> None:
    assert canonical(text) == unicodedata.normalize("NFC", text)
    assert is_storable(canonical(text))


def test_newlines_and_spaces_have_one_form() -> None:
    assert canonical("  a\r\nb\rc\td \n") == "a\nb\nc d"
    assert canonical(" \r\n ") == ""


def test_both_spellings_of_a_letter_are_one() -> None:
    assert canonical(unicodedata.normalize("NFD", "hài lòng")) == "hài lòng"
