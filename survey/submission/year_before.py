"""A workbook beside that of the same unit a year before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.models import CriteriaSet, Workbook, WorkbookEdition
from survey.par import (
    CriteriaSet as Criteria,
)
from survey.par import Year, YearChange, parse_criteria_set, year_change
from survey.submission.appraisal_document import scored_of
from survey.submission.conclusions import newest_conclusions
from survey.submission.content import Content
from survey.submission.queries import editions_of


@dataclass(frozen=True, slots=True)
class Before:
    """What a unit had a year before, and how far it went since."""

    workbook: Workbook
    is_settled: bool  # appraised points of both years, else those units gave themselves
    change: YearChange
    criteria: Criteria


def before_of_content(
    session: Session, content: Content, *, is_concluded: bool
) -> Before | None:
    """Return the year before a workbook as it is now; None if there was none."""
    now = Year(content.criteria_set.areas, [line.scored for line in content.lines])
    return _before(session, content.workbook, now, is_concluded=is_concluded)


def before_of_edition(
    session: Session, workbook: Workbook, document: Mapping[str, Any]
) -> Before | None:
    """Return the year before a workbook as it was signed."""
    criteria = parse_criteria_set(workbook.criteria_set.document)
    now = Year(criteria.areas, scored_of(document, criteria))
    return _before(session, workbook, now, is_concluded=False)


def _before(
    session: Session, workbook: Workbook, now: Year, *, is_concluded: bool
) -> Before | None:
    earlier = _earlier(session, workbook)
    if earlier is None:
        return None
    criteria = parse_criteria_set(earlier.criteria_set.document)
    concluded = newest_conclusions(session, [earlier.id]).get(earlier.id)
    is_settled = is_concluded and concluded is not None
    signed = editions_of(session, earlier.id)[0]
    document = concluded.document if is_concluded and concluded else signed.document
    then = Year(criteria.areas, scored_of(document, criteria))
    change = year_change(now, then, is_settled=is_settled)
    return Before(earlier, is_settled, change, criteria)


def _earlier(session: Session, workbook: Workbook) -> Workbook | None:
    """Return the signed workbook of a year before, of a set of the same code first."""
    chosen = workbook.criteria_set
    signed = select(WorkbookEdition.workbook_id)
    query = (
        select(Workbook)
        .join(Workbook.criteria_set)
        .where(
            Workbook.unit_id == workbook.unit_id,
            CriteriaSet.year == chosen.year - 1,
            CriteriaSet.scope == chosen.scope,
            Workbook.id.in_(signed),
        )
        .options(joinedload(Workbook.criteria_set))
    )
    found = sorted(
        session.scalars(query),
        key=lambda one: (
            one.criteria_set.code == chosen.code,
            one.criteria_set.version,
        ),
    )
    return found[-1] if found else None
