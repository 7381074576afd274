"""Which signed editions belong to a release: those whose points it earned."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.models import AppraisalEdition, Release, Unit, Workbook, WorkbookEdition
from survey.models import CriteriaSet as StoredSet
from survey.par import CriteriaSet, Item, Scored, parse_criteria_set
from survey.tree import load_tree


@dataclass(frozen=True, slots=True)
class Edition:
    """A workbook as it was last signed by the figures of a release."""

    unit: Unit
    stored: StoredSet
    criteria_set: CriteriaSet
    number: int
    digest: str
    signed_at: datetime
    document: Mapping[str, Any]
    conclusion: AppraisalEdition | None  # the last one about this edition

    def said(self) -> dict[str, dict[str, Any]]:
        """Return what was signed of each item, and what was concluded of it."""
        concluded = self.conclusion.document["items"] if self.conclusion else []
        after = {
            one["code"]: {"appraised": one["appraised"], "remark": one["remark"]}
            for one in concluded
        }
        items = self.document["items"]
        return {one["code"]: one | after.get(one["code"], {}) for one in items}

    def scored(self, items: tuple[Item, ...]) -> list[Scored]:
        """Return what some items earned, as they are added up."""
        said = self.said()
        return [_scored(item, said[item.code]) for item in items if item.code in said]


def read_editions(session: Session, release: Release) -> tuple[Edition, ...]:
    """Return the last edition of each workbook that was signed by a release.

    Of units that the round reaches; sets by name, in them units as in the tree.
    """
    places = {id_: n for n, id_ in enumerate(_reached(session, release))}
    sets: dict[int, CriteriaSet] = {}
    found: dict[int, Edition] = {}
    concluded = _concluded(session, release)
    for edition, workbook in _signed(session, release):
        is_of_release = edition.document["figures_digest"] == release.figures_digest
        is_known = workbook.id in found or workbook.unit_id not in places
        if is_known or not is_of_release:
            continue
        stored = workbook.criteria_set
        parsed = sets.setdefault(stored.id, parse_criteria_set(stored.document))
        found[workbook.id] = Edition(
            workbook.unit,
            stored,
            parsed,
            edition.number,
            edition.digest,
            edition.signed_at,
            edition.document,
            concluded.get((workbook.id, edition.number)),
        )
    return tuple(
        sorted(found.values(), key=lambda one: (one.stored.name, places[one.unit.id]))
    )


def _signed(
    session: Session, release: Release
) -> list[tuple[WorkbookEdition, Workbook]]:
    """Return the editions of the round's workbooks, the newest first."""
    query = (
        select(WorkbookEdition, Workbook)
        .join(Workbook, Workbook.id == WorkbookEdition.workbook_id)
        .where(Workbook.round_id == release.round_id)
        .options(joinedload(Workbook.criteria_set), joinedload(Workbook.unit))
        .order_by(Workbook.id, WorkbookEdition.number.desc())
    )
    return [(edition, workbook) for edition, workbook in session.execute(query)]


def _concluded(
    session: Session, release: Release
) -> dict[tuple[int, int], AppraisalEdition]:
    """Return the last conclusion about each edition of the round's workbooks."""
    query = (
        select(AppraisalEdition)
        .join(Workbook, Workbook.id == AppraisalEdition.workbook_id)
        .where(Workbook.round_id == release.round_id)
        .order_by(AppraisalEdition.number)
    )
    return {(one.workbook_id, one.edition): one for one in session.scalars(query)}


def _reached(session: Session, release: Release) -> Iterator[int]:
    yield from load_tree(session).subtree(release.round.root_id)


def _scored(item: Item, said: Mapping[str, Any]) -> Scored:
    return Scored(
        item=item,
        is_exempt=said["exempt"],
        own=points(said["own"]),
        appraised=points(said.get("appraised")),
        surveyed=points(said["survey"]),
    )


def points(text: str | None) -> Decimal | None:
    """Return points that a document keeps as text."""
    return None if text is None else Decimal(text)
