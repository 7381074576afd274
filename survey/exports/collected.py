"""Planned and received: targets, ways, evidence, and what was taken out."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import (
    Batch,
    BatchSheet,
    BatchState,
    Evidence,
    Release,
    StratumOrigin,
    Target,
    Unit,
)


@dataclass(frozen=True, slots=True)
class Collected:
    """Targets as they are today; all else as the release counted it."""

    targets: Mapping[int, tuple[Unit, int]]  # by unit
    evidence: Mapping[tuple[int, Evidence], int]  # sheets by unit and class
    withdrawn: Mapping[str, int]  # sheets of batches, by the reason given


def read_collected(session: Session, release: Release) -> Collected:
    """Return what a release says of the sheets besides their strata."""
    return Collected(
        _targets(session, release),
        _evidence(session, release),
        _withdrawn(session, release),
    )


def _targets(session: Session, release: Release) -> dict[int, tuple[Unit, int]]:
    query = (
        select(Unit, Target.n)
        .join(Target, Target.unit_id == Unit.id)
        .where(Target.round_id == release.round_id, Target.n > 0)
        .order_by(Unit.code)
    )
    return {unit.id: (unit, n) for unit, n in session.execute(query)}


def _evidence(session: Session, release: Release) -> dict[tuple[int, Evidence], int]:
    place = (StratumOrigin.unit_id, StratumOrigin.evidence)
    query = (
        select(*place, func.sum(StratumOrigin.n))
        .where(StratumOrigin.release_id == release.id)
        .group_by(*place)
    )
    return {(row[0], Evidence(row[1])): int(row[2]) for row in session.execute(query)}


def _withdrawn(session: Session, release: Release) -> dict[str, int]:
    """Return the sheets of batches withdrawn before the release, by what was said."""
    query = (
        select(Batch.reason, func.count())
        .join(BatchSheet, BatchSheet.batch_id == Batch.id)
        .where(Batch.round_id == release.round_id)
        .where(Batch.state == BatchState.WITHDRAWN)
        .where(Batch.withdrawn_at <= release.made_at)
        .group_by(Batch.reason)
    )
    found = {row[0]: int(row[1]) for row in session.execute(query)}
    return dict(sorted(found.items()))
