"""Units of a set ranked by what was concluded, beside the year before."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.models import (
    AppraisalEdition,
    CriteriaSet,
    Exemption,
    Unit,
    Workbook,
    WorkbookState,
)
from survey.par import (
    MISSING,
    Judged,
    Standing,
    Step,
    parse_criteria_set,
    standings,
    step,
)
from survey.par import CriteriaSet as Criteria
from survey.submission.appraisal_document import scored_of
from survey.submission.conclusions import newest_conclusions


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit with its place, and how far it went since the year before."""

    workbook: Workbook
    standing: Standing
    step: Step
    unranked: Exemption | None
    note: str


@dataclass(frozen=True)
class Ranking:
    """The units of a set: those that were concluded, and those that still wait."""

    criteria: Criteria
    before: CriteriaSet | None  # the set of the year before that has conclusions
    groups: dict[str, list[Ranked]]  # by key of the group
    waiting: list[Workbook]


def ranking_of(
    session: Session, chosen: CriteriaSet, seen: Collection[int] | None
) -> Ranking:
    """Return where units stand; all are ranked, only those that are `seen` told."""
    criteria = parse_criteria_set(chosen.document)
    workbooks = _workbooks(session, [chosen.id])
    concluded = _concluded(session, workbooks)
    now = standings(criteria.areas, _judged(concluded, criteria), criteria.bands)
    before = set_before(session, chosen)
    then = _standings_by_unit(session, before) if before else {}
    told: dict[str, list[Ranked]] = {}
    for standing in now:
        workbook, edition = concluded[standing.unit]
        if seen is None or workbook.unit_id in seen:
            ranked = _ranked(workbook, edition, standing, then.get(standing.unit))
            told.setdefault(standing.group, []).append(ranked)
    waiting = [
        one
        for one in workbooks
        if one.unit_id not in concluded and (seen is None or one.unit_id in seen)
    ]
    return Ranking(criteria, before, told, waiting)


def set_before(session: Session, chosen: CriteriaSet) -> CriteriaSet | None:
    """Return the set of the year before that units were appraised by, if any.

    Of several the one with the same code, then the newest version.
    """
    used = (
        select(Workbook.criteria_set_id)
        .join(AppraisalEdition, AppraisalEdition.workbook_id == Workbook.id)
        .distinct()
    )
    query = select(CriteriaSet).where(
        CriteriaSet.year == chosen.year - 1,
        CriteriaSet.scope == chosen.scope,
        CriteriaSet.id.in_(used),
    )
    found = sorted(
        session.scalars(query),
        key=lambda one: (one.code == chosen.code, one.version, one.id),
    )
    return found[-1] if found else None


def _standings_by_unit(session: Session, chosen: CriteriaSet) -> dict[int, Standing]:
    criteria = parse_criteria_set(chosen.document)
    concluded = _concluded(session, _workbooks(session, [chosen.id]))
    found = standings(criteria.areas, _judged(concluded, criteria), criteria.bands)
    return {one.unit: one for one in found}


Concluded = dict[int, tuple[Workbook, AppraisalEdition]]  # by unit


def _concluded(session: Session, workbooks: Sequence[Workbook]) -> Concluded:
    over = [one for one in workbooks if one.state == WorkbookState.CONCLUDED]
    editions = newest_conclusions(session, [one.id for one in over])
    return {one.unit_id: (one, editions[one.id]) for one in over}


def _judged(concluded: Concluded, criteria: Criteria) -> Iterable[Judged]:
    for unit_id, (_workbook, edition) in concluded.items():
        document = edition.document
        yield Judged(
            unit=unit_id,
            group=document["group"],
            scored=scored_of(document, criteria),
            unranked=document["unranked"],
        )


def _ranked(
    workbook: Workbook,
    edition: AppraisalEdition,
    standing: Standing,
    then: Standing | None,
) -> Ranked:
    is_decided = standing.lack not in {"", MISSING}
    return Ranked(
        workbook=workbook,
        standing=standing,
        step=step(standing, then),
        unranked=Exemption(standing.lack) if is_decided else None,
        note=edition.document["unranked_note"],
    )


def _workbooks(session: Session, set_ids: Collection[int]) -> list[Workbook]:
    query = (
        select(Workbook)
        .join(Workbook.unit)
        .where(Workbook.criteria_set_id.in_(set_ids))
        .options(joinedload(Workbook.unit), joinedload(Workbook.criteria_set))
        .order_by(Unit.kind, Unit.name, Unit.id)
    )
    return list(session.scalars(query))
