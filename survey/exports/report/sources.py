"""What a report is made from: a frozen release, as the pages read it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.classification import Classification, classification, exempted
from survey.classification.earlier import is_a_year_before
from survey.exports.queries import evidence_of, represented_by_unit
from survey.figures.branches import Branch
from survey.figures.changes import year_changes_of_unit
from survey.figures.overview import Overview, overview
from survey.figures.rates import RatesPage, rates_page
from survey.methods import Method
from survey.methods.method import ROOT
from survey.models import (
    AnyChange,
    Change,
    Evidence,
    Figure,
    Release,
    Representation,
    Status,
    Unit,
    YearChange,
)
from survey.official_tables import Source as Tables
from survey.official_tables import read_source as read_tables
from survey.tree import tree_of_round


@dataclass(frozen=True, slots=True)
class Source:
    """A release with everything that the report says of it."""

    seen: Overview
    above: tuple[Unit, ...]  # the units above the round's own, from the top down
    classes: Classification
    exempted: Mapping[int, str]  # why units are not ranked, by unit
    year: Mapping[str, YearChange]  # of the round's own unit, by node
    year_of_units: Mapping[int, YearChange]  # of the overall index
    before: Release | None  # that changes are since
    year_before: Release | None
    evidence: Mapping[Evidence, int]
    represented: Representation | None
    by_status: Mapping[Status, int]  # how many figures of all levels there are of each
    official: Tables  # of the tables that officials know
    rates: RatesPage | None  # of a release of rates, which has no overall index

    @property
    def release(self) -> Release:
        """Return the release that is reported."""
        return self.seen.release

    @property
    def method(self) -> Method:
        """Return the method it was computed with."""
        return self.seen.method

    @property
    def root(self) -> Unit:
        """Return the unit that the round was held for."""
        return self.seen.root

    @property
    def is_year(self) -> bool:
        """Return whether the round before is of about a year ago."""
        earlier, later = self.before, self.release.round
        return earlier is not None and is_a_year_before(earlier.round, later)

    @property
    def overall(self) -> Figure | None:
        """Return the overall figure of that unit."""
        return self.seen.figures.overall if self.seen.figures else None

    @property
    def contents(self) -> tuple[Branch, ...]:
        """Return the contents of the method with that unit's figures."""
        return self.seen.figures.contents if self.seen.figures else ()

    @property
    def factors(self) -> tuple[Branch, ...]:
        """Return the factors with that unit's figures."""
        return self.seen.figures.factors if self.seen.figures else ()


def read_source(session: Session, release: Release) -> Source:
    """Return what a report of a release is made from."""
    seen = overview(session, release)
    above = tree_of_round(session, release.round).ancestors(seen.root.id)
    year = year_changes_of_unit(session, release, seen.root.id)
    year_of_units = _year_of_units(session, release)
    return Source(
        seen=seen,
        above=tuple(session.get_one(Unit, one) for one in reversed(above)),
        classes=classification(session, release, is_as_made=True),
        exempted=exempted(session, release),
        year=year,
        year_of_units=year_of_units,
        before=_earlier(session, release, Change),
        year_before=_earlier(session, release, YearChange),
        evidence=evidence_of(session, release),
        represented=represented_by_unit(session, release).get(seen.root.id),
        by_status=_by_status(session, release),
        official=read_tables(session, release),
        rates=None
        if seen.method.is_asked
        else rates_page(session, release, seen.root, is_deep=True),
    )


def _earlier(
    session: Session, release: Release, table: type[AnyChange]
) -> Release | None:
    """Return the release that changes are since: of all the same."""
    query = select(table.earlier_id).where(table.release_id == release.id).limit(1)
    earlier = session.scalar(query)
    return None if earlier is None else session.get_one(Release, earlier)


def _year_of_units(session: Session, release: Release) -> dict[int, YearChange]:
    query = select(YearChange).where(
        YearChange.release_id == release.id,
        YearChange.node == ROOT,
        YearChange.unit_id != release.round.root_id,
    )
    return {row.unit_id: row for row in session.scalars(query)}


def _by_status(session: Session, release: Release) -> dict[Status, int]:
    query = (
        select(Figure.status, func.count())
        .where(Figure.release_id == release.id)
        .group_by(Figure.status)
    )
    return {Status(status): n for status, n in session.execute(query)}
