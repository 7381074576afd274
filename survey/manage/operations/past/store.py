"""Sheets of a file become responses: all in one transaction, each exactly once."""

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.batches import Origin, response_row, store_responses
from survey.manage.operations.counters import open_counter
from survey.manage.operations.past.sheets import PastSheet
from survey.models import Batch, Channel, Counter, Round, Unit


def store_sheets(
    session: Session,
    round_: Round,
    batch: Batch,
    sheets: Sequence[PastSheet],
    *,
    channel: Channel,
) -> None:
    """Store the sheets of a file as those of a batch; the caller commits."""
    counters = _Counters(session, round_)
    rows = []
    for one in sheets:
        at = (one.place.unit_id, counters.of(one), one.service, channel)
        rows.append(response_row(batch, Origin(*at), day=one.day, answers=one.answers))
    store_responses(session.connection(), batch, rows)


class _Counters:
    """The counter of every sheet; where a file names none, one made for its unit."""

    def __init__(self, session: Session, round_: Round) -> None:
        self._session, self._round = session, round_
        self._made: dict[int, int] = {}

    def of(self, sheet: PastSheet) -> int:
        if sheet.place.counter_id is not None:
            return sheet.place.counter_id
        unit_id = sheet.place.unit_id
        if unit_id not in self._made:
            self._made[unit_id] = self._find(unit_id) or self._make(unit_id)
        return self._made[unit_id]

    def _find(self, unit_id: int) -> int | None:
        made_before = select(Counter.id).where(
            Counter.unit_id == unit_id,
            Counter.name == _name(),
            Counter.closed_on == Counter.opened_on,
        )
        return self._session.scalar(made_before.limit(1))

    def _make(self, unit_id: int) -> int:
        unit = self._session.get_one(Unit, unit_id)
        first = max(self._round.starts_on, unit.valid_from)
        made = open_counter(self._session, unit, name=_name(), opened_on=first)
        made.closed_on = first  # nobody ever answers there
        self._session.flush()
        return made.id


def _name() -> str:
    return str(_("Phiếu nhập từ tệp"))
