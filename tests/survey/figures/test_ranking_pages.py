"""Ranking groups a page at a time: nobody left out, nobody twice."""

import pytest

from survey.charts.indices import group_chart
from survey.figures.ranking import UNRANKED, Group, groups
from survey.figures.ranking_pages import SIZE, group_pages, turned
from survey.models import Figure, Status, Unit, UnitKind
from survey.units_sought import Sought

N = 60  # communes with an index; three more have none


def _figure(number: int, kind: UnitKind, **given: object) -> Figure:
    unit = Unit(code=f"{kind}-{number}", name=f"Xã Số {number}", name_en="", kind=kind)
    unit.id, unit.ranking_group = number, ""
    usual = {"status": Status.SHOWN, "value": 95 - number / 4, "rank": number}
    usual |= {"low": 70.0 if number == N else 80.0, "high": 97.0}
    return Figure(unit=unit, unit_id=number, **(usual | given))


@pytest.fixture
def found() -> tuple[Group, ...]:
    """Communes, a few wards, and a unit that is not ranked."""
    held = {"status": Status.WITHHELD, "value": None, "rank": None}
    held |= {"low": None, "high": None}
    every = [_figure(n, UnitKind.COMMUNE) for n in range(1, N + 1)]
    every += [_figure(n, UnitKind.COMMUNE, **held) for n in range(N + 1, N + 4)]
    every += [_figure(n, UnitKind.WARD) for n in range(101, 104)]
    every.append(_figure(200, UnitKind.POINT, rank=None))
    return groups(every, {})


def test_every_unit_is_on_one_page_those_without_an_index_last(
    found: tuple[Group, ...],
) -> None:
    pages = [page for turn in turned(found) for page in turn]
    codes = [one.code for page in pages for one in page.part.standings]
    assert sorted(codes) == sorted(s.code for group in found for s in group.standings)
    communes = [page for page in pages if page.whole.key == "commune"]
    assert [len(page.part.standings) for page in communes] == [SIZE, SIZE, 13]
    assert [len(page.part.held_back) for page in communes] == [0, 0, 3]
    assert [(page.first, page.last) for page in communes][1:] == [(26, 50), (51, 60)]


def test_a_group_a_page_and_a_name_are_asked_for(found: tuple[Group, ...]) -> None:
    assert [page.whole.key for page in group_pages(found, Sought())] == [
        *("ward", "commune", UNRANKED)
    ]
    [page] = group_pages(found, Sought("commune", page=3))
    assert page.part.shown[0].code == "commune-51"
    assert page.part.name == page.whole.name == "Xã, đặc khu"
    [page] = group_pages(found, Sought(search="xa so 59"))
    assert [one.code for one in page.part.shown] == ["commune-59"]
    assert group_pages(found, Sought(search="khong co")) == ()
    [page] = group_pages(found, Sought("commune", page=None))
    assert len(page.part.standings) == N + 3


def test_pages_of_a_group_are_drawn_on_one_scale(found: tuple[Group, ...]) -> None:
    """The widest interval is of the last unit; the first page leaves room for it."""
    whole = group_pages(found, Sought("commune", page=1))[0]
    last = group_pages(found, Sought("commune", page=3))[0]
    first_chart, last_chart = (
        group_chart(page, line=None, most=100) for page in (whole, last)
    )
    assert first_chart is not None
    assert last_chart is not None
    assert first_chart.drawings[0].count(">70<") == 1
    assert last_chart.drawings[0].count(">70<") == 1
    assert "Xã Số 1 đứng đầu" in first_chart.title
    assert last_chart.title.startswith("Đơn vị thứ 51 đến thứ 60 trong 60: từ 82,25")
    assert "Xã Số 26" not in first_chart.drawings[0]
