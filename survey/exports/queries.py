"""Everything a file says of a release, read in a few queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer, joinedload

from survey.exports.collected import Collected, read_collected
from survey.exports.scores.editions import Edition, read_editions
from survey.group_names import GroupNames
from survey.methods import Method, parse_method
from survey.methods.method import ROOT
from survey.models import (
    AnyChange,
    Change,
    Choice,
    Driver,
    Evidence,
    Figure,
    Part,
    PartDetail,
    Release,
    ReleaseUnranked,
    Representation,
    Stratum,
    StratumOrigin,
    TrendPoint,
    Unit,
    YearChange,
)
from survey.official_tables import Source, read_source
from survey.releases import release_by_code
from survey.services import ServiceNames, service_names
from survey.tree import Tree, load_tree

Found = TypeVar(
    "Found",
    Change,
    YearChange,
    TrendPoint,
    Driver,
    Part,
    PartDetail,
    Choice,
    ReleaseUnranked,
)


@dataclass(frozen=True, slots=True)
class Exported:
    """A release and its figures: units as in the tree, nodes as in the method.

    The strata, too, and what services are called; how far sheets speak for the
    transactions, by unit; changes since an earlier release, weeks, factors beside each
    other, groups, and what was chosen.
    """

    release: Release
    method: Method
    root: Unit
    figures: Sequence[Figure]
    strata: Sequence[tuple[Stratum, Unit]]
    services: ServiceNames
    represented: Mapping[int, Representation]
    changes: Sequence[tuple[Change, Unit]]
    earlier: Release | None  # that the changes are since
    year_changes: Sequence[tuple[YearChange, Unit]]
    year_before: Release | None
    weeks: Sequence[tuple[TrendPoint, Unit]]
    drivers: Sequence[tuple[Driver, Unit]]
    parts: Sequence[tuple[Part, Unit]]
    details: Sequence[tuple[PartDetail, Unit]]
    choices: Sequence[tuple[Choice, Unit]]
    evidence: Mapping[Evidence, int]  # sheets by class, the strongest first
    unranked: Sequence[tuple[ReleaseUnranked, Unit]]
    names: GroupNames
    collected: Collected
    official: Source  # of the tables that officials know
    editions: Sequence[Edition]  # signed workbooks whose points the release earned


def read_release(
    session: Session, round_code: str, *, number: int | None = None
) -> Exported:
    """Return a round's release, by default its newest, or raise a `Problem` (404)."""
    release = release_by_code(session, round_code, number)
    method = parse_method(release.method.document)
    root = session.get_one(Unit, release.round.root_id)
    places = {id_: n for n, id_ in enumerate(_in_order(load_tree(session)))}
    nodes = {code: place for place, code in enumerate(nodes_of(method))}
    changes = _of_units(session, Change, release)
    year_changes = _of_units(session, YearChange, release)
    weeks = _of_units(session, TrendPoint, release)
    drivers = _of_units(session, Driver, release)
    names = GroupNames.of(session, release.round)
    parts = _of_units(session, Part, release)
    details = _of_units(session, PartDetail, release)
    choices = _of_units(session, Choice, release)
    return Exported(
        release,
        method,
        root,
        _figures(session, release, nodes, places),
        _strata(session, release, places),
        service_names(session),
        represented_by_unit(session, release),
        sorted(changes, key=lambda row: (places[row[1].id], nodes[row[0].node])),
        _since(session, changes),
        sorted(year_changes, key=lambda row: (places[row[1].id], nodes[row[0].node])),
        _since(session, year_changes),
        sorted(weeks, key=lambda row: (places[row[1].id], row[0].starts_on)),
        sorted(drivers, key=lambda row: (places[row[1].id], nodes[row[0].node])),
        sorted(
            parts,
            key=lambda row: (
                places[row[1].id],
                names.place(row[0].dimension, row[0].code),
            ),
        ),
        sorted(
            details,
            key=lambda row: (
                places[row[1].id],
                names.place(row[0].dimension, row[0].code),
                nodes[row[0].node],
            ),
        ),
        sorted(
            choices,
            key=lambda row: (
                places[row[1].id],
                names.choice_place(row[0].item, row[0].option),
            ),
        ),
        evidence_of(session, release),
        _of_units(session, ReleaseUnranked, release),
        names,
        read_collected(session, release),
        read_source(session, release),
        read_editions(session, release),
    )


def nodes_of(method: Method) -> list[str]:
    """Return the codes of a method's nodes, the whole before its parts."""
    codes = [ROOT]
    for content in method.contents:
        codes.append(content.code)
        for factor in content.factors:
            codes += [factor.code, *(criterion.code for criterion in factor.criteria)]
    return codes


def _figures(
    session: Session,
    release: Release,
    nodes: Mapping[str, int],
    places: Mapping[int, int],
) -> list[Figure]:
    query = (
        select(Figure)
        .where(Figure.release_id == release.id)
        .options(joinedload(Figure.unit))
    )
    return sorted(
        session.scalars(query),
        key=lambda figure: (places[figure.unit_id], nodes[figure.node]),
    )


def _strata(
    session: Session, release: Release, places: Mapping[int, int]
) -> list[tuple[Stratum, Unit]]:
    query = (
        select(Stratum, Unit)
        .join(Unit, Unit.id == Stratum.unit_id)
        .where(Stratum.release_id == release.id)
        .options(defer(Stratum.statistics))
    )
    return sorted(
        ((stratum, unit) for stratum, unit in session.execute(query)),
        key=lambda row: (places[row[1].id], row[0].service, row[0].channel),
    )


def _of_units(
    session: Session, table: type[Found], release: Release
) -> list[tuple[Found, Unit]]:
    """Return the rows of a release with their units."""
    query = (
        select(table, Unit)
        .join(Unit, Unit.id == table.unit_id)
        .where(table.release_id == release.id)
    )
    return [(row, unit) for row, unit in session.execute(query)]


def _since(
    session: Session, changes: Sequence[tuple[AnyChange, Unit]]
) -> Release | None:
    """Return the release that changes are since: of all the same."""
    return session.get_one(Release, changes[0][0].earlier_id) if changes else None


def represented_by_unit(
    session: Session, release: Release
) -> dict[int, Representation]:
    """Return for how much of each unit's transactions the sheets speak."""
    query = select(Representation).where(Representation.release_id == release.id)
    return {row.unit_id: row for row in session.scalars(query)}


def evidence_of(session: Session, release: Release) -> dict[Evidence, int]:
    """Return how many sheets there are of each class, the strongest first."""
    query = (
        select(StratumOrigin.evidence, func.sum(StratumOrigin.n))
        .where(StratumOrigin.release_id == release.id)
        .group_by(StratumOrigin.evidence)
    )
    found = {row[0]: int(row[1]) for row in session.execute(query)}
    return {one: found[one] for one in Evidence if one in found}


def _in_order(tree: Tree) -> list[int]:
    return [unit_id for root in tree.roots for unit_id in tree.subtree(root)]
