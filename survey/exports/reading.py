"""Everything a file says of a release, read in a few queries and put in order."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from survey.exports import queries
from survey.exports.collected import read_collected
from survey.exports.exported import Exported
from survey.exports.scores.editions import read_editions
from survey.group_names import GroupNames
from survey.methods import Method, parse_method
from survey.methods.method import ROOT
from survey.models import (
    Change,
    Choice,
    Driver,
    Part,
    PartDetail,
    ReleaseUnranked,
    TrendPoint,
    Unit,
    YearChange,
)
from survey.official_tables import read_source
from survey.releases import release_by_code
from survey.services import service_names
from survey.tree import load_tree

Key = tuple[int, int]


def read_release(
    session: Session, round_code: str, *, number: int | None = None
) -> Exported:
    """Return a round's release, by default its newest, or raise a `Problem` (404)."""
    release = release_by_code(session, round_code, number)
    method = parse_method(release.method.document)
    names = GroupNames.of(session, release.round)
    order = _Order.of(session, method, names)
    changes = queries.of_units(session, Change, release)
    year_changes = queries.of_units(session, YearChange, release)
    weeks = queries.of_units(session, TrendPoint, release)
    return Exported(
        release=release,
        method=method,
        root=session.get_one(Unit, release.round.root_id),
        figures=queries.figures(session, release, order.nodes, order.units),
        strata=queries.strata(session, release, order.units),
        services=service_names(session),
        represented=queries.represented_by_unit(session, release),
        changes=sorted(changes, key=order.of_node),
        earlier=queries.since(session, changes),
        year_changes=sorted(year_changes, key=order.of_node),
        year_before=queries.since(session, year_changes),
        weeks=sorted(weeks, key=order.of_week),
        drivers=sorted(queries.of_units(session, Driver, release), key=order.of_node),
        parts=sorted(queries.of_units(session, Part, release), key=order.of_part),
        details=sorted(
            queries.of_units(session, PartDetail, release), key=order.of_detail
        ),
        choices=sorted(queries.of_units(session, Choice, release), key=order.of_choice),
        evidence=queries.evidence_of(session, release),
        unranked=queries.of_units(session, ReleaseUnranked, release),
        names=names,
        collected=read_collected(session, release),
        official=read_source(session, release),
        editions=read_editions(session, release),
    )


@dataclass(frozen=True, slots=True)
class _Order:
    """Where rows stand in a file: units as in the tree, nodes as in the method."""

    units: Mapping[int, int]
    nodes: Mapping[str, int]
    names: GroupNames

    @classmethod
    def of(cls, session: Session, method: Method, names: GroupNames) -> "_Order":
        tree = load_tree(session)
        listed = (one for root in tree.roots for one in tree.subtree(root))
        units = {unit_id: place for place, unit_id in enumerate(listed)}
        nodes = {code: place for place, code in enumerate(nodes_of(method))}
        return cls(units, nodes, names)

    def of_node(self, row: tuple[Change | YearChange | Driver, Unit]) -> Key:
        return self.units[row[1].id], self.nodes[row[0].node]

    def of_week(self, row: tuple[TrendPoint, Unit]) -> Key:
        return self.units[row[1].id], row[0].starts_on.toordinal()

    def of_part(self, row: tuple[Part | PartDetail, Unit]) -> tuple[object, ...]:
        part = self.names.place(row[0].dimension, row[0].code)
        return self.units[row[1].id], part

    def of_detail(self, row: tuple[PartDetail, Unit]) -> tuple[object, ...]:
        return *self.of_part(row), self.nodes[row[0].node]

    def of_choice(self, row: tuple[Choice, Unit]) -> tuple[object, ...]:
        return self.units[row[1].id], self.names.choice_place(
            row[0].item, row[0].option
        )


def nodes_of(method: Method) -> list[str]:
    """Return the codes of a method's nodes, the whole before its parts."""
    codes = [ROOT]
    for content in method.contents:
        codes.append(content.code)
        for factor in content.factors:
            codes += [factor.code, *(criterion.code for criterion in factor.criteria)]
    return codes
