"""Sampling frames: lists of households or dossiers, kept only while they are needed."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from survey import clock
from survey.closed import require_not_closed
from survey.errors import Problem
from survey.models import Frame, FrameEntry, FrameKind, Round, Unit

MOST_ENTRIES = 200_000
ERASED = ""


class Listed(NamedTuple):
    """A household or a dossier as a list names it."""

    reference: str
    label: str = ""
    area: str = ""


def add_frame(
    session: Session,
    round_: Round,
    unit: Unit,
    *,
    kind: FrameKind,
    title: str,
    entries: Sequence[Listed],
) -> Frame:
    """Keep a list to draw from; its digest says later that it was this list."""
    require_not_closed(round_)
    if not 1 <= len(entries) <= MOST_ENTRIES:
        raise Problem(
            _(
                "Danh sách phải có từ 1 đến %(most)d dòng, tệp có %(n)d.",
                most=MOST_ENTRIES,
                n=len(entries),
            )
        )
    frame = Frame(
        round_id=round_.id,
        unit_id=unit.id,
        kind=kind,
        title=title,
        digest=digest_of(entries),
        n=len(entries),
        added_at=clock.now(),
    )
    session.add(frame)
    session.flush()
    session.execute(insert(FrameEntry), _rows(frame, entries))
    return frame


def digest_of(entries: Iterable[Listed]) -> str:
    """Return the SHA-256 of a list: a line an entry, its fields parted by tabs."""
    lines = "".join(f"{e.reference}\t{e.label}\t{e.area}\n" for e in entries)
    return sha256(lines.encode()).hexdigest()


def erase_frames(session: Session, round_: Round) -> int:
    """Erase names, addresses and codes of a round's frames; return how many frames.

    What was drawn, and what became of it, stays, by number.
    """
    kept = Frame.round_id == round_.id, Frame.erased_at.is_(None)
    ids = list(session.scalars(select(Frame.id).where(*kept)))
    session.execute(
        update(FrameEntry)
        .where(FrameEntry.frame_id.in_(ids))
        .values(reference=ERASED, label=ERASED)
    )
    session.execute(
        update(Frame).where(Frame.id.in_(ids)).values(erased_at=clock.now())
    )
    return len(ids)


def _rows(frame: Frame, entries: Sequence[Listed]) -> list[dict[str, object]]:
    return [
        {"frame_id": frame.id, "number": number, **entry._asdict()}
        for number, entry in enumerate(entries, start=1)
    ]
