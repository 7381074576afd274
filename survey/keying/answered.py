"""What came of asking people again, by batch and by who had called on them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.measure.proportions import Share, share
from survey.models import (
    Batch,
    BatchState,
    Enumerator,
    Recall,
    Recalled,
    Round,
)


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of asking again, of one enumerator or of a batch."""

    name: str
    counts: Mapping[Recalled, int]

    @property
    def n(self) -> int:
        """Return how many forms were drawn."""
        return sum(self.counts.values())

    @property
    def confirmed(self) -> Share:
        """Return the share that confirmed their form, of those who were reached."""
        n = self.counts[Recalled.CONFIRMED]
        return share(n, n + self.counts[Recalled.DIFFERS])


def recalled_by_enumerator(
    session: Session, round_: Round, scope: Collection[int] | None
) -> list[Answered]:
    """Return what came of asking again, by who had called on the people."""
    query = (
        select(func.coalesce(Enumerator.name, ""), Recall.outcome, func.count())
        .select_from(Recall)
        .join(Batch, Batch.id == Recall.batch_id)
        .outerjoin(Enumerator, Enumerator.id == Batch.enumerator_id)
        .where(Batch.round_id == round_.id, Batch.state == BatchState.POSTED)
        .group_by(Enumerator.id, Enumerator.name, Recall.outcome)
        .order_by(Enumerator.name, Enumerator.id)
    )
    if scope is not None:
        query = query.where(Batch.unit_id.in_(scope))
    found: dict[str, dict[Recalled, int]] = defaultdict(_none)
    for name, outcome, n in session.execute(query):
        found[name][Recalled(outcome)] += n
    return [Answered(name, counts) for name, counts in found.items()]


def recalled(recalls: Sequence[Recall]) -> Answered:
    """Return what came of asking again in one batch."""
    counts = _none()
    for one in recalls:
        counts[Recalled(one.outcome)] += 1
    return Answered("", counts)


def _none() -> dict[Recalled, int]:
    return dict.fromkeys(Recalled, 0)
