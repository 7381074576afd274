"""Write releases: frozen from then on."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.models import (
    Change,
    Choice,
    Driver,
    Figure,
    Part,
    PartDetail,
    Release,
    ReleaseUnranked,
    Representation,
    Round,
    Stratum,
    StratumOrigin,
    TrendPoint,
    YearChange,
)
from survey.release import earlier, problems
from survey.release.batches import note_batches
from survey.release.comments import store_batches
from survey.release.draft import draft_release
from survey.release.drafted import Draft
from survey.release.receipts import note_receipts
from survey.version import software_version


class Writable(Protocol):
    """A row whose fields are called like the columns of its table."""

    @property
    def _fields(self) -> tuple[str, ...]: ...

    def __iter__(self) -> Iterator[Any]: ...


def make_release(session: Session, round_: Round, *, made_at: datetime) -> Release:
    """Freeze the next release of a round; the caller commits.

    `made_at` tells by its own clock what day it is.
    The draft takes seconds on a large round. Whoever may not keep others from
    writing so long notes the receipts, computes the draft in a session that reads,
    closes that, and hands it to `store_release` in one that writes.
    """
    note_receipts(session, round_)
    draft = draft_release(session, round_, today=made_at.date())
    return store_release(session, draft, made_at=made_at)


def store_release(session: Session, draft: Draft, *, made_at: datetime) -> Release:
    """Write a drafted release; the caller commits."""
    last = earlier.newest_release(session, draft.round_id)
    if draft.number != (last.number + 1 if last else 1):
        raise problems.overtaken(draft.round_code)
    release = Release(
        round_id=draft.round_id,
        number=draft.number,
        made_at=made_at,
        method_id=draft.method_id,
        weighting=draft.weighting,
        software=software_version(),
        n_sheets=draft.n_sheets,
        input_digest=draft.input_digest,
        figures_digest=draft.figures_digest,
        further_digest=draft.further.digest,
    )
    _store(session, release, round_code=draft.round_code)
    # Core, not the ORM: ten thousand rows and more, none of them looked at again.
    connection = session.connection()
    for table, rows in (
        (Stratum, draft.strata),
        (StratumOrigin, draft.origins),
        (Representation, draft.represented),
        (Figure, draft.rows),
        (ReleaseUnranked, draft.unranked),
        (Change, draft.further.changes),
        (YearChange, draft.further.year_changes),
        (TrendPoint, draft.further.weeks),
        (Driver, draft.further.drivers),
        (Part, draft.further.parts.groups),
        (PartDetail, draft.further.parts.details),
        (Choice, draft.further.parts.choices),
    ):
        if rows:
            connection.execute(insert(table), _rows(release.id, rows))
    store_batches(session, release.id, draft.comments)
    note_batches(
        session,
        draft.batches,
        round_id=draft.round_id,
        code=draft.round_code,
        number=draft.number,
    )
    return release


def _store(session: Session, release: Release, *, round_code: str) -> None:
    try:
        with session.begin_nested():
            session.add(release)
    except IntegrityError:
        # Two releases at the same moment: a number is given once.
        raise problems.overtaken(round_code) from None


def _rows(release_id: int, rows: Sequence[Writable]) -> list[dict[str, object]]:
    names = ("release_id", *rows[0]._fields)
    return [dict(zip(names, (release_id, *row), strict=True)) for row in rows]
