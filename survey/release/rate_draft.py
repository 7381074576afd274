"""The release of a round of rates: typed counts, added up unit by unit."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.methods import Method
from survey.models import Channel, RateCount, Round, Unit
from survey.release import earlier, problems, queries
from survey.release.changes import change_lines, changes_since
from survey.release.digest import rates_digest
from survey.release.drafted import Draft
from survey.release.figures import Row, digest_of, domains
from survey.release.further import Further, further_changes
from survey.release.rates import ByUnit, Counts, rate_rows
from survey.release.stratum_rows import StratumRow, digest_of_input
from survey.tree import tree_of_round

FIRST = 1  # and only: counts do not change once they were released


def draft_rates(session: Session, round_: Round, method: Method) -> Draft:
    """Return the release of a round of rates."""
    if earlier.newest_release(session, round_.id) is not None:
        raise problems.counts_released(round_.code)
    units = queries.units_by_id(session)
    counts = _counts(session, round_)
    if not counts:
        raise problems.no_counts(round_.code)
    strata = [_stratum(units[unit_id], own) for unit_id, own in sorted(counts.items())]
    reach = domains(tree_of_round(session, round_), round_.root_id, counts)
    rows = rate_rows(method, counts, reach)
    return Draft(
        round_id=round_.id,
        round_code=round_.code,
        method_id=round_.method_id,
        weighting=round_.weighting,
        number=FIRST,
        strata=strata,
        origins=(),
        represented=(),
        rows=rows,
        further=_changes(session, round_, rows, units=units, method=method),
        input_digest=digest_of_input(strata, units),
        figures_digest=digest_of(rows, units),
    )


def _counts(session: Session, round_: Round) -> ByUnit:
    query = select(RateCount).where(RateCount.round_id == round_.id)
    found: dict[int, dict[str, Counts]] = {}
    for row in session.scalars(query):
        found.setdefault(row.unit_id, {})[row.rate] = Counts(row.counted, row.total)
    return found


def _stratum(unit: Unit, counts: Mapping[str, Counts]) -> StratumRow:
    """Return what a unit typed as the release counts it: no sheets, no statistics."""
    return StratumRow(
        unit_id=unit.id,
        service="",
        channel=Channel.TALLY,
        counted_in=FIRST,
        n_sheets=0,
        n_psu=0,
        transactions=None,
        weight=1.0,
        input_digest=rates_digest(unit.code, counts),
        statistics=b"",
    )


def _changes(
    session: Session,
    round_: Round,
    rows: Sequence[Row],
    *,
    units: Mapping[int, Unit],
    method: Method,
) -> Further:
    before = earlier.release_before(session, round_)
    changes = changes_since(
        session, before, rows, round_=round_, units=units, method=method
    )
    return further_changes(change_lines(changes, before, units), changes)
