"""The circular of 2018: nine indicators of 0, 1 or 2 points, added up to 18."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.past.counts import import_tallies
from survey.manage.operations.past.counts_file import Layout
from survey.measure import Instrument
from survey.methods import read_method, shipped
from survey.models import Change, Channel, Driver, Figure, Round
from tests.factories import Province, make_province, make_round, make_sheets

WORST, BEST = "1" * 9, "3" * 9


@pytest.fixture
def province(session: Session) -> Province:
    """Two communes whose people rate nine indicators on three levels."""
    return make_province(session, method="tt01-2018")


def test_points_are_the_means_of_the_sheets_added_up(
    session: Session, province: Province, release, figure
) -> None:
    # 0, 1 and 2 points to the first indicator, 2 points to all others.
    pattern = ["1" + BEST[1:], "2" + BEST[1:], BEST, BEST]
    make_sheets(session, province.round, province.counters[0], pattern, n=20)

    made, unit = release(province.round), province.units[0]

    first, overall = figure(made, unit, "TT1"), figure(made, unit)
    assert (first.value, first.counts) == (1.25, [0, 5, 5, 10, 0, 0, 0])
    assert overall.value == 17.25
    assert figure(made, unit, "TT2").value == 2
    assert (figure(made, unit, "TT01").value, figure(made, unit, "TT.1").value) == (
        *(17.25, 1.25),
    )


def test_the_published_table_of_percentages_comes_from_the_counts(
    session: Session, province: Province, release, figure
) -> None:
    pattern = ["1" + BEST[1:], "2" + BEST[1:], BEST, "." + BEST[1:]]
    make_sheets(session, province.round, province.counters[0], pattern, n=40)

    found = figure(release(province.round), province.units[0], "TT1")

    _blank, *levels, _four, _five, _apart = found.counts
    assert [round(100 * n / found.n, 1) for n in levels] == [33.3, 33.3, 33.3]
    assert found.share == pytest.approx(200 / 3)  # satisfied or very satisfied
    assert found.mean == pytest.approx(50)  # of the points possible


def test_points_have_an_interval_inside_0_to_18(
    session: Session, province: Province, release, figure
) -> None:
    for counter in province.counters:
        make_sheets(session, province.round, counter, [WORST, BEST, BEST, BEST], n=40)

    found = figure(release(province.round), province.root)

    assert found.value == 13.5
    assert 0 < found.low < 13.5 < found.high < 18
    assert sum(found.band_chances.values()) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(
    ("points", "band"),
    [
        (18, "excellent"),
        (15, "excellent"),
        (14.999, "excellent"),  # printed as 15.00, and the class is of what is printed
        (14.994, "good"),
        (12, "good"),
        (11.99, "fair"),
        (9, "fair"),
        (8.99, "average"),
        (6, "average"),
        (5.99, "weak"),
        (0, "weak"),
    ],
)
def test_a_bound_is_inside_its_class(points: float, band: str) -> None:
    instrument = Instrument.of(read_method(shipped()["tt01-2018"]))

    assert instrument.classify(points) == band


@pytest.mark.parametrize(
    ("worst_of_six", "points", "band"),
    [(1, 15, "excellent"), (2, 12, "good"), (3, 9, "fair"), (4, 6, "average")],
)
def test_a_unit_exactly_on_a_bound_has_the_better_class(
    session: Session, province: Province, release, figure, worst_of_six, points, band
) -> None:
    pattern = [WORST] * worst_of_six + [BEST] * (6 - worst_of_six)
    make_sheets(session, province.round, province.counters[0], pattern, n=60)

    found = figure(release(province.round), province.units[0])

    assert (found.value, found.band) == (points, band)
    assert found.band_chance == found.band_chances[band]


def test_units_are_ranked_by_their_points(
    session: Session, province: Province, release, figure
) -> None:
    one, other = province.counters
    make_sheets(session, province.round, one, [WORST, BEST], n=40)
    make_sheets(session, province.round, other, [BEST], n=40)

    made = release(province.round)

    ranks = [(figure(made, u).rank, figure(made, u).value) for u in province.units]
    assert ranks == [(2, 9), (1, 18)]


@pytest.mark.parametrize("level", ["4", "5"])
def test_a_level_above_the_scale_is_refused(
    session: Session, province: Province, release, level
) -> None:
    make_sheets(session, province.round, province.counters[0], [level + BEST[1:]], n=20)

    with pytest.raises(Problem, match=r"chỉ được là một trong các ký tự 1 2 3 - \."):
        release(province.round)


def test_a_change_is_told_in_points(
    session: Session, province: Province, release
) -> None:
    counter = province.counters[0]
    make_sheets(session, province.round, counter, [WORST, BEST], n=400)
    release(province.round)
    later = _next_round(session, province)
    make_sheets(session, later, counter, [WORST, BEST, BEST, BEST], n=400)
    made = release(later)

    change = session.scalars(
        select(Change).filter_by(
            release_id=made.id, node="overall", unit_id=province.root.id
        )
    ).one()
    assert (change.earlier_value, change.difference) == (9, 4.5)
    assert -18 <= change.low < 4.5 < change.high <= 18


def test_factors_stand_beside_each_other_on_100(
    session: Session, province: Province, release
) -> None:
    pattern = ["111111111", "222222223", "233333333", "333333331", BEST]
    make_sheets(session, province.round, province.counters[0], pattern, n=250)

    made = release(province.round)

    drivers = session.scalars(select(Driver).filter_by(release_id=made.id)).all()
    assert len(drivers) == 9
    values = {
        f.node: f.value * 50
        for f in session.scalars(
            select(Figure).filter_by(
                release_id=made.id, unit_id=province.units[0].id, level="factor"
            )
        )
    }
    mean = sum(values.values()) / 9
    for driver in drivers:
        assert driver.gap == pytest.approx(values[driver.node] - mean, abs=1e-4)


def _tally(session: Session, province: Province, text: str, **layout: object) -> None:
    province.round.channels = [Channel.TALLY]
    import_tallies(session, province.round, text.encode(), layout=Layout(**layout))


@pytest.mark.parametrize(
    "header",
    ["1,2,3", "level_1,level_2,level_3", "khong_hai_long,hai_long,rat_hai_long"],
)
def test_published_counts_of_three_levels_are_taken(
    session: Session, province: Province, release, figure, header
) -> None:
    unit = province.units[0]
    _tally(session, province, f"unit,item,{header}\n{unit.code},TT1,10,20,70\n")

    found = figure(release(province.round), unit, "TT1")

    assert (found.value, found.n) == (1.6, 100)
    assert found.counts == [0, 10, 20, 70, 0, 0, 0]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("1,2,3,4,5", "không có mức “4”"),
        (
            "rat_khong_hai_long,khong_hai_long,binh_thuong,hai_long,rat_hai_long",
            "không có mức “rat_khong_hai_long”",
        ),
    ],
)
def test_counts_of_five_levels_are_not_cut_to_three(
    session: Session, province: Province, header, told
) -> None:
    unit = province.units[0]
    with pytest.raises(Problem, match=told):
        _tally(session, province, f"unit,item,{header}\n{unit.code},TT1,1,2,3,4,5\n")


def test_as_many_columns_as_levels_are_named(
    session: Session, province: Province
) -> None:
    with pytest.raises(Problem, match="Phương pháp có 3 mức trả lời"):
        _tally(session, province, "unit,item,a,b\nx,TT1,1,2\n", levels=["a", "b"])


def _next_round(session: Session, province: Province) -> Round:
    return make_round(
        session,
        province.root,
        province.questionnaire,
        starts_on=province.round.ends_on.replace(month=4, day=1),
        ends_on=province.round.ends_on.replace(month=6, day=30),
    )
