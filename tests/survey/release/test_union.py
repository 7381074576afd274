"""A unit's figures are those of all sheets below it, estimated sheet by sheet."""

from collections import Counter
from datetime import timedelta
from threading import Thread

import numpy as np
import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from analysis import SHARE, Design, decode, estimate, summarise_design
from survey.errors import Problem
from survey.measure import Instrument
from survey.methods import read_method, shipped
from survey.models import Release, Response, TransactionTotal, Weighting
from survey.release.draft import draft_release
from survey.release.operations import store_release
from tests.factories import (
    TODAY,
    Province,
    make_counter,
    make_province,
    make_sheets,
    make_unit,
)
from tests.survey.release.conftest import MADE_AT, Finding, Releasing

N_ITEMS = 16
SIGNS = np.frombuffer(b"12345-.", dtype=np.uint8)
SHARES = (0.03, 0.07, 0.15, 0.4, 0.25, 0.06, 0.04)


@pytest.fixture
def province(session: Session) -> Province:
    """Three levels: communes with points below them, each with random sheets."""
    draw = np.random.default_rng(7)
    province = make_province(session, units=3)
    points = [make_unit(session, unit) for unit in province.units for _ in range(2)]
    counters = [make_counter(session, point) for point in points for _ in range(2)]
    # The first commune collects at its own counter as well.
    for counter in (province.counters[0], *counters):
        for ago in range(4):
            n = int(draw.integers(2, 9))
            text = draw.choice(SIGNS, p=SHARES, size=(n, N_ITEMS)).tobytes().decode()
            answers = [text[at : at + N_ITEMS] for at in range(0, len(text), N_ITEMS)]
            day = TODAY - timedelta(days=ago)
            make_sheets(session, province.round, counter, answers, day=day)
    return province


@pytest.mark.parametrize("weighting", [Weighting.EQUAL, Weighting.TRANSACTIONS])
def test_figures_above_agree_with_the_estimate_from_rows(
    session: Session,
    province: Province,
    release: Releasing,
    figure: Finding,
    weighting: Weighting,
) -> None:
    province.round.weighting = weighting
    sheets = session.scalars(select(Response)).all()
    collecting = sorted({sheet.unit_id for sheet in sheets})
    totals = {unit_id: 100 + 37 * unit_id for unit_id in collecting}
    sizes = Counter(sheet.unit_id for sheet in sheets)
    for unit_id, total in totals.items():
        session.add(
            TransactionTotal(round_id=province.round.id, unit_id=unit_id, total=total)
        )
    is_equal = weighting == Weighting.EQUAL
    weights = [
        1.0 if is_equal else totals[s.unit_id] / sizes[s.unit_id] for s in sheets
    ]
    design = Design.build(
        stratum=[sheet.unit_id for sheet in sheets],
        psu=[f"{sheet.counter_id} {sheet.day}" for sheet in sheets],
        weight=weights,
    )
    tree = Instrument.of(read_method(shipped()["counter"])).tree
    levels = decode("".join(sheet.answers for sheet in sheets).encode(), N_ITEMS)
    strata = summarise_design(levels, design, tree)

    made = release(province.round)

    known = not is_equal
    for row in estimate(strata, tree, score=SHARE, poststratified=known):
        found = figure(made, province.root, row.node)
        assert (found.n, found.df, found.fallback) == (row.n, row.df, row.fallback)
        assert found.counts[1:6] == list(row.counts)
        assert (found.value, found.share) == (pytest.approx(row.index, abs=1e-4),) * 2
        assert found.mean == pytest.approx(row.mean_index, abs=1e-4)
        assert found.se == pytest.approx(row.se, abs=1e-4)
        assert (found.low, found.high) == pytest.approx((row.low, row.high), abs=1e-4)
        assert found.n_eff == pytest.approx(row.n_eff, abs=1e-4)


def test_every_unit_on_the_way_up_has_figures(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    made = release(province.round)

    below = [figure(made, unit).n for unit in province.units]
    assert sum(below) == figure(made, province.root).n == made.n_sheets


def test_of_two_releases_at_the_same_moment_one_is_stored(
    session: Session, province: Province, engine: Engine
) -> None:
    draft = draft_release(session, province.round, today=TODAY)
    session.commit()
    refused: list[Problem] = []

    def _late() -> None:
        with Session(engine) as other:
            try:
                store_release(other, draft, made_at=MADE_AT)
            except Problem as problem:
                refused.append(problem)

    with Session(engine) as first:
        store_release(first, draft, made_at=MADE_AT)
        late = Thread(target=_late)
        late.start()
        late.join(timeout=0.3)  # it waits for the first to end
        first.commit()
    late.join()

    assert [problem.status for problem in refused] == [409]
    with Session(engine) as after:
        assert len(after.scalars(select(Release)).all()) == 1
