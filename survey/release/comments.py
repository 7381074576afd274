"""Comments come to light with a release: masked, and never fewer than five at once."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import Row, Select, func, insert, select
from sqlalchemy.orm import Session

from survey.masking import mask
from survey.models import (
    Comment,
    CommentBatch,
    Enumerator,
    Release,
    Round,
    ShownComment,
)
from survey.release.pooled_comments import pooled
from survey.tree import Tree
from survey.unaccented import unaccented
from survey.withholding.fewest import FEWEST_NEW

# `today` is a day somewhere on earth: in no place did the last one begin later.
EASTERNMOST = timedelta(hours=14)

Value = TypeVar("Value")
Written = Row[UUID, int, date, str, str]


class DraftedComment(NamedTuple):
    """A comment as it will be shown."""

    id: UUID
    month: date | None
    language: str
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class DraftedBatch:
    """The comments of a unit that a release will bring to light."""

    unit_id: int
    first_month: date
    last_month: date
    comments: Sequence[DraftedComment]


def draft_batches(
    session: Session, round_: Round, *, tree: Tree, today: date
) -> list[DraftedBatch]:
    """Return the batches of all units that have enough comments not shown yet.

    A unit's comments advance at most once a day: whoever makes releases by the hour
    would otherwise see them come. After the last day of the round those of units that
    will never have enough are put together at a unit above.
    """
    waiting: dict[int, list[Written]] = defaultdict(list)
    for row in session.execute(_not_shown(round_)):
        waiting[row.unit_id].append(row)
    if round_.closed_on is not None or round_.ends_on < today:
        enough = pooled(waiting, tree, round_.root_id)
    else:
        enough = {u: rows for u, rows in waiting.items() if len(rows) >= FEWEST_NEW}
    if not enough:
        return []
    done, known = _advanced_on(session, round_, today), _known_names(session)
    return [
        _batch(unit_id, rows, known=_names_of(rows, known))
        for unit_id, rows in sorted(enough.items())
        if unit_id not in done
    ]


def store_batches(
    session: Session, release_id: int, batches: Iterable[DraftedBatch]
) -> None:
    """Write the batches of a release; the caller commits."""
    for drafted in batches:
        batch = CommentBatch(
            release_id=release_id,
            unit_id=drafted.unit_id,
            first_month=drafted.first_month,
            last_month=drafted.last_month,
        )
        session.add(batch)
        session.flush()
        rows = [{"batch_id": batch.id, **c._asdict()} for c in drafted.comments]
        session.execute(insert(ShownComment), rows)


def _not_shown(round_: Round) -> Select[UUID, int, date, str, str]:
    is_shown = select(ShownComment.id).where(ShownComment.id == Comment.id).exists()
    columns = (Comment.id, Comment.unit_id, Comment.month)
    query = select(*columns, Comment.language, Comment.text)
    # The keys are random: their order tells nothing of who came first.
    return query.where(Comment.round_id == round_.id, ~is_shown).order_by(Comment.id)


def _advanced_on(session: Session, round_: Round, today: date) -> set[int]:
    """Return the units whose comments advanced on that day already."""
    query = (
        select(CommentBatch.unit_id, func.max(Release.made_at))
        .join(CommentBatch.release)
        .where(Release.round_id == round_.id)
        .group_by(CommentBatch.unit_id)
    )
    return {
        unit_id
        for unit_id, at in session.execute(query)
        if (at + EASTERNMOST).date() >= today
    }


def _known_names(session: Session) -> dict[int, list[str]]:
    """Return the names of those who work for each unit, as far as they are known."""
    known: dict[int, list[str]] = defaultdict(list)
    for unit_id, name in session.execute(select(Enumerator.unit_id, Enumerator.name)):
        known[unit_id].append(name)
    return known


def _names_of(rows: Sequence[Written], known: Mapping[int, Sequence[str]]) -> list[str]:
    """Return the names known at any of the units that comments were written about."""
    units = sorted({row.unit_id for row in rows})
    return [name for unit_id in units for name in known.get(unit_id, ())]


def _batch(
    unit_id: int, rows: Sequence[Written], *, known: Collection[str]
) -> DraftedBatch:
    tells_month = _is_common([row.month for row in rows])
    tells_language = _is_common([row.language for row in rows])
    comments = []
    for row in rows:
        text = mask(row.text, known=known).text
        month = row.month if tells_month else None
        language = row.language if tells_language else ""
        comments.append(DraftedComment(row.id, month, language, text, unaccented(text)))
    months = [row.month for row in rows]
    return DraftedBatch(unit_id, min(months), max(months), comments)


def _is_common(values: Sequence[Value]) -> bool:
    """Return whether each value is that of enough comments to hide among.

    All or none: the one comment without its month would be that of the other month.
    """
    return min(Tally(values).values()) >= FEWEST_NEW
