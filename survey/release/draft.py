"""A release computed but not written: reading and arithmetic, no change anywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from survey.measure import Instrument
from survey.methods import parse_method
from survey.models import Round, Stratum, Unit, Weighting
from survey.release import problems, queries
from survey.release.digest import input_digest
from survey.release.figures import Row, Weighed, digest_of, domains, measure_units
from survey.release.ranking import ranked
from survey.release.strata import FEWEST_NEW, Codes, Counted, count_round
from survey.release.weights import equal_weights, weights_by_transactions
from survey.tree import load_tree


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a release will hold but its moment; needs no session any more."""

    round_id: int
    round_code: str
    method_id: int
    weighting: Weighting
    number: int
    counted: Sequence[Counted]
    transactions: Mapping[int, int]  # empty when every sheet counts once
    weights: Mapping[int, float]
    rows: Sequence[Row]
    input_digest: str
    figures_digest: str

    @property
    def n_sheets(self) -> int:
        """Return how many sheets the release counts."""
        return sum(one.n_sheets for one in self.counted)


def draft_release(session: Session, round_: Round) -> Draft:
    """Return the next release of a round, computed from what is in the database."""
    units = queries.units_by_id(session)
    last = queries.newest_release(session, round_.id)
    before = queries.strata_of_release(session, last)
    number = last.number + 1 if last else 1
    instrument = Instrument.of(parse_method(round_.method.document))
    counted = count_round(
        session,
        round_,
        instrument=instrument,
        codes=_codes(session, units),
        number=number,
        before=before,
    )
    totals = _transactions(session, round_)
    _require_news(round_, counted, number=number, before=before, totals=totals)
    weights = _weights(round_, counted, totals=totals, units=units)
    rows = _rows(session, round_, counted, weights, instrument=instrument, units=units)
    return Draft(
        round_id=round_.id,
        round_code=round_.code,
        method_id=round_.method_id,
        weighting=round_.weighting,
        number=number,
        counted=counted,
        transactions=totals,
        weights=weights,
        rows=rows,
        input_digest=input_digest(
            (units[c.unit_id].code, totals.get(c.unit_id), c.input_digest)
            for c in counted
        ),
        figures_digest=digest_of(rows, units),
    )


def _codes(session: Session, units: Mapping[int, Unit]) -> Codes:
    by_unit = {unit_id: unit.code for unit_id, unit in units.items()}
    return Codes(by_unit, queries.counter_codes(session))


def _transactions(session: Session, round_: Round) -> dict[int, int]:
    if round_.weighting != Weighting.TRANSACTIONS:
        return {}
    return queries.transactions_by_unit(session, round_)


def _require_news(
    round_: Round,
    counted: Sequence[Counted],
    *,
    number: int,
    before: Mapping[int, Stratum],
    totals: Mapping[int, int],
) -> None:
    """Refuse an empty release, and one that would repeat the one before."""
    if not any(one.n_sheets for one in counted):
        raise problems.nothing_to_release(round_.code)
    has_new_sheets = any(one.counted_in == number for one in counted)
    has_new_totals = any(
        row.transactions != totals.get(unit_id) for unit_id, row in before.items()
    )
    if not has_new_sheets and not has_new_totals:
        raise problems.nothing_new(round_.code, fewest=FEWEST_NEW)


def _weights(
    round_: Round,
    counted: Sequence[Counted],
    *,
    totals: Mapping[int, int],
    units: Mapping[int, Unit],
) -> dict[int, float]:
    if round_.weighting == Weighting.TRANSACTIONS:
        return weights_by_transactions(counted, totals, units=units)
    return equal_weights(counted)


def _rows(
    session: Session,
    round_: Round,
    counted: Sequence[Counted],
    weights: Mapping[int, float],
    *,
    instrument: Instrument,
    units: Mapping[int, Unit],
) -> list[Row]:
    strata = {c.unit_id: Weighed(c.statistics, weights[c.unit_id]) for c in counted}
    reach = domains(load_tree(session), round_.root_id, strata)
    by_totals = round_.weighting == Weighting.TRANSACTIONS
    return ranked(
        measure_units(instrument, strata, reach, by_totals=by_totals),
        units,
        collecting=strata,
        decimals=instrument.method.rounding,
    )
