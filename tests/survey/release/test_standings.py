"""Ranks that the data do not exclude, and how sure a class is."""

import random
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.measure import Instrument, Measured, classed, places, standings
from survey.methods import read_method, shipped
from survey.models import Channel, Figure, Release, Tally
from tests.factories import Province, make_province, make_sheets
from tests.survey.release.conftest import Finding, Releasing
from tests.survey.release.waves import MONDAY, spread_out

GLAD, SAD = "55555", "22222"


def _measured(value: float, **given: object) -> Measured:
    usual = {"node": "overall", "level": "overall", "n": 50, "counts": [0] * 7}
    usual |= {"value": value, "share": value, "mean": value, "se": 1.0, "df": 40}
    usual |= {"low": max(value - 2, 0), "high": min(value + 2, 100), "n_eff": 50.0}
    usual |= {"deff": None, "coverage": 1.0, "fallback": "", "quality": ""}
    return Measured(**(usual | {"complement": False, "n_star": 50.0} | given))  # type: ignore[arg-type]


@pytest.fixture
def made(session: Session, release: Releasing) -> Release:
    """Seven communes, the last two with too few sheets to be shown."""
    province = make_province(session, units=7, method="counter-short")
    for place, counter in enumerate(province.counters[:5]):
        answers = [GLAD] * (58 - 9 * place) + [SAD] * (2 + 9 * place)
        random.Random(place).shuffle(answers)
        for week in range(3):
            monday = MONDAY + timedelta(days=7 * week)
            own = answers[week::3]
            spread_out(session, province.round, counter, own, monday=monday)
    make_sheets(session, province.round, province.counters[5], [GLAD], n=9)
    make_sheets(session, province.round, province.counters[6], [GLAD], n=9)
    return release(province.round)


def test_a_rank_lies_within_its_sets(session: Session, made: Release) -> None:
    query = select(Figure).where(Figure.release_id == made.id, Figure.rank > 0)
    every = session.scalars(query).all()
    found = [one for one in every if one.level == "overall"]

    assert len(found) == 5
    for one in found:
        told = (one.rank_best, one.own_best, one.rank, one.own_worst, one.rank_worst)
        assert list(told) == sorted(told, key=lambda rank: rank or 0)
        assert 1 <= (one.rank_best or 0) <= (one.rank_worst or 0) <= 5
    assert {one.rank: one.tier for one in found}[1] == 1
    # 97 % and 37 % are told apart.
    best, *_, worst = sorted(found, key=lambda one: one.rank or 0)
    assert (best.rank_best, worst.rank_worst) == (1, 5)
    assert (best.rank_worst or 9) < (worst.rank_best or 0)


def test_every_part_of_a_ranked_unit_has_a_place(
    session: Session, made: Release
) -> None:
    """All criteria alike, so that all have the place of the whole."""
    query = select(Figure).where(Figure.release_id == made.id, Figure.rank > 0)
    by_unit: dict[int, list[Figure]] = {}
    for one in session.scalars(query):
        by_unit.setdefault(one.unit_id, []).append(one)

    assert len(by_unit) == 5
    for own in by_unit.values():
        assert {one.level for one in own} == {
            "overall",
            "content",
            "factor",
            "criterion",
        }
        assert len({(one.rank, one.rank_of) for one in own}) == 1
        for one in own:
            assert (one.own_best or 9) <= (one.rank or 0) <= (one.own_worst or 0)
            assert (one.rank_best is None) == (one.level != "overall")


def test_places_by_one_figure() -> None:
    """90 is 7 errors of the difference above 80, and 80 less than one above 79."""
    group = [_measured(value, df=10**6) for value in (79.0, 90.0, 80.0)]
    found = [tuple(one) for one in places(group, decimals=2)]
    assert found == [(3, 3, 2, 3), (1, 3, 1, 1), (2, 3, 2, 3)]


def test_chances_of_the_classes(session: Session, made: Release) -> None:
    query = select(Figure).where(
        Figure.release_id == made.id, Figure.band_chance.is_not(None)
    )
    found = session.scalars(query).all()

    assert len(found) == 6  # the province has a class as well, and no rank
    for one in found:
        assert one.band_chances is not None
        names = ["excellent", "good", "fair", "average", "weak"]
        assert list(one.band_chances) == names
        assert sum(one.band_chances.values()) == pytest.approx(1, abs=1e-3)
        assert one.band_chances[one.band] == one.band_chance
        assert one.band_sure == ((one.band_chance or 0) >= 0.9)


def test_what_is_withheld_has_neither(session: Session, made: Release) -> None:
    query = select(Figure).where(
        Figure.release_id == made.id,
        (Figure.status != "shown") | (Figure.level != "overall"),
    )
    found = session.scalars(query).all()
    assert {one.status for one in found} >= {"shown", "withheld"}
    for one in found:
        told = (one.rank_best, one.rank_worst, one.tier)
        chances = (one.band_chance, one.band_sure, one.band_chances)
        assert {*told, *chances} == {None}
        if one.status != "shown":
            assert {one.rank, one.own_best, one.own_worst} == {None}


def test_where_everybody_agrees_little_is_known() -> None:
    """A hundred of ten sheets does not stand above ninety-nine of a thousand."""
    agreed = {"se": 0.0, "fallback": "extreme", "low": 72.2, "high": 100.0}
    few = _measured(100.0, n=10, n_star=10.0, **agreed)
    many = _measured(99.0, se=0.3, low=98.2, high=99.5, df=400)

    first, second = standings([few, many], decimals=2)

    assert (first.rank, second.rank) == (1, 2)
    assert (second.own_best, first.own_worst) == (1, 2)


def test_few_counter_days_tell_less() -> None:
    for df, apart in ((400, True), (2, False)):
        group = [_measured(value, df=df) for value in (90.0, 85.0)]
        first, _second = standings(group, decimals=2)
        assert (first.own_worst == 1) == apart


def test_a_census_is_certain() -> None:
    """Everybody was asked: a class is a fact, and so is a rank."""
    whole = {"se": 0.0, "fallback": "census", "low": 90.0, "high": 90.0, "n_star": 12.0}
    lower = {"low": 89.9, "high": 89.9}
    instrument = Instrument.of(read_method(shipped()["counter-short"]))

    [one] = classed(instrument, [_measured(90.0, **whole)])
    first, second = standings(
        [
            _measured(90.0, **whole),
            _measured(89.9, **(whole | lower)),
        ],
        decimals=2,
    )

    assert (one.chance, one.sure, one.chances["excellent"]) == (1.0, True, 1.0)
    assert (first.rank_worst, second.rank_best) == (1, 2)


def test_published_counts_have_ranks_and_classes(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    province.round.channels = [Channel.TALLY]
    for unit, glad in zip(province.units, (95, 60), strict=True):
        for criterion in ("S1", "S2", "S3", "S4", "S5"):
            counts = [0, 100 - glad, 0, 0, glad]
            place = {"round_id": province.round.id, "unit_id": unit.id}
            session.add(Tally(**place, criterion=criterion, counts=counts))

    made = release(province.round)

    first, second = (figure(made, unit) for unit in province.units)
    assert (first.rank_worst, second.rank_best) == (1, 2)
    assert (first.band, first.band_sure) == ("excellent", True)
    assert figure(made, province.units[0], "S1").quality == "present"
