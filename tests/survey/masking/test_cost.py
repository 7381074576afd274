"""Masking costs steps by the letter, and takes whatever text there is."""

import importlib
import pkgutil
import re
import sys
from types import FrameType, ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import survey.masking
from survey.masking import mask

LONGEST = 64 * 1024
NASTY = (
    *(
        "0",
        "0 ",
        "0.",
        "9" * 8 + " x ",
        "(+84) ",
        "a@",
        "a.",
        "a cham ",
        "-",
        "@ ",
        "/",
    ),
    *("không ", "năm 2024, ", "Anh ", "Nguyễn ", "Nguyễn Văn ", "thôn A ", "tổ 1 "),
    *(
        "https://",
        "www.a",
        "zalo ",
        "1.000 ",
        "12-",
        "20 24 ",
        "stk ",
        "\u0301",
        "\u200b",
    ),
    *("H26.12-250803-", "29A-123.", "số thứ tự ", "Y ", "H'", "đ", "ß", "İ", "\ud800"),
)
ESCAPED = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]", re.DOTALL)
UNBOUNDED = re.compile(r"[*+](?!\+)|\{\d*,\}")


def _rules() -> list[ModuleType]:
    found = pkgutil.iter_modules(survey.masking.__path__)
    return [importlib.import_module(f"survey.masking.{one.name}") for one in found]


def _patterns() -> list[re.Pattern[str]]:
    values = [value for rule in _rules() for value in vars(rule).values()]
    flat = [one for v in values for one in (v if isinstance(v, tuple) else (v,))]
    return [one for one in flat if isinstance(one, re.Pattern)]


def test_no_rule_repeats_without_end() -> None:
    """A repetition of n letters at most costs n steps at each, in the worst case."""
    patterns = _patterns()
    assert len(patterns) > 20
    plain = {p.pattern: ESCAPED.sub("x", p.pattern) for p in patterns}
    # Letters of one word, one after the other: nothing to go back to.
    del plain[r"\w['’]?\w*"]
    for pattern, shape in plain.items():
        # "++" and "}+" give nothing back; they still say how often at most.
        assert not UNBOUNDED.search(re.sub(r"(?<=[}?])\+", "", shape)), pattern


@pytest.mark.parametrize("piece", NASTY)
def test_twice_the_text_takes_twice_the_steps(piece: str) -> None:
    small, large = (_steps(piece * (n // len(piece))) for n in (600, 1_200))
    assert large <= 2.2 * small + 200


def _steps(text: str) -> int:
    """Return how many lines of Python masking a text goes through."""
    n = 0

    def count(_frame: FrameType, event: str, _arg: object) -> object:
        nonlocal n
        n += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)  # type: ignore[arg-type]
    try:
        mask(text)
    finally:
        sys.settrace(before)
    return n


def test_the_longest_nasty_text_comes_out() -> None:
    pieces = [piece * (LONGEST // len(NASTY) // len(piece)) for piece in NASTY]
    assert mask("".join(pieces)).is_changed


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec=None), max_size=200))
def test_any_text_can_be_masked(text: str) -> None:
    assert "0912345678" not in mask(f"{text} 0912345678").text
