"""Ranks after the appraisal: ties, groups apart, classes, who has no place and why."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.methods import Bands
from survey.par import Area, Criterion, Item, Judged, Scored, standings

BANDS = Bands(90, 80, 70, 50)


def item(code, most, scorer="self"):
    node = "overall" if scorer == "survey" else ""
    return Item(code, {"vi": code}, Decimal(most), scorer, node, is_verified=False)


ITEMS = (item("1.1", 50), item("2.1", 30), item("2.2", 20, "survey"))
AREAS = [
    Area(code, {"vi": code}, tuple(Criterion(x.code, x.name, (x,)) for x in items))
    for code, items in (("1", ITEMS[:1]), ("2", ITEMS[1:]))
]


def judged(unit, *points, group="commune", own=None, exempt=(), unranked=""):
    scored = tuple(
        Scored(
            one,
            is_exempt=one.code in exempt,
            own=Decimal(own) if own else None,
            appraised=None if given is None else Decimal(given),
            surveyed=None if given is None else Decimal(given),
        )
        for one, given in zip(ITEMS, points, strict=True)
    )
    return Judged(unit, group, scored, unranked)


def ranks(found):
    return {x.unit: x.place and (x.place.rank, x.place.is_tied) for x in found}


def test_equal_indices_share_a_place_and_the_next_stays_empty():
    found = standings(
        AREAS,
        [
            judged(1, 40, 20, 15),
            judged(2, 45, 20, 15),
            judged(3, 40, 25, 15),
            judged(4, 10, 10, 10),
        ],
        BANDS,
    )

    assert [one.unit for one in found] == [2, 3, 1, 4]
    assert ranks(found) == {2: (1, True), 3: (1, True), 1: (3, False), 4: (4, False)}


def test_what_is_published_alike_is_equal():
    # 53.33 of 80 points are 66.6625, published as 66.66.
    found = standings(
        AREAS,
        [
            judged(1, "33.33", 20, None, exempt={"2.2"}),
            judged(2, "33.33", 20, "13.33"),
        ],
        None,
    )

    assert {one.settled.index for one in found} == {Decimal("66.66")}
    assert ranks(found) == {1: (1, True), 2: (1, True)}


def test_groups_are_ranked_apart_and_areas_by_themselves():
    found = standings(
        AREAS,
        [
            judged(1, 40, 30, 20),
            judged(2, 50, 10, 20),
            judged(3, 5, 5, 5, group="ward"),
        ],
        BANDS,
    )
    by_unit = {one.unit: one for one in found}

    assert ranks(found) == {1: (1, False), 2: (2, False), 3: (1, False)}
    assert by_unit[3].place.of == 1
    assert [area.place.rank for area in by_unit[1].areas] == [2, 1]
    assert [area.settled.index for area in by_unit[2].areas] == [100, 60]


def test_who_is_not_ranked_has_points_but_neither_place_nor_class():
    found = standings(
        AREAS,
        [
            judged(1, 50, 30, 20, unranked="first-year"),
            judged(2, 40, 30, None),
            judged(3, 40, 30, 19),
        ],
        BANDS,
    )
    by_unit = {one.unit: one for one in found}

    assert [one.unit for one in found] == [3, 1, 2]
    assert by_unit[3].place.of == 1
    assert (by_unit[1].lack, by_unit[1].band) == ("first-year", "")
    assert by_unit[1].settled.index == 100
    assert (by_unit[2].lack, by_unit[2].settled.missing) == ("missing", ("2.2",))
    assert by_unit[2].areas[0].place is None


def test_what_is_exempt_counts_for_nothing_and_is_ranked_all_the_same():
    [one] = standings(AREAS, [judged(1, 45, 30, None, exempt={"2.2"})], BANDS)

    assert (one.settled.applicable, one.settled.index) == (80, Decimal("93.75"))
    assert (one.place.rank, one.band) == (1, "excellent")


@pytest.mark.parametrize(
    ("points", "band"),
    [
        ("50", "excellent"),
        ("49.99", "good"),
        ("30", "fair"),
        ("10", "average"),
        ("9.99", "weak"),
    ],
)
def test_a_bound_belongs_to_the_class_above(points, band):
    [one] = standings(AREAS, [judged(1, points, 25, 15)], BANDS)

    assert one.band == band
    assert standings(AREAS, [judged(1, points, 25, 15)], None)[0].band == ""


def test_the_appraisal_is_held_against_what_the_unit_gave_itself():
    [one] = standings(AREAS, [judged(1, 40, 25, 15, own=30)], BANDS)

    assert one.claimed.index == Decimal("75.00")
    assert one.difference == Decimal("5.00")


@given(st.lists(st.integers(0, 50), min_size=1, max_size=12))
def test_a_rank_is_one_more_than_those_that_are_better(points):
    units = [judged(unit, own, 10, 10) for unit, own in enumerate(points)]
    found = {one.unit: one.place.rank for one in standings(AREAS, units, None)}

    for unit, own in enumerate(points):
        assert found[unit] == 1 + sum(other > own for other in points)
