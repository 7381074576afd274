import numpy as np
import pytest

from analysis import decode
from analysis.answers import check_levels


def test_every_character():
    assert decode(b"12345-.", 7).tolist() == [[1, 2, 3, 4, 5, 6, 0]]


def test_no_sheets():
    assert decode(b"", 16).shape == (0, 16)


@pytest.mark.parametrize("bad", [b"0", b"6", b" ", b"\n", b"\xff", b"\x00", b"a"])
def test_another_character_is_refused_with_its_place(bad):
    with pytest.raises(ValueError, match=r"sheet 2, item 3 \(byte 6\)") as error:
        decode(b"5555" + b"44" + bad + b"4", 4)
    assert "allowed are 1 to 5, '-' and '.'" in str(error.value)


def test_half_a_sheet_is_refused():
    with pytest.raises(ValueError, match="5 characters are not whole sheets of 4"):
        decode(b"55555", 4)


def test_no_items_are_refused():
    with pytest.raises(ValueError, match="n_items must be at least 1, got 0"):
        decode(b"", 0)


@pytest.mark.parametrize("code", [-1, 7, 255])
def test_levels_outside_the_codes_are_refused(code):
    with pytest.raises(ValueError, match=f"sheet 2, item 1 is {code}"):
        check_levels(np.array([[1, 2], [code, 3]]), 2)


def test_levels_of_another_questionnaire_are_refused():
    with pytest.raises(ValueError, match=r"shape \(n, 3\)"):
        check_levels(np.ones((4, 2), dtype=int), 3)
