"""How many pages a sheet takes, on which paper."""

import pytest

from survey.spreadsheets.printing import LINE, Paper, pages_of


@pytest.mark.parametrize(
    ("widths", "n_rows", "pages"),
    [((60,), 0, 1), ((60,), 49, 1), ((60,), 50, 2), ((60,), 97, 2), ((60,), 98, 3)],
)
def test_pages_are_filled_row_by_row_below_their_headings(
    widths: tuple[int, ...], n_rows: int, pages: int
) -> None:
    """A4 upright has room for 744.8 points: 49 rows of a line."""
    heights = [LINE] * n_rows
    found = pages_of(Paper.A4_UPRIGHT, widths, heights, repeated=LINE)
    assert found == pages


def test_a_row_higher_than_a_page_ends() -> None:
    assert pages_of(Paper.A4_ACROSS, (60,), [9_000, 9_000], repeated=15) == 2


def test_wide_sheets_are_drawn_smaller_and_hold_more() -> None:
    narrow, wide = (60, 60), (60,) * 5
    assert Paper.A4_ACROSS.scale(narrow) == 1
    assert Paper.A4_ACROSS.scale(wide) == pytest.approx(770 / (5 * 318.75))
    assert Paper.A3_ACROSS.scale(wide) > Paper.A4_ACROSS.scale(wide)
    assert Paper.A4_ACROSS.room(wide) > Paper.A4_ACROSS.room(narrow)
