"""Provinces ranked by what they published: ranks, their intervals, ties, who is out."""

from collections.abc import Sequence
from datetime import date

import pytest

from survey.models import Status
from survey.national.chart import finding
from survey.national.ranked import Group, ranked
from survey.national.ways import ways
from survey.packs.current import latest_round
from tests.survey.packs.kept import kept_pack, pack_figure


def _ranked(values: Sequence[float | None], **figure: object) -> Group:
    packs = [kept_pack(id=n, unit_name=f"Tỉnh mẫu {n}") for n, _v in enumerate(values)]
    figures = {}
    for number, value in enumerate(values):
        ends = {"low": None, "high": None, "status": Status.WITHHELD}
        if value is not None:
            ends = {"low": value - 2, "high": value + 2, "status": Status.SHOWN}
        figures[number] = pack_figure(**(ends | {"value": value} | figure))
    return ranked(packs, figures)


def _places(group: Group) -> list[tuple[str, int, int, int, bool]]:
    return [
        (
            row.name[-1],
            row.standing.rank,
            row.standing.rank_best,
            row.standing.rank_worst,
            row.is_tied,
        )
        for row in group.rows
    ]


@pytest.mark.parametrize(
    ("gap", "best_of_second"),
    # Both errors are 1: the gap divided by √2 is 1.909, or 2.051. With 95 % for both
    # directions of one pair, 1.960 tells them apart.
    [(2.7, 1), (2.9, 2)],
)
def test_two_are_told_apart_by_hand(gap: float, best_of_second: int) -> None:
    group = _ranked([90.0, 90.0 - gap])
    assert _places(group) == [
        ("0", 1, 1, 3 - best_of_second, False),
        ("1", 2, best_of_second, 2, False),
    ]
    assert group.n_may_lead == 2 - best_of_second


def test_equal_as_printed_is_tied_and_the_next_rank_is_left_out() -> None:
    group = _ranked([80.0, 90.001, 90.004, None])
    assert [(name, rank, tied) for name, rank, *_set, tied in _places(group)] == [
        ("1", 1, True),
        ("2", 1, True),
        ("0", 3, False),
    ]
    assert _places(group)[2][2:4] == (3, 3)
    assert [pack.id for pack in group.untold] == [3]
    assert finding(group) == "2 tỉnh, thành phố đồng hạng nhất với 90,00"


def test_without_a_usable_error_the_longer_arm_stands_for_it() -> None:
    # Arms of 2 are errors of 1.02: 2.8 apart is 1.94 of them, and 1.98 of errors of 1.
    group = _ranked([90.0, 87.2], se=None, df=0, fallback="df0")
    assert [place[2:4] for place in _places(group)] == [(1, 2), (1, 2)]
    assert [place[2:4] for place in _places(_ranked([90.0, 87.2]))] == [(1, 1), (2, 2)]
    assert _ranked([]).rows == ()


def test_other_methods_and_other_ways_to_add_up_are_told_apart() -> None:
    packs = [
        *(kept_pack(), kept_pack()),
        kept_pack(method_digest="b" * 64),
        kept_pack(weighting="transactions"),
    ]
    found = ways(packs)
    assert [(way.weighting, way.n) for way in found] == [
        ("equal", 2),
        ("transactions", 1),
        ("equal", 1),
    ]
    assert len({way.key for way in found}) == 3


def test_of_several_rounds_the_one_that_ended_last_counts() -> None:
    early = kept_pack(id=1, round_code="q1", ends_on=date(2026, 3, 31))
    late = kept_pack(id=2, round_code="q2", ends_on=date(2026, 6, 30))
    assert latest_round([late, early]) == [late]
