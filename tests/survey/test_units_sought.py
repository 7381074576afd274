"""What an address asks for of many units: their group, their name, a page."""

import pytest

from survey.errors import Problem
from survey.models import Unit
from survey.units_sought import Sought, require_group, sought


def test_an_address_says_group_page_and_words() -> None:
    asked = sought({"group": "commune", "page": "3", "q": "  dong   lam "})
    assert asked == Sought("commune", 3, "dong lam")
    assert asked.address == {"group": "commune", "q": "dong lam"}
    assert sought({}) == Sought()
    assert sought({"page": "all"}).page is None
    assert len(sought({"q": "x" * 500}).search) == 100


@pytest.mark.parametrize("wrong", ["0", "-1", "x", "1.5", "٣", "9" * 7, "\x00"])
def test_what_is_no_page_is_refused_with_what_is(wrong: str) -> None:
    with pytest.raises(Problem, match="page=2") as told:
        sought({"page": wrong})
    assert told.value.status == 400


def test_a_page_beyond_the_last_is_the_last_and_all_are_one() -> None:
    assert Sought(page=9).turn(60, size=25).number == 3
    assert Sought(page=None).turn(60, size=25).n_pages == 1
    assert Sought(page=None).turn(0, size=25).n_pages == 1


@pytest.mark.parametrize(
    ("search", "is_found"),
    [
        ("dong lam", True),
        ("LÂM Đông", True),
        ("x07", True),
        ("ward", True),
        ("", True),
        ("dong tay", False),
    ],
)
def test_a_unit_is_found_by_every_word_of_name_or_code(
    search: str, is_found: bool
) -> None:
    unit = Unit(code="X07", name="Phường Đông Lâm", name_en="Dong Lam ward")
    assert Sought(search=search).finds(unit) is is_found


def test_a_group_that_is_not_there_is_told_with_those_that_are() -> None:
    names = {"ward": "Phường", "-": ""}
    require_group(Sought("ward"), names)
    with pytest.raises(Problem, match="Phường, Đơn vị không xếp hạng") as told:
        require_group(Sought("khac"), names)
    assert told.value.status == 404
