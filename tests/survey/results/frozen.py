"""Rows of a release as a release would have frozen them, with the numbers a test needs.

Nothing is computed: what a page shows of a row must not depend on how it came about.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from survey.methods import parse_method
from survey.models import (
    AnyChange,
    Change,
    Driver,
    Figure,
    Level,
    Release,
    Round,
    Status,
    TrendPoint,
    Unit,
    Verdict,
    Weighting,
)

MONDAY = date(2026, 1, 5)
USUAL = {"share": 90.0, "mean": 88.0, "se": 1.5, "low": 86.5, "high": 92.5}


def freeze_release(session: Session, round_: Round, **given: object) -> Release:
    """Add a release without rows."""
    usual: dict[str, object] = {
        "number": 1,
        "made_at": datetime(2026, 3, 9, 18, tzinfo=UTC),
        "method_id": round_.method_id,
        "weighting": Weighting.EQUAL,
        "software": "hai-long test",
        "n_sheets": 400,
        "input_digest": "1" * 64,
        "figures_digest": "2" * 64,
        "further_digest": "3" * 64,
    }
    release = Release(**(usual | {"round": round_} | given))
    session.add(release)
    session.flush()
    return release


def freeze_figures(
    session: Session,
    release: Release,
    unit: Unit,
    *,
    qualities: Mapping[str, str] | None = None,
    every: Mapping[str, object] | None = None,
    nodes: Mapping[str, Mapping[str, object]] | None = None,
    **overall: object,
) -> None:
    """Add a unit's figures, all nodes alike; `overall` is of the whole index.

    `every` is of all nodes, `nodes` of some by their code.

    Criteria are firm but for those whose quality is given.
    """
    told = {} if qualities is None else qualities
    method = parse_method(release.round.method.document)
    levels = [
        *((one.code, Level.CONTENT) for one in method.contents),
        *((one.code, Level.FACTOR) for one in method.factors),
        *((one.code, Level.CRITERION) for one in method.criteria),
    ]
    usual = USUAL | {"value": 90.0, "n_eff": 400.0, "df": 30, "coverage": 1.0}
    place = {"release_id": release.id, "unit_id": unit.id, "status": Status.SHOWN}
    place |= {"n": 200, "counts": [0, 5, 5, 10, 80, 100, 0]}
    usual |= every or {}
    for node, level in levels:
        own: dict[str, object] = {"node": node, "level": level}
        if level == Level.CRITERION:
            quality = told.get(node, "present")
            own |= {"quality": quality, "complement": quality == "review"}
        own |= (nodes or {}).get(node, {})
        session.add(Figure(**(place | usual | own)))
    top = {"node": "overall", "level": Level.OVERALL}
    session.add(Figure(**(place | usual | top | overall)))
    session.flush()


def freeze_change(
    session: Session,
    release: Release,
    unit: Unit,
    earlier: Release,
    *,
    table: type[AnyChange] = Change,
    **given: object,
) -> None:
    """Add a change, unless told otherwise of an overall index."""
    usual = {"earlier_value": 86.0, "difference": 4.0, "se": 1.8, "df": 55.5}
    usual |= {"low": 0.4, "high": 7.6, "p": 0.03}
    place = {"release_id": release.id, "unit_id": unit.id, "earlier_id": earlier.id}
    told = {"node": "overall", "verdict": Verdict.REAL_RISE}
    session.add(table(**(place | usual | told | given)))
    session.flush()


def freeze_weeks(
    session: Session,
    release: Release,
    unit: Unit,
    values: list[float | None],
    *,
    signals: dict[int, list[str]] | None = None,
    basis: str = "provisional",
) -> None:
    """Add a week for each value; None is withheld."""
    for at, value in enumerate(values):
        place = {"release_id": release.id, "unit_id": unit.id}
        place |= {"starts_on": MONDAY + timedelta(weeks=at)}
        told = {"n": 4, "status": Status.WITHHELD, "signals": []}
        if value is not None:
            told = {"n": 36, "status": Status.SHOWN, "value": value, "se": 2.0}
            told |= {"low": value - 4, "high": value + 4, "basis": basis}
            told |= {"signals": (signals or {}).get(at, [])}
            if basis:
                told |= {"centre": 88.0, "lower": 79.0, "upper": 97.0}
        session.add(TrendPoint(**(place | told)))
    session.flush()


def freeze_drivers(
    session: Session, release: Release, unit: Unit, quadrants: list[str], *, n: int
) -> None:
    """Add a driver for each of the first factors of the method."""
    method = parse_method(release.round.method.document)
    for at, (factor, quadrant) in enumerate(
        zip(method.factors, quadrants, strict=False)
    ):
        r, gap = 0.5 + at / 20, 3.0 - 2 * at
        session.add(
            Driver(
                release_id=release.id,
                unit_id=unit.id,
                node=factor.code,
                n=n,
                kept=0.9,
                association=r,
                assoc_low=r - 0.05,
                assoc_high=r + 0.05,
                gap=gap,
                gap_low=gap - 0.5,
                gap_high=gap + 0.5,
                quadrant=quadrant,
                firm=n >= 200,
            )
        )
    session.flush()
