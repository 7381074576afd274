"""A workbook as it is read: every item with its points, sums by area and in all."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from survey.models import ItemScore, SupportingDocument, Workbook
from survey.par import (
    Area,
    CriteriaSet,
    Item,
    Scored,
    Sum,
    claimed,
    parse_criteria_set,
)
from survey.submission.surveyed import Source, Surveyed, source_of

NOTHING = ItemScore(own=None, explanation="")


@dataclass(frozen=True, slots=True)
class Line:
    """An item of a workbook."""

    item: Item
    score: ItemScore
    surveyed: Surveyed
    is_exempt: bool
    documents: tuple[SupportingDocument, ...] = ()

    @property
    def scored(self) -> Scored:
        """Return its points as they are added up."""
        return Scored(
            item=self.item,
            is_exempt=self.is_exempt,
            own=self.score.points,
            surveyed=self.surveyed.points,
        )

    @property
    def points(self) -> Decimal | None:
        """Return the points before the appraisal."""
        return self.scored.claimed

    @property
    def is_missing(self) -> bool:
        """Return whether the unit has still to give itself points."""
        waits = self.item.scorer == "self" and self.score.own is None
        return waits and not self.is_exempt

    @property
    def is_unfounded(self) -> bool:
        """Return whether points stand there that nothing supports or explains."""
        is_given = self.item.scorer == "self" and self.score.own is not None
        has_words = bool(self.score.explanation or self.documents)
        return is_given and not self.is_exempt and not has_words


@dataclass(frozen=True)
class AreaLines:
    """An area with its lines."""

    area: Area
    lines: tuple[Line, ...]

    @cached_property
    def sum(self) -> Sum:
        """Return its points."""
        return claimed(line.scored for line in self.lines)

    @property
    def is_own(self) -> bool:
        """Return whether the unit gives itself points here."""
        return any(x.item.scorer == "self" and not x.is_exempt for x in self.lines)


@dataclass(frozen=True)
class Content:
    """A whole workbook."""

    workbook: Workbook
    criteria_set: CriteriaSet
    source: Source
    areas: tuple[AreaLines, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return every item in order."""
        return tuple(line for one in self.areas for line in one.lines)

    @cached_property
    def sum(self) -> Sum:
        """Return the points of all areas."""
        return claimed(line.scored for line in self.lines)

    @cached_property
    def missing(self) -> tuple[Line, ...]:
        """Return what the unit has still to score."""
        return tuple(line for line in self.lines if line.is_missing)

    @cached_property
    def unfounded(self) -> tuple[Line, ...]:
        """Return what has points but neither a document nor an explanation."""
        return tuple(line for line in self.lines if line.is_unfounded)

    @cached_property
    def unsurveyed(self) -> tuple[Line, ...]:
        """Return what waits for a figure of the survey."""
        asked = (line for line in self.lines if line.item.scorer == "survey")
        return tuple(x for x in asked if not x.is_exempt and x.surveyed.lack)


class Kept(NamedTuple):
    """What the database has of workbooks, by workbook and item."""

    scores: Mapping[tuple[int, str], ItemScore]
    documents: Mapping[tuple[int, str], list[SupportingDocument]]


def content_of(session: Session, workbook: Workbook) -> Content:
    """Return a workbook with everything that its pages show."""
    [content] = contents_of(session, [workbook])
    return content


def contents_by_round(
    session: Session, workbooks: Collection[Workbook]
) -> list[Content]:
    """Return workbooks of one set, in their order, of whatever releases."""
    found: dict[int, Content] = {}
    for source in {_source(one) for one in workbooks}:
        same = [one for one in workbooks if _source(one) == source]
        found |= {one.workbook.id: one for one in contents_of(session, same)}
    return [found[one.id] for one in workbooks]


def contents_of(session: Session, workbooks: Collection[Workbook]) -> list[Content]:
    """Return workbooks of one set, one round and one release."""
    if not workbooks:
        return []
    first = next(iter(workbooks))
    found = parse_criteria_set(first.criteria_set.document)
    unit_ids = [one.unit_id for one in workbooks]
    source = source_of(
        session,
        first.round_id,
        release_id=first.release_id,
        unit_ids=unit_ids,
        items=found.items,
    )
    kept = Kept(_scores(session, workbooks), _documents(session, workbooks))
    return [
        Content(one, found, source, tuple(_areas(one, found, source, kept)))
        for one in workbooks
    ]


def exempt_items(workbook: Workbook, found: CriteriaSet) -> frozenset[str]:
    """Return the codes of the items that do not apply to a unit."""
    held = (one for one in found.exemptions if one.code in workbook.exemptions)
    return frozenset(code for one in held for code in found.exempted(one))


def _source(workbook: Workbook) -> tuple[int | None, int | None]:
    return workbook.round_id, workbook.release_id


def _areas(
    workbook: Workbook,
    found: CriteriaSet,
    source: Source,
    kept: Kept,
) -> Iterable[AreaLines]:
    exempt = exempt_items(workbook, found)
    for area in found.areas:
        lines = (
            Line(
                item=item,
                score=kept.scores.get((workbook.id, item.code), NOTHING),
                surveyed=_surveyed(source, workbook.unit_id, item),
                is_exempt=item.code in exempt,
                documents=tuple(kept.documents.get((workbook.id, item.code), ())),
            )
            for item in area.items
        )
        yield AreaLines(area, tuple(lines))


def _surveyed(source: Source, unit_id: int, item: Item) -> Surveyed:
    return source.of(unit_id, item) if item.node else Surveyed()


def _scores(
    session: Session, workbooks: Collection[Workbook]
) -> dict[tuple[int, str], ItemScore]:
    ids = [one.id for one in workbooks]
    query = select(ItemScore).where(ItemScore.workbook_id.in_(ids))
    return {(one.workbook_id, one.item): one for one in session.scalars(query)}


def _documents(
    session: Session, workbooks: Collection[Workbook]
) -> dict[tuple[int, str], list[SupportingDocument]]:
    ids = [one.id for one in workbooks]
    query = (
        select(SupportingDocument)
        .where(SupportingDocument.workbook_id.in_(ids))
        .where(SupportingDocument.withdrawn_at.is_(None))
        .options(selectinload(SupportingDocument.links))
        .order_by(SupportingDocument.id)
    )
    found: dict[tuple[int, str], list[SupportingDocument]] = {}
    for one in session.scalars(query):
        for item in one.items:
            found.setdefault((one.workbook_id, item), []).append(one)
    return found
