"""Workbooks read from the database, with what their items earned."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from survey.models import ItemScore, SupportingDocument, Workbook
from survey.par import CriteriaSet, Item, parse_criteria_set
from survey.submission.appraised import Appraisals, appraisals
from survey.submission.content import UNSEEN, AreaLines, Content, Line, Score
from survey.submission.surveyed import Source, Surveyed, source_of

NOTHING = Score()
UNASKED = Surveyed()


class Kept(NamedTuple):
    """What the database has of workbooks, by workbook and item."""

    scores: Mapping[tuple[int, str], Score]
    documents: Mapping[tuple[int, str], list[SupportingDocument]]
    appraised: Appraisals


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
    kept = Kept(
        _scores(session, workbooks),
        _documents(session, workbooks),
        appraisals(session, workbooks),
    )
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
                appraised=kept.appraised.get((workbook.id, item.code), UNSEEN),
            )
            for item in area.items
        )
        yield AreaLines(area, tuple(lines))


def _surveyed(source: Source, unit_id: int, item: Item) -> Surveyed:
    return source.of(unit_id, item) if item.node else UNASKED


def _scores(
    session: Session, workbooks: Collection[Workbook]
) -> dict[tuple[int, str], Score]:
    # Plain rows: five hundred workbooks have more than ten thousand of them.
    columns = (ItemScore.workbook_id, ItemScore.item)
    query = select(*columns, ItemScore.own, ItemScore.explanation).where(
        ItemScore.workbook_id.in_([one.id for one in workbooks])
    )
    rows = session.execute(query)
    return {(book, item): Score(own, said) for book, item, own, said in rows}


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
