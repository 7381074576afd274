"""Examples written out step by step end at the numbers that were frozen."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.figures.branches import UnitFigures, method_of, unit_figures
from survey.figures.weeks import Weeks
from survey.measure.explain import t_quantile
from survey.models import Figure, Level, Release, Status, TrendPoint
from survey.release.operations import make_release
from survey.results.worked.bound import worked_bound
from survey.results.worked.composite import worked_factor, worked_overall
from survey.results.worked.criterion import worked_criterion
from survey.results.worked.in_time import worked_week
from survey.results.worked.intervals import Logit, Wilson
from survey.results.worked.means import overall_mean
from tests.factories import Province, make_sheets

DAYS = [date(2026, 2, 2) + timedelta(days=at) for at in range(9)]
PATTERNS = (["55455"] * 5 + ["24545"], ["44544"] * 3 + ["3-5.4"], ["54545", "55124"])


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """Steps are the same on both databases."""
    return sqlite_url


@pytest.fixture(autouse=True)
def _in_vietnamese(app: Flask) -> Iterator[None]:
    with app.test_request_context("/?lang=vi"):
        yield


@pytest.fixture
def release(session: Session, province: Province) -> Release:
    """A release of sheets that differ from day to day."""
    for counter in province.counters:
        for at, day in enumerate(DAYS):
            pattern = PATTERNS[at % len(PATTERNS)]
            make_sheets(session, province.round, counter, pattern, n=7, day=day)
    return make_release(
        session, province.round, made_at=datetime(2026, 3, 9, 18, tzinfo=UTC)
    )


def _figures(session: Session, release: Release, unit_id: int) -> UnitFigures:
    figures = unit_figures(session, release, unit_id=unit_id, method=method_of(release))
    assert figures
    return figures


def test_every_interval_can_be_written_out(session: Session, release: Release) -> None:
    shown = select(Figure).where(Figure.status == Status.SHOWN)
    figures = [f for f in session.scalars(shown) if not f.fallback]
    assert len(figures) > 30
    for figure in figures:
        steps: Wilson | Logit | None = (
            Wilson.of(figure) if figure.level == Level.CRITERION else Logit.of(figure)
        )
        assert steps is not None, (figure.unit_id, figure.node)
        assert steps.t == t_quantile(steps.df)


def test_every_composite_can_be_written_out(
    session: Session, release: Release, province: Province
) -> None:
    method = method_of(release)
    for unit in (province.root, *province.units[:2]):
        figures = _figures(session, release, unit.id)
        for composite in (
            worked_factor(method, figures),
            worked_overall(method, figures),
        ):
            assert composite
            assert composite.mean
            found = composite.mean.products / composite.mean.divisor
            assert found == pytest.approx(composite.figure.value)


def test_the_criterion_is_counted_from_its_answers(
    session: Session, release: Release, province: Province
) -> None:
    figures = _figures(session, release, province.units[0].id)
    found = worked_criterion(method_of(release), figures)
    assert found
    assert sum(found.by_level) == found.answers == 63
    assert found.satisfied == found.by_level[3] + found.by_level[4]
    assert found.plain == pytest.approx(found.branch.figure.value)
    assert found.is_wilson


def test_the_bound_is_the_nearest_and_its_chance_the_frozen_one(
    session: Session, release: Release, province: Province
) -> None:
    method = method_of(release)
    overall = worked_overall(method, _figures(session, release, province.root.id))
    found = worked_bound(method, overall)
    assert found
    assert overall
    chances = overall.figure.band_chances or {}
    assert found.band == "excellent"
    assert found.chance == chances["excellent"]
    # The chance to reach a bound is below one half exactly when it lies above.
    assert (found.chance < 0.5) == (found.distance > 0)


def test_steps_that_do_not_lead_to_the_frozen_limits_are_not_told() -> None:
    figure = Figure(value=90.0, se=2.0, df=30, n=100, low=80.0, high=95.0, fallback="")
    assert Wilson.of(figure) is None
    assert Logit.of(figure) is None


def test_an_exception_has_no_steps() -> None:
    figure = Figure(value=100.0, se=0.0, df=5, n=20, low=83.2, high=100.0)
    figure.fallback = "extreme"
    assert Wilson.of(figure) is None
    assert Logit.of(figure) is None


def test_a_mean_with_a_part_that_is_withheld_is_not_told(
    session: Session, release: Release, province: Province
) -> None:
    figures = _figures(session, release, province.units[0].id)
    session.expunge_all()
    figures.criteria[0].figure.value = None
    assert overall_mean(method_of(release), figures) is None


@pytest.mark.parametrize(
    ("lower", "upper", "spread"), [(79.0, 97.0, 18), (0.0, 97.0, 18), (0, 100, None)]
)
def test_the_spread_of_a_week_is_read_off_a_limit_that_is_not_cut(
    lower: float, upper: float, spread: float | None
) -> None:
    point = TrendPoint(
        **{"n": 36, "status": Status.SHOWN, "value": 90.0, "signals": []},
        **{"centre": 88.0, "lower": lower, "upper": upper},
    )
    found = worked_week(Weeks((point,)))
    assert found
    assert found.spread == spread
