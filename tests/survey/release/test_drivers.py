"""Factors beside each other, as they are frozen."""

import numpy as np
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis import Design, decode, factor_scores, rest_association
from survey.measure import Instrument
from survey.methods import parse_method, read_method, shipped, to_document
from survey.models import Channel, Driver, Quadrant, Release, Response, Tally, Unit
from tests.factories import Province, make_province, make_sheets
from tests.survey.release.conftest import Finding, Releasing
from tests.survey.release.waves import spread_out


def _drivers(session: Session, release: Release, unit: Unit) -> dict[str, Driver]:
    query = select(Driver).filter_by(release_id=release.id, unit_id=unit.id)
    return {row.node: row for row in session.scalars(query)}


def _answers(n: int, seed: int = 1) -> list[str]:
    """Return sheets whose first factor goes its own way, and is worse."""
    draw = np.random.default_rng(seed)
    mood = draw.normal(size=(n, 1)) + 0.4 * draw.normal(size=(n, 5))
    mood[:, 0] = draw.normal(size=n) - 1
    levels = np.clip(np.round(4 + mood), 1, 5).astype(int)
    return ["".join(map(str, row)) for row in levels]


def _told(found: dict[str, Driver]) -> list[tuple[object, ...]]:
    names = [c.name for c in Driver.__table__.columns if c.name != "release_id"]
    return [tuple(getattr(one, name) for name in names) for one in found.values()]


def test_they_agree_with_the_statistics_from_rows(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    unit = province.units[0]
    spread_out(session, province.round, province.counters[0], _answers(240))

    made = release(province.round)

    found = _drivers(session, made, unit)
    assert list(found) == ["II.A", "II.B", "II.C", "II.D", "II.E"]
    sheets = session.scalars(select(Response)).all()
    levels = decode("".join(sheet.answers for sheet in sheets).encode(), 5)
    instrument = Instrument.of(read_method(shipped()["counter-short"]))
    _, scores = factor_scores(levels, list(found), score=instrument.score)
    design = Design.build(stratum=[1] * 240, psu=[str(sheet.day) for sheet in sheets])
    r = rest_association(scores, design)
    values = np.array([figure(made, unit, node).value for node in found])
    for place, one in enumerate(found.values()):
        assert (one.n, one.kept, one.firm) == (240, 1.0, True)
        told = (one.association, one.assoc_low, one.assoc_high)
        assert told == pytest.approx(
            (r.r[place], r.low[place], r.high[place]), abs=1e-4
        )
        assert one.gap == pytest.approx(values[place] - values.mean(), abs=1e-4)
        assert (one.gap_low or 0) < (one.gap or 0) < (one.gap_high or 0)
    assert found["II.A"].quadrant == Quadrant.LOW_PRIORITY
    assert _drivers(session, made, province.root) == {}


def test_four_new_sheets_change_nothing(
    session: Session, province: Province, release: Releasing
) -> None:
    for counter in province.counters:
        spread_out(session, province.round, counter, _answers(50))
    first = release(province.round)
    make_sheets(session, province.round, province.counters[0], ["11111"] * 4)
    make_sheets(session, province.round, province.counters[1], ["11111"] * 5)

    second = release(province.round)

    still, moved = province.units
    then, now = (_drivers(session, one, still) for one in (first, second))
    assert now
    assert _told(now) == _told(then)
    assert {one.n for one in _drivers(session, second, moved).values()} == {55}
    assert not any(one.firm for one in now.values())


def test_where_all_agree_nothing_goes_along(
    session: Session, province: Province, release: Releasing
) -> None:
    answers = ["5" + sheet[1:] for sheet in _answers(60)]
    spread_out(session, province.round, province.counters[0], answers)
    spread_out(session, province.round, province.counters[1], ["55555"] * 20)

    made = release(province.round)

    some, same = (_drivers(session, made, unit) for unit in province.units)
    assert some["II.A"].association is None
    assert some["II.B"].association is not None
    assert {one.association for one in same.values()} == {None}
    assert {one.gap for one in same.values()} == {0}
    assert {one.quadrant for one in same.values()} == {Quadrant.UNCLEAR}


def test_one_counter_day_has_no_limits(
    session: Session, province: Province, release: Releasing
) -> None:
    make_sheets(session, province.round, province.counters[0], _answers(40))
    found = _drivers(session, release(province.round), province.units[0])
    assert {(one.association, one.n) for one in found.values()} == {(None, 40)}


def test_few_sheets_or_withheld_factors_are_left_out(
    session: Session, release: Releasing
) -> None:
    province = make_province(session, units=3, method="counter-short")
    for counter in (province.counters[0], province.counters[2]):
        spread_out(session, province.round, counter, _answers(9))
    blank = [sheet[:4] + ("." if place > 8 else sheet[4])
             for place, sheet in enumerate(_answers(30))]  # fmt: skip
    spread_out(session, province.round, province.counters[1], blank)

    made = release(province.round)

    assert _drivers(session, made, province.units[0]) == {}
    found = _drivers(session, made, province.units[1])
    # II.E has few answers; II.A is held back with it, for it would give it back.
    assert list(found) == ["II.B", "II.C", "II.D"]


def test_a_method_with_one_factor_has_none(
    session: Session, province: Province, release: Releasing
) -> None:
    method = province.round.method
    document = to_document(parse_method(method.document))
    [content] = document["content"]
    one, *others = content["factor"]
    one["criterion"] += [c for factor in others for c in factor["criterion"]]
    content["factor"] = [one]
    province.round.method = type(method)(
        **{"code": "one", "version": 1, "title": "Một", "digest": "0" * 64},
        document=document,
    )
    session.flush()
    spread_out(session, province.round, province.counters[0], _answers(40))

    assert _drivers(session, release(province.round), province.units[0]) == {}


def test_published_counts_have_none(
    session: Session, province: Province, release: Releasing
) -> None:
    province.round.channels = [Channel.TALLY]
    for unit in province.units:
        for criterion in ("S1", "S2"):
            place = {"round_id": province.round.id, "unit_id": unit.id}
            counts = [0, 5, 5, 40, 50]
            session.add(Tally(**place, criterion=criterion, counts=counts))

    assert _drivers(session, release(province.round), province.units[0]) == {}
