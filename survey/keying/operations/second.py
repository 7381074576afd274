"""Keying some sheets a second time: drawn, keyed by somebody else, settled.

They are drawn only after all were keyed, by a seed that nobody was shown: whoever keys
first cannot know which sheets will be looked at.
"""

from collections.abc import Sequence
from math import ceil

from flask_babel import gettext as _
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from survey import clock
from survey.errors import Problem
from survey.keying.operations.batches import require_open
from survey.models import Batch, KeyedSheet, SecondKeying
from survey.seeded import in_random_order

HUNDRED = 100


def draw_second(session: Session, batch: Batch) -> list[int]:
    """End the first keying, and draw what is keyed again; the batch is locked."""
    require_open(batch)
    if batch.drawn_at is not None:
        raise Problem(_("Đã chọn phiếu nhập lại rồi."), status=409)
    lacking = batch.declared - n_keyed(session, batch)
    if lacking:
        message = _("Còn %(n)s phiếu chưa nhập so với số khai của lô.", n=lacking)
        raise Problem(message, status=409)
    drawn = drawn_numbers(batch)
    sheets = select(KeyedSheet.number, KeyedSheet.answers).where(
        KeyedSheet.batch_id == batch.id
    )
    first = {row.number: row.answers for row in session.execute(sheets)}
    rows = [{"batch_id": batch.id, "number": n, "first": first[n]} for n in drawn]
    session.execute(insert(SecondKeying), rows)
    batch.drawn_at = clock.now()
    session.flush()
    return drawn


def drawn_numbers(batch: Batch) -> list[int]:
    """Return the numbers that the seed of a batch draws, at least one."""
    n = max(1, ceil(batch.declared * batch.share / HUNDRED))
    return in_random_order(batch.numbers, batch.seed, digest_of(batch))[:n]


def digest_of(batch: Batch) -> str:
    """Return what stands for the list of numbers that is drawn from."""
    return f"{batch.first_number}-{batch.numbers[-1]}"


def key_again(
    session: Session, batch: Batch, number: int, answers: str, *, by: int | None
) -> SecondKeying:
    """Keep what a second person read on a form; the batch is locked."""
    require_open(batch)
    found = require_waiting(session, batch, number)
    require_other(session, batch, number, by=by)
    found.answers, found.keyed_by, found.keyed_at = answers, by, clock.now()
    session.flush()
    return found


def require_other(
    session: Session, batch: Batch, number: int, *, by: int | None
) -> None:
    """Refuse whoever keyed the form the first time."""
    first = session.get_one(KeyedSheet, (batch.id, number)).keyed_by
    if first is not None and first == by:
        message = _(
            "Chính bạn đã nhập phiếu số %(n)s lần đầu: lần hai phải là người khác.",
            n=number,
        )
        raise Problem(message, status=409)


def settle(
    session: Session, batch: Batch, number: int, answers: str, *, by: int | None
) -> SecondKeying:
    """Keep what the form really says where two people differed; the batch is locked."""
    require_open(batch)
    found = drawn_sheet(session, batch, number)
    if not found.is_in_dispute:
        raise Problem(_("Hai lần nhập phiếu này không còn khác nhau."), status=409)
    session.get_one(KeyedSheet, (batch.id, number)).answers = answers
    found.settled_by, found.settled_at = by, clock.now()
    session.flush()
    return found


def second_keyings(session: Session, batch: Batch) -> Sequence[SecondKeying]:
    """Return the sheets that were drawn, in the order of their numbers."""
    query = select(SecondKeying).where(SecondKeying.batch_id == batch.id)
    return session.scalars(query.order_by(SecondKeying.number)).all()


def next_for(session: Session, batch: Batch, user_id: int | None) -> int | None:
    """Return the next drawn sheet that this person may key; None when there is none."""
    query = (
        select(SecondKeying.number)
        .join(
            KeyedSheet,
            (KeyedSheet.batch_id == SecondKeying.batch_id)
            & (KeyedSheet.number == SecondKeying.number),
        )
        .where(SecondKeying.batch_id == batch.id, SecondKeying.keyed_at.is_(None))
        .where(KeyedSheet.keyed_by.is_distinct_from(user_id))
        .order_by(SecondKeying.number)
    )
    return session.scalar(query.limit(1))


def n_keyed(session: Session, batch: Batch) -> int:
    """Return how many sheets of a batch were keyed."""
    query = select(func.count()).where(KeyedSheet.batch_id == batch.id)
    return session.scalar(query) or 0


def require_waiting(session: Session, batch: Batch, number: int) -> SecondKeying:
    """Return a drawn sheet that nobody has keyed a second time, or refuse (409)."""
    found = drawn_sheet(session, batch, number)
    if found.is_keyed:
        raise Problem(_("Phiếu này đã có người nhập lại."), status=409)
    return found


def drawn_sheet(session: Session, batch: Batch, number: int) -> SecondKeying:
    """Return a sheet that was drawn to be keyed twice, or a `Problem` (404)."""
    found = session.get(SecondKeying, (batch.id, number))
    if found is None:
        message = _("Phiếu số %(n)s không được chọn để nhập lại.", n=number)
        raise Problem(message, status=404)
    return found
