"""Pools of codes for slips: made at once, counted, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from survey import clock
from survey.errors import Problem
from survey.models import Counter, Slip, SlipPool
from survey.slips import slip_digest

MOST = 5_000  # codes made at once
LONGEST = 366  # days that codes are good


@dataclass(frozen=True, slots=True)
class Used:
    """A pool, and how many of its codes were used."""

    pool: SlipPool
    n_used: int


def make_pool(
    session: Session,
    counter: Counter,
    codes: Sequence[str],
    *,
    last_day: date,
    note: str,
    by: str,
    secret_key: str,
) -> SlipPool:
    """Let codes be good at a counter; kept are their digests. The caller commits."""
    pool = SlipPool(
        counter_id=counter.id,
        n=len(codes),
        made_at=clock.now(),
        made_by=by,
        last_day=last_day,
        note=note,
    )
    session.add(pool)
    session.flush()
    # In the order of their digests: not in that of the file that is handed out.
    digests = sorted(slip_digest(secret_key, code) for code in codes)
    rows = [{"digest": digest, "pool_id": pool.id} for digest in digests]
    session.execute(insert(Slip), rows)
    return pool


def pools_of(session: Session, counter: Counter) -> Sequence[Used]:
    """Return the pools of a counter, the newest first."""
    used = (
        select(Slip.pool_id, func.count().label("n"))
        .where(Slip.is_used)
        .group_by(Slip.pool_id)
        .subquery()
    )
    query = (
        select(SlipPool, func.coalesce(used.c.n, 0))
        .outerjoin(used, used.c.pool_id == SlipPool.id)
        .where(SlipPool.counter_id == counter.id)
        .order_by(SlipPool.id.desc())
    )
    return [Used(*row) for row in session.execute(query)]


def revoke_pool(
    session: Session, counter: Counter, pool_id: int, *, by: str
) -> SlipPool:
    """Let none of a pool's codes be used any more; sheets that came in stay."""
    pool = session.get(SlipPool, pool_id, with_for_update=True)
    if pool is None or pool.counter_id != counter.id:
        raise Problem(_("Quầy này không có đợt phát mã nào như vậy."), status=404)
    if pool.revoked_at is not None:
        raise Problem(_("Các mã này đã được thu hồi."), status=409)
    pool.revoked_at, pool.revoked_by = clock.now(), by
    return pool
