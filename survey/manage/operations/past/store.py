"""Sheets of a file become responses: all in one transaction, each exactly once."""

from collections.abc import Sequence
from operator import itemgetter
from secrets import token_bytes
from typing import Any
from uuid import uuid4

from flask_babel import gettext as _
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from survey.clock import Half
from survey.manage.operations.counters import open_counter
from survey.manage.operations.past.sheets import PastSheet
from survey.models import Batch, BatchSheet, Channel, Counter, Response, Round, Unit

AT_ONCE = 5_000  # rows a statement
DIGEST = 16  # bytes


def store_sheets(
    session: Session,
    round_: Round,
    batch: Batch,
    sheets: Sequence[PastSheet],
    *,
    channel: Channel,
) -> int:
    """Store the sheets of a file as those of a batch; return how many.

    They are written in the order of their random keys: which line of the file a sheet
    was cannot be found from what is stored. The caller commits.
    """
    counters = _Counters(session, round_)
    keyed = sorted(((uuid4(), one) for one in sheets), key=itemgetter(0))
    for start in range(0, len(keyed), AT_ONCE):
        some = keyed[start : start + AT_ONCE]
        rows = [
            {"id": id_, "counter_id": counters.of(one), **_row(batch, one, channel)}
            for id_, one in some
        ]
        session.execute(insert(Response), rows)
        links = [{"response_id": id_, "batch_id": batch.id} for id_, _one in some]
        session.execute(insert(BatchSheet), links)
    return len(keyed)


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


def _row(batch: Batch, sheet: PastSheet, channel: Channel) -> dict[str, Any]:
    # Of the half of the day nothing is known; no figure is told by it.
    return {
        "round_id": batch.round_id,
        "questionnaire_id": batch.questionnaire_id,
        "unit_id": sheet.place.unit_id,
        "service": sheet.service,
        "channel": channel,
        "population": batch.population,
        "language": batch.language,
        "day": sheet.day,
        "half": Half.MORNING,
        "answers": sheet.answers,
        "digest": token_bytes(DIGEST),
    }
