"""Frames, draws and the lists of enumerators, read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.manage.operations.sampling.fieldwork import outcomes
from survey.models import (
    Draw,
    DrawnEntry,
    Enumerator,
    Frame,
    FrameEntry,
    Outcome,
    Round,
)
from survey.tree import load_tree

SHOWN = 20  # entries of a list, to recognise it by


@dataclass(frozen=True, slots=True)
class Drawn:
    """A draw, and what became of those drawn."""

    draw: Draw
    outcomes: dict[Outcome, int]

    @property
    def n_called(self) -> int:
        """Return how many were called on, replacements with them."""
        return sum(self.outcomes.values())

    @property
    def n_done(self) -> int:
        """Return of how many it is known what became of them."""
        return self.n_called - self.outcomes[Outcome.WAITING]


@dataclass(frozen=True, slots=True)
class Listing:
    """A frame, and what was drawn from it."""

    frame: Frame
    draws: tuple[Drawn, ...]


def frames_of(
    session: Session, round_: Round, *, scope: Collection[int] | None
) -> list[Listing]:
    """Return the frames of a round, the newest first."""
    query = (
        select(Frame).options(joinedload(Frame.unit)).where(Frame.round_id == round_.id)
    )
    found = session.scalars(query.order_by(Frame.id.desc()))
    return [
        Listing(frame, tuple(draws_of(session, frame)))
        for frame in found
        if scope is None or frame.unit_id in scope
    ]


def draws_of(session: Session, frame: Frame) -> list[Drawn]:
    """Return what was drawn from a frame, the newest first."""
    query = select(Draw).where(Draw.frame_id == frame.id).order_by(Draw.id.desc())
    return [Drawn(draw, outcomes(session, draw)) for draw in session.scalars(query)]


def first_entries(session: Session, frame: Frame) -> list[FrameEntry]:
    """Return the first entries of a frame."""
    query = select(FrameEntry).where(FrameEntry.frame_id == frame.id)
    return list(session.scalars(query.order_by(FrameEntry.number).limit(SHOWN)))


def entries_of(
    session: Session, draw: Draw, *, enumerator_id: int | None = None
) -> list[DrawnEntry]:
    """Return who was drawn and is called on, all or those of one enumerator."""
    query = (
        select(DrawnEntry)
        .options(joinedload(DrawnEntry.entry), joinedload(DrawnEntry.enumerator))
        .where(DrawnEntry.draw_id == draw.id)
        .where(DrawnEntry.is_reserve.is_(False) | DrawnEntry.replaces.is_not(None))
        .order_by(DrawnEntry.position)
    )
    if enumerator_id is not None:
        query = query.where(DrawnEntry.enumerator_id == enumerator_id)
    return list(session.scalars(query))


def enumerators_near(session: Session, unit_id: int) -> list[Enumerator]:
    """Return the active enumerators of a unit, of those above and below it."""
    tree = load_tree(session)
    ids = {*tree.ancestors(unit_id), *tree.subtree(unit_id)}
    query = select(Enumerator).where(
        Enumerator.unit_id.in_(ids), Enumerator.active.is_(True)
    )
    return list(session.scalars(query.order_by(Enumerator.name, Enumerator.id)))


def is_over(round_: Round, *, today: date) -> bool:
    """Return whether nobody is called on any more."""
    return round_.closed_on is not None or round_.ends_on < today
