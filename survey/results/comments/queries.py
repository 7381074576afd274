"""Which comments a page shows: masked ones only; what was written is not read here."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from survey.errors import Problem
from survey.models import CommentBatch, Release, Round, ShownComment, Unit
from survey.paging import Page, turn_to
from survey.tree import tree_of_round
from survey.unaccented import unaccented

ON_A_PAGE = 20
Scope = Collection[int] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The comments of a unit, and of the units below it, in a round."""

    unit: Unit
    round: Round | None  # none: nothing was ever shown
    rounds: Sequence[Round]  # in which something was shown
    unit_ids: Collection[int]
    word: str

    @property
    def is_pooled(self) -> bool:
        """Return whether comments of several units stand on the page."""
        return len(self.unit_ids) > 1


def reading_of(
    session: Session, unit: Unit, *, round_code: str, word: str, scope: Scope
) -> Reading:
    """Return what is to be read; a round that is not there is a `Problem` (404)."""
    rounds = _rounds(session, unit, scope)
    round_ = rounds[0] if rounds else None
    if round_code:
        round_ = next((one for one in rounds if one.code == round_code), None)
        if round_ is None:
            message = _(
                "Đợt khảo sát “%(code)s” chưa có ý kiến nào của đơn vị này để đọc.",
                code=round_code,
            )
            raise Problem(message, status=404)
    ids = _units(session, unit, round_, scope) if round_ else frozenset({unit.id})
    return Reading(unit, round_, rounds, ids, " ".join(word.split()))


def comments_of(session: Session, reading: Reading, page: str) -> Page[ShownComment]:
    """Return a page of comments, the newest batch first, in it in no order."""
    found = _found(reading)
    n = session.scalar(select(func.count()).select_from(found.subquery())) or 0
    turn = turn_to(n, page, size=ON_A_PAGE)
    rows = session.scalars(_in_order(found).offset(turn.offset).limit(ON_A_PAGE))
    return Page(rows.all(), turn)


def all_comments(session: Session, reading: Reading) -> Sequence[ShownComment]:
    """Return all comments of a reading, in the order of the pages."""
    return session.scalars(_in_order(_found(reading))).all()


def held_comments(session: Session, scope: Scope) -> Sequence[ShownComment]:
    """Return the comments out of sight until somebody masks them, by unit."""
    query = select(ShownComment).join(ShownComment.batch).where(ShownComment.is_held)
    if scope is not None:
        query = query.where(CommentBatch.unit_id.in_(scope))
    return session.scalars(
        query.options(
            contains_eager(ShownComment.batch).joinedload(CommentBatch.unit)
        ).order_by(CommentBatch.unit_id, ShownComment.id)
    ).all()


def comment_of(session: Session, unit: Unit, key: UUID) -> ShownComment:
    """Return a comment of a unit, or raise a `Problem` (404)."""
    found = session.get(ShownComment, key)
    if found is None or found.batch.unit_id != unit.id:
        raise Problem(_("Không có ý kiến này ở đơn vị."), status=404)
    return found


def n_shown(session: Session, unit: Unit, round_: Round, scope: Scope) -> int:
    """Return how many comments of a unit and those below can be read in a round."""
    ids = _units(session, unit, round_, scope)
    found = _found(Reading(unit, round_, (), ids, ""))
    return session.scalar(select(func.count()).select_from(found.subquery())) or 0


def _rounds(session: Session, unit: Unit, scope: Scope) -> list[Round]:
    """Return the rounds in which something of the unit came to light, newest first."""
    query = select(Release.round_id, CommentBatch.unit_id).join(CommentBatch.release)
    units: dict[int, set[int]] = defaultdict(set)
    for round_id, unit_id in session.execute(query.distinct()):
        units[round_id].add(unit_id)
    newest_first = (Round.starts_on.desc(), Round.id.desc())
    rounds = select(Round).where(Round.id.in_(units)).order_by(*newest_first)
    return [
        round_
        for round_ in session.scalars(rounds)
        if not units[round_.id].isdisjoint(_units(session, unit, round_, scope))
    ]


def _units(session: Session, unit: Unit, round_: Round, scope: Scope) -> frozenset[int]:
    tree = tree_of_round(session, round_)
    below = frozenset(tree.subtree(unit.id)) if unit.id in tree else {unit.id}
    return frozenset(below if scope is None else below & frozenset(scope))


def _found(reading: Reading) -> Select[ShownComment]:
    round_id = reading.round.id if reading.round else None
    query = (
        select(ShownComment)
        .join(ShownComment.batch)
        .join(CommentBatch.release)
        .where(Release.round_id == round_id, ~ShownComment.is_held)
        .where(CommentBatch.unit_id.in_(reading.unit_ids))
    )
    sought = unaccented(reading.word)
    if not sought:
        return query
    return query.where(ShownComment.plain.contains(sought, autoescape=True))


def _in_order(found: Select[ShownComment]) -> Select[ShownComment]:
    # The keys are random, and so is the order inside a batch.
    return found.options(
        contains_eager(ShownComment.batch).options(
            contains_eager(CommentBatch.release), joinedload(CommentBatch.unit)
        )
    ).order_by(Release.number.desc(), CommentBatch.unit_id, ShownComment.id)
