"""What a release does not tell or count, and why: numbers alone."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.exports.queries import Exported
from survey.models import Batch, BatchSheet, BatchState, Release

Numbers = Mapping[str, int]


def exclusions(session: Session, exported: Exported) -> dict[str, Numbers | int]:
    """Return what was left out, by reason."""
    figures = Counter(str(one.status) for one in exported.figures)
    unranked = Counter(str(row.reason) for row, _unit in exported.unranked)
    silent = [one.transactions or 0 for one, _ in exported.strata if not one.counted_in]
    return {
        "sheets_withdrawn": _withdrawn(session, exported.release),
        "figures_by_status": dict(sorted(figures.items())),
        "units_not_ranked": dict(sorted(unranked.items())),
        "transactions_without_sheet": sum(silent),
    }


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
