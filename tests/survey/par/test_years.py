"""A unit beside itself a year before: by item, by area, among its like."""

from decimal import Decimal

from survey.par import Scored, Year, standings, step, year_change
from tests.survey.par.test_standings import AREAS, ITEMS, item, judged


def scored(*points, items=ITEMS):
    return [
        Scored(
            one,
            own=Decimal(given),
            appraised=Decimal(given) - 1,
            surveyed=Decimal(given),
        )
        for one, given in zip(items, points, strict=True)
    ]


def test_items_are_compared_by_code_where_as_many_points_were_to_be_had():
    then = scored(10, 20, 5, items=(item("1.1", 40), ITEMS[1], item("9", 20)))
    found = year_change(
        Year(AREAS, scored(20, 25, 10)), Year(AREAS, then), is_settled=False
    )

    assert [(x.code, x.difference) for x in found.items] == [("1.1", None), ("2.1", 5)]
    assert [(x.code, x.before, x.after) for x in found.areas] == [
        ("1", 25, 40),
        ("2", Decimal("66.67"), 70),
    ]


def test_the_appraised_points_of_both_years_are_compared():
    found = year_change(
        Year(AREAS, scored(50, 30, 20)),
        Year(AREAS, scored(40, 30, 20)),
        is_settled=True,
    )

    assert (found.after.index, found.before.index, found.difference) == (98, 88, 10)


def test_a_year_without_some_points_has_no_index_to_be_compared():
    then = [Scored(one) for one in ITEMS]
    found = year_change(
        Year(AREAS, scored(50, 30, 20)), Year(AREAS, then), is_settled=False
    )

    assert found.difference is None
    assert {one.difference for one in (*found.items, *found.areas)} == {None}


def test_places_are_compared_within_one_group_only():
    [now, _other] = standings(AREAS, [judged(1, 50, 30, 20), judged(2, 1, 1, 1)], None)
    then = standings(AREAS, [judged(1, 10, 10, 10), judged(2, 20, 20, 20)], None)[1]
    [moved] = standings(AREAS, [judged(1, 10, 10, 10, group="ward")], None)

    assert (step(now, then).points, step(now, then).places) == (70, 1)
    assert (step(now, moved).points, step(now, moved).places) == (70, None)
    assert step(now, None).points is None
