"""Values in messages: as documents have them, short, and nothing invisible."""

from datetime import date
from typing import Any

import pytest

from survey.documents import written
from survey.speaking import speaking


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Tên", '"Tên"'),
        ("", '""'),
        ("a\0b\ud800\u200b", '"a\\u0000b\\ud800\\u200b"'),
        (True, "true"),
        (0.5, "0.5"),
        (-3, "-3"),
        (date(2026, 1, 31), "2026-01-31"),
        ([1, "a", False], '[1, "a", false]'),
        ((4, 5), "[4, 5]"),
        ({"vi": "a"}, '{ vi = "a" }'),
        ([[1], {"a": 1}, None], "[[…], {…}, (chưa ghi)]"),
        (None, "(chưa ghi)"),
        ("x" * 100, f'"{"x" * 79}…'),
    ],
)
def test_a_value_is_written_as_documents_have_it(value: Any, words: str) -> None:
    assert written(value) == words


def test_a_number_that_python_would_not_write_out_is_no_trouble() -> None:
    assert written(10**5000) == "một số quá lớn"
    assert written([-(10**5000)]) == "[một số quá lớn]"


def test_what_is_not_there_is_said_in_the_readers_language() -> None:
    with speaking("en"):
        assert written(None) == "nothing"
