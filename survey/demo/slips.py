"""Codes good for one sheet, made for a counter; one of them is told, to try it."""

from datetime import date, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from survey.audit import Event
from survey.demo.told import note
from survey.manage.operations.counters import counter_by_code
from survey.manage.operations.slips import make_pool
from survey.models import Counter, Slip, SlipPool
from survey.slips import as_written, draw_codes, slip_digest

BY = "demo"
N, N_USED = 48, 17
GOOD_FOR = timedelta(days=60)


def offer_slip(
    session: Session, counter_code: str, *, today: date, secret_key: str
) -> str:
    """Return a code that is good at a counter; empty where there is no counter.

    Codes stand nowhere but on slips, so that each start of the demonstration makes
    one. The first time others are there already, some of them used. The caller commits.
    """
    if not counter_code:
        return ""
    counter = counter_by_code(session, counter_code)
    there = select(SlipPool.id).where(SlipPool.counter_id == counter.id)
    if session.scalars(there).first() is None:
        codes = draw_codes(N)
        _make(session, counter, codes, "kẹp giấy hẹn (minh họa)", today, secret_key)
        used = [slip_digest(secret_key, code) for code in codes[:N_USED]]
        session.execute(update(Slip).where(Slip.digest.in_(used)).values(is_used=True))
    [code] = draw_codes(1)
    _make(session, counter, [code], "để dùng thử (minh họa)", today, secret_key)
    return as_written(code)


def _make(
    session: Session,
    counter: Counter,
    codes: list[str],
    about: str,
    today: date,
    secret_key: str,
) -> None:
    last_day = today + GOOD_FOR
    make_pool(
        session,
        counter,
        codes,
        last_day=last_day,
        note=about,
        by=BY,
        secret_key=secret_key,
    )
    after = {"n": len(codes), "last_day": last_day.isoformat(), "note": about}
    place = (counter.code, counter.unit_id)
    note(session, Event("slips.made", "counter", *place, after=after))
