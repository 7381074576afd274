"""Figures of few sheets are held back, and what would give them away."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Figure, Level, Status
from tests.factories import (
    TODAY,
    Province,
    make_sheets,
)
from tests.survey.release.conftest import Finding, Releasing

YESTERDAY = TODAY - timedelta(days=1)
GLAD, SAD = "55555", "22222"


@pytest.mark.parametrize(("n", "status"), [(9, Status.WITHHELD), (10, Status.SHOWN)])
def test_few_answers_are_withheld(
    session: Session,
    province: Province,
    release: Releasing,
    figure: Finding,
    n: int,
    status: Status,
) -> None:
    make_sheets(session, province.round, province.counters[0], [GLAD, SAD], n=n)

    found = figure(release(province.round), province.units[0], "S1")

    assert (found.n, found.status) == (n, status)
    said = [
        *(found.value, found.share, found.mean, found.se, found.low, found.high),
        *(found.n_eff, found.df, found.deff, found.coverage, found.counts),
    ]
    if status == Status.WITHHELD:
        assert set(said) == {None}
        assert (found.fallback, found.band, found.rank) == ("", "", None)
    else:
        # Everything but what one counter-day cannot tell: se, effective n, effect.
        assert said.count(None) == 3
        assert found.fallback == "df0"


def test_beside_one_with_few_sheets_another_is_held_back(
    session: Session, province: Province, release: Releasing
) -> None:
    for counter, n in zip(province.counters, (4, 20), strict=True):
        make_sheets(session, province.round, counter, [GLAD], n=n)
    made = release(province.round)
    query = select(Figure).where(Figure.release_id == made.id)
    found = session.scalars(query).all()

    beside = [one for one in found if one.unit_id == province.units[1].id]
    assert {(one.status, one.n, one.value) for one in beside} == {
        (Status.SECONDARY, 20, None)
    }
    above = [one for one in found if one.unit_id == province.root.id]
    assert {(one.status, one.n) for one in above} == {(Status.SHOWN, 24)}


def test_few_of_whom_nobody_is_satisfied_are_held_back_from_officials_too(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    few, others = province.counters
    # Of 12 one is satisfied with the first criterion; all are with the others.
    for answers, n in (("15555", 11), ("55555", 1)):
        make_sheets(session, province.round, few, [answers], n=n)
    make_sheets(session, province.round, others, [GLAD], n=40)
    made = release(province.round)
    unit, beside = province.units
    first = figure(made, unit, "S1")
    assert (first.status, first.n, first.value) == (Status.SECONDARY, 12, None)
    # Nor is it the province's less the other unit's, nor the index less the rest.
    assert figure(made, beside, "S1").status == Status.SECONDARY
    own = select(Figure).where(
        Figure.release_id == made.id,
        Figure.unit_id == unit.id,
        Figure.level == Level.CRITERION,
    )
    hidden = [one for one in session.scalars(own) if one.status == Status.SECONDARY]
    assert len(hidden) >= 2
    assert figure(made, province.root, "S1").status == Status.SHOWN


@pytest.mark.parametrize(("answers", "n"), [("55555", 12), ("15555", 20)])
def test_few_who_are_all_satisfied_and_many_who_are_not_are_told(
    session: Session,
    province: Province,
    release: Releasing,
    figure: Finding,
    answers: str,
    n: int,
) -> None:
    make_sheets(session, province.round, province.counters[0], [answers], n=n)
    make_sheets(session, province.round, province.counters[1], [GLAD], n=40)
    found = figure(release(province.round), province.units[0], "S1")
    assert found.status == Status.SHOWN
