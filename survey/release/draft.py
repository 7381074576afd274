"""A release computed but not written: reading and arithmetic, no change anywhere."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from survey.measure import Instrument
from survey.methods import parse_method
from survey.models import Release, Round, Stratum, Unit, Weighting
from survey.release import earlier, problems, queries
from survey.release.batches import batches_to_count
from survey.release.comments import draft_batches
from survey.release.counting import Codes, Counted
from survey.release.drafted import Draft
from survey.release.figures import (
    collecting_units,
    digest_of,
    domains,
    figure_rows,
    heard,
    measure_units,
    weighed,
)
from survey.release.further import Basis, further_rows
from survey.release.held_figures import held_figures, known_of
from survey.release.origins import OriginRow, origin_rows, origins_of_release
from survey.release.parts import Weighed
from survey.release.rate_draft import draft_rates
from survey.release.representation import Represented, represented
from survey.release.standings import placed
from survey.release.strata import count_round
from survey.release.stratum_rows import StratumRow, digest_of_input, stratum_rows
from survey.release.totals import Key, Totals
from survey.release.unranked import Unranked, unranked_before, unranked_in
from survey.release.weights import PostStratum, weigh_by_transactions, weigh_equally
from survey.tree import Tree, tree_of_round
from survey.withholding.fewest import FEWEST_NEW
from survey.withholding.holding_back import Known


def draft_release(session: Session, round_: Round, *, today: date) -> Draft:
    """Return the next release of a round, computed from what is in the database.

    The week of `today` is under way and not told. Nothing needs one view of it all:
    the sheets of a unit are read by one statement, sheets that come behind it belong to
    the next release, and batches are looked at again when the draft is stored.
    """
    method = parse_method(round_.method.document)
    if not method.is_asked:
        return draft_rates(session, round_, method)
    units = queries.units_by_id(session)
    batches = batches_to_count(session, round_.id)  # before any sheet is read
    last = earlier.newest_release(session, round_.id)
    before = earlier.strata_of_release(session, last)
    number = last.number + 1 if last else 1
    instrument = Instrument.of(method)
    totals = _totals(session, round_)
    counted = count_round(
        session,
        round_,
        instrument=instrument,
        codes=_codes(session, units),
        number=number,
        before=before,
        totals=totals,
    )
    if not any(one.n_sheets for one in counted):
        raise problems.nothing_to_release(round_.code)
    poststrata = _poststrata(round_, counted, instrument, totals=totals, units=units)
    strata = stratum_rows(poststrata, totals)
    unranked = unranked_in(session, round_.id)
    if unranked == unranked_before(session, last):
        _require_news(round_, strata, number=number, before=before)
    tree = tree_of_round(session, round_)
    fresh = {row.unit_id for row in strata if row.counted_in == number}
    basis = _basis(
        tree,
        round_,
        poststrata,
        instrument=instrument,
        units=units,
        last=last,
        known=partial(known_of, session, last, fresh=fresh),
        today=today,
        unranked=unranked,
    )
    return Draft(
        round_id=round_.id,
        round_code=round_.code,
        method_id=round_.method_id,
        weighting=round_.weighting,
        number=number,
        strata=strata,
        origins=_origins(session, last, counted),
        represented=_represented(tree, round_, counted, totals),
        rows=basis.rows,
        further=further_rows(session, round_, basis),
        input_digest=digest_of_input(strata, units),
        figures_digest=digest_of(basis.rows, units),
        unranked=unranked,
        comments=draft_batches(session, round_, tree=tree, today=today),
        batches=batches,
    )


def _codes(session: Session, units: Mapping[int, Unit]) -> Codes:
    by_unit = {unit_id: unit.code for unit_id, unit in units.items()}
    return Codes(by_unit, queries.counter_codes(session))


def _totals(session: Session, round_: Round) -> Totals:
    if round_.weighting != Weighting.TRANSACTIONS:
        return Totals.of({})
    return Totals.of(queries.transactions_by_place(session, round_))


def _require_news(
    round_: Round,
    strata: Sequence[StratumRow],
    *,
    number: int,
    before: Mapping[Key, Stratum],
) -> None:
    """Refuse a release that would repeat the one before."""
    has_new_sheets = any(row.counted_in == number for row in strata)
    totals = {row.key: row.transactions for row in strata}
    has_new_totals = totals != {key: row.transactions for key, row in before.items()}
    if not has_new_sheets and not has_new_totals:
        raise problems.nothing_new(round_.code, fewest=FEWEST_NEW)


def _poststrata(
    round_: Round,
    counted: Sequence[Counted],
    instrument: Instrument,
    *,
    totals: Totals,
    units: Mapping[int, Unit],
) -> list[PostStratum]:
    if round_.weighting == Weighting.TRANSACTIONS:
        fewest = instrument.method.minimum_n
        return weigh_by_transactions(counted, totals, units=units, fewest=fewest)
    return weigh_equally(counted)


def _basis(
    tree: Tree,
    round_: Round,
    poststrata: Sequence[PostStratum],
    *,
    instrument: Instrument,
    units: Mapping[int, Unit],
    last: Release | None,
    known: Callable[[Mapping[int, Collection[int]]], Known],
    today: date,
    unranked: Sequence[Unranked],
) -> Basis:
    """Return the figures of every unit, and what else is computed beside them."""
    strata = weighed(poststrata)
    collecting = collecting_units(instrument, strata, weighting=round_.weighting)
    reach = domains(tree, round_.root_id, strata)
    if round_.weighting == Weighting.UNITS:
        sizes = dict(zip(strata, collecting.n_sheets(), strict=True))
        reach = heard(reach, sizes, fewest=instrument.method.minimum_n)
    numbers = {unit_id: number for number, unit_id in enumerate(strata)}
    measured = measure_units(collecting, numbers, reach)
    held = held_figures(
        *(instrument, collecting, reach, numbers),
        weighting=round_.weighting,
        known=known(reach),
        measured=measured,
    )
    rows = placed(
        figure_rows(instrument, measured, held),
        measured,
        units,
        instrument=instrument,
        collecting=strata,
        unranked={one.unit_id for one in unranked},
    )
    counted = [one for group in poststrata for one in group.strata]
    return Basis(
        instrument=instrument,
        collecting=collecting,
        counted=counted,
        weighed={
            one.key: Weighed(group.weight, place)
            for place, group in enumerate(poststrata)
            for one in group.strata
        },
        domains=reach,
        rows=rows,
        units=units,
        last=last,
        today=today,
        unranked=unranked,
    )


def _origins(
    session: Session, last: Release | None, counted: Sequence[Counted]
) -> list[OriginRow]:
    """Return of which origins the sheets are; those carried over as they were told.

    Strata of the oldest releases do not know their channel, and were told without.
    """
    told = origins_of_release(session, last)
    return origin_rows(
        {one.key: one.origins or told.get(one.key, ()) for one in counted}
    )


def _represented(
    tree: Tree, round_: Round, counted: Sequence[Counted], totals: Totals
) -> list[Represented]:
    handling = sorted({place.unit_id for place in totals.by_place})
    reach = domains(tree, round_.root_id, handling)
    return represented(totals, [one.key for one in counted], reach)
