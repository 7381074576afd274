"""Provinces against themselves a year before: verdicts, ranks, why there are none."""

from collections.abc import Mapping
from datetime import date

import pytest

from survey.models import KeptPack, PackFigure, Status
from survey.national.ranked import Group, ranked
from survey.national.year_before import Since, Why, YearBefore
from tests.survey.packs.kept import kept_pack, pack_figure

Values = Mapping[str, float]
FIRST = 100  # number of the first pack of the year before


def _packs(values: Values, first: int, **given: object) -> list[KeptPack]:
    return [
        kept_pack(id=first + n, subject=subject, unit_name=subject, **given)
        for n, subject in enumerate(values)
    ]


def _figures(
    packs: list[KeptPack], values: Values, **given: object
) -> dict[int, PackFigure]:
    return {
        one.id: pack_figure(
            value=values[one.subject],
            low=values[one.subject] - 2,
            high=values[one.subject] + 2,
            **given,
        )
        for one in packs
    }


def _group(values: Values, **given: object) -> Group:
    packs = _packs(values, 1, **given)
    return ranked(packs, _figures(packs, values))


def _before(values: Values, *, year: int = 2025, **given: object) -> YearBefore:
    days = {"starts_on": date(year, 1, 1), "ends_on": date(year, 2, 1)}
    packs = _packs(values, FIRST, year=year, **(days | given))
    figures = _figures(packs, values)
    return YearBefore(
        year,
        frozenset(values),
        {one.subject: one for one in packs},
        {number: [one] for number, one in figures.items()},
    )


def _since(later: Values, before: YearBefore, **given: object) -> dict[str, Since]:
    group = _group(later, **given)
    names = {row.pack.id: row.pack.subject for row in group.rows}
    found = before.since(group, "overall")
    return {names[number]: one for number, one in found.items()}


def test_a_difference_by_hand() -> None:
    found = _since({"a": 90.0}, _before({"a": 85.0}))["a"]
    assert found.change is not None
    assert found.change.difference == 5.0
    # Both errors are 1: √2 · 1.9600 = 2.7718 either way.
    limits = (found.change.low, found.change.high)
    assert limits == pytest.approx((2.2282, 7.7718), abs=1e-4)
    assert found.change.verdict == "real_rise"
    assert (found.why, found.climbed, found.n_earlier) == (None, 0, 1)


def test_all_of_a_table_are_judged_together() -> None:
    # 3 / √2 has p = 0.034: enough for one, and by Holm not for two.
    alone = _since({"a": 88.0}, _before({"a": 85.0}))
    both = _since({"a": 88.0, "b": 70.0}, _before({"a": 85.0, "b": 67.0}))
    assert _verdicts(alone) == {"a": "real_rise"}
    assert _verdicts(both) == {"a": "unclear", "b": "unclear"}
    fallen = _since({"a": 80.0, "b": 70.0}, _before({"a": 85.0, "b": 70.0}))
    assert _verdicts(fallen) == {"a": "real_fall", "b": "unclear"}


def _verdicts(found: Mapping[str, Since]) -> dict[str, str]:
    return {name: one.change.verdict for name, one in found.items() if one.change}


def test_ranks_are_among_those_of_each_year() -> None:
    before = _before({"a": 70.0, "b": 90.0, "c": 80.0, "d": 60.0})
    found = _since({"a": 95.0, "b": 90.0}, before)
    told = {
        name: (one.climbed, one.earlier.standing.rank, one.n_earlier)
        for name, one in found.items()
        if one.earlier
    }
    assert told == {"a": (2, 3, 4), "b": (-1, 1, 4)}


def test_what_cannot_be_compared_says_why() -> None:
    later = {"a": 90.0}
    assert _since(later, _before({"b": 85.0}))["a"] == Since(why=Why.NO_PACK)
    other_way = YearBefore(2025, frozenset({"a"}), {}, {})
    assert _since(later, other_way)["a"] == Since(why=Why.OTHER_WAY)
    overlapping = _before(later, ends_on=date(2026, 1, 1))
    assert _since(later, overlapping)["a"] == Since(why=Why.SHARED_DAYS)
    untold = _before(later)
    untold.figures[FIRST][0].status = Status.WITHHELD
    assert _since(later, untold)["a"] == Since(why=Why.NOT_TOLD)


def test_a_province_of_the_old_map_is_another() -> None:
    before = _before({"lao-cai": 85.0}, year=2024)
    found = _since({"lao-cai": 90.0}, before, province="15", year=2025)
    assert found["lao-cai"] == Since(why=Why.OTHER_MAP)
    # Chosen by hand for it, it still is.
    chosen = _before({"lao-cai": 85.0}, year=2024, province="15")
    found = _since({"lao-cai": 90.0}, chosen, province="15", year=2025)
    assert found["lao-cai"] == Since(why=Why.OTHER_MAP)
    apart = _since({"lao-cai": 90.0}, _before({"lao-cai": 85.0}), province="15")
    assert apart["lao-cai"] == Since(why=Why.OTHER_MAP)
