"""Opening a batch and changing its heading."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey import clock
from survey.closed import require_not_closed
from survey.errors import Problem
from survey.i18n import day
from survey.models import (
    Batch,
    BatchKind,
    BatchState,
    Channel,
    Counter,
    Enumerator,
    KeyedSheet,
    Population,
    Round,
)
from survey.participation import participants
from survey.seeded import new_seed

MOST_SHEETS = 100_000
LARGEST_NUMBER = 9_000_000  # on a form
USUAL_SHARE = 10  # percent of the sheets that are keyed twice


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands on the cover of a pile of forms."""

    counter: Counter
    first_day: date
    last_day: date
    declared: int
    population: Population
    language: str
    first_number: int | None = None  # None: after the last batch of the counter
    service: str = ""
    place: str = ""
    enumerator: Enumerator | None = None
    share: int = USUAL_SHARE


def locked(session: Session, batch_id: int) -> Batch:
    """Return a batch that nobody else can change until this transaction ends."""
    return session.get_one(Batch, batch_id, with_for_update=True)


def open_batch(
    session: Session, round_: Round, heading: Heading, *, by: int | None, today: date
) -> Batch:
    """Open a batch of paper; its forms have numbers that no other batch has."""
    require_takes_paper(round_)
    _require_fitting(session, round_, heading, today)
    # Two who open batches of a counter at once must not get the same numbers.
    session.get_one(Counter, heading.counter.id, with_for_update=True)
    batch = Batch(
        kind=BatchKind.PAPER,
        round_id=round_.id,
        questionnaire_id=round_.questionnaire_id,
        state=BatchState.OPEN,
        seed=new_seed(),
        created_by=by,
        created_at=clock.now(),
    )
    _write(session, batch, heading)
    session.add(batch)
    session.flush()
    return batch


def change_batch(
    session: Session, batch: Batch, heading: Heading, *, today: date
) -> None:
    """Write another heading; what was keyed must still fit below it."""
    require_open(batch)
    _require_fitting(session, batch.round, heading, today)
    if batch.drawn_at is not None and heading.declared != batch.declared:
        raise Problem(_("Đã chọn phiếu nhập lại: không đổi số phiếu khai được nữa."))
    _write(session, batch, heading)
    _require_room(session, batch)
    session.flush()


def require_takes_paper(round_: Round) -> None:
    """Refuse a round that does not take paper."""
    require_not_closed(round_)
    if Channel.PAPER not in round_.channels or round_.questionnaire_id is None:
        message = _(
            "Đợt %(code)s không nhận phiếu giấy. Quản trị khảo sát thêm kênh “phiếu "
            "giấy” trong kế hoạch của đợt.",
            code=round_.code,
        )
        raise Problem(message, status=409)


def require_open(batch: Batch) -> None:
    """Refuse to change a batch that was posted."""
    if batch.state != BatchState.OPEN:
        message = _(
            "Lô %(n)s đã ghi vào đợt hoặc đã thu hồi: không sửa được nữa.", n=batch.id
        )
        raise Problem(message, status=409)
    require_not_closed(batch.round)


def _write(session: Session, batch: Batch, heading: Heading) -> None:
    batch.counter_id, batch.unit_id = heading.counter.id, heading.counter.unit_id
    batch.service = heading.counter.service or heading.service
    batch.population, batch.language = heading.population, heading.language
    batch.first_day, batch.last_day = heading.first_day, heading.last_day
    batch.place, batch.share = heading.place, heading.share
    batch.enumerator_id = heading.enumerator.id if heading.enumerator else None
    batch.declared = heading.declared
    taken = _taken(session, batch)
    batch.first_number = heading.first_number or max(taken.values(), default=0) + 1
    for (other, first), last in taken.items():
        if first <= batch.numbers[-1] and batch.first_number <= last:
            message = _(
                "Phiếu số %(first)s–%(last)s của quầy này đã ở lô %(n)s.",
                first=first,
                last=last,
                n=other,
            )
            raise Problem(message)


def _taken(session: Session, batch: Batch) -> dict[tuple[int, int], int]:
    """Return the numbers of the other batches of the counter: the last by the first."""
    with session.no_autoflush:
        others = session.scalars(
            select(Batch).where(
                Batch.round_id == batch.round_id,
                Batch.counter_id == batch.counter_id,
                Batch.state != BatchState.WITHDRAWN,
            )
        )
        return {
            (one.id, one.first_number): one.numbers[-1]
            for one in others
            if one is not batch
        }


def _require_fitting(
    session: Session, round_: Round, heading: Heading, today: date
) -> None:
    if heading.counter.unit_id not in participants(session, round_):
        raise Problem(_("Quầy này không thuộc đơn vị nào trong đợt khảo sát."))
    if heading.last_day < heading.first_day:
        raise Problem(_("Ngày thu cuối phải từ ngày thu đầu trở đi."))
    last = min(round_.ends_on, today)
    if heading.first_day < round_.starts_on or heading.last_day > last:
        message = _(
            "Ngày thu phải trong đợt và không sau hôm nay: từ %(first)s đến %(last)s.",
            first=day(round_.starts_on),
            last=day(last),
        )
        raise Problem(message)
    if not heading.counter.is_open_on(heading.first_day):
        raise Problem(_("Quầy chưa mở hoặc đã đóng vào ngày thu đầu."))


def _require_room(session: Session, batch: Batch) -> None:
    """Refuse days or numbers that what was keyed lies outside of."""
    sheet = KeyedSheet
    query = select(
        *(func.min(sheet.number), func.max(sheet.number)),
        *(func.min(sheet.day), func.max(sheet.day)),
    ).where(sheet.batch_id == batch.id)
    with session.no_autoflush:
        lowest, highest, first, last = session.execute(query).one()
    if lowest is None:
        return
    if lowest not in batch.numbers or highest not in batch.numbers:
        message = _(
            "Đã nhập phiếu số %(low)s đến %(high)s: số phiếu khai phải gồm cả các "
            "phiếu này.",
            low=lowest,
            high=highest,
        )
        raise Problem(message)
    if first < batch.first_day or last > batch.last_day:
        message = _(
            "Đã nhập phiếu thu từ %(first)s đến %(last)s: ngày thu của lô phải gồm "
            "cả các ngày này.",
            first=day(first),
            last=day(last),
        )
        raise Problem(message)
