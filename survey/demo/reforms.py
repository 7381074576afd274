"""What happened to the tree between the rounds: two communes merged, one new name."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from survey.demo import founding, province
from survey.demo.founding import Counters
from survey.demo.province import Office
from survey.demo.told import note
from survey.manage.operations.counters import close_counter
from survey.manage.operations.reforms import Asked, NewUnit, Pair, carry_out
from survey.manage.operations.reforms.events import made_event, settled_event
from survey.models import ReformKind

BASIS = f"Nghị quyết {province.MARK}, không có thật"


def reform(
    session: Session,
    offices: Sequence[Office],
    counters: Counters,
    *,
    on: date,
    today: date,
) -> None:
    """Let two communes go on as one with a new centre, and an authority be renamed."""
    _carry_out(session, _merger(offices, on), today=today)
    _replace_counters(session, offices, counters, on=on)
    _carry_out(session, _new_name(offices, on), today=today)
    _hand_on(offices, counters)


def _merger(offices: Sequence[Office], on: date) -> Asked:
    successor = province.office(offices, province.SUCCESSOR)
    pairs = tuple(Pair(code, successor.code) for code in province.PREDECESSORS)
    kind = ReformKind.MERGE
    return Asked(kind=kind, day=on, pairs=pairs, opens=(_new(successor),), basis=BASIS)


def _new_name(offices: Sequence[Office], on: date) -> Asked:
    renamed = province.office(offices, province.RENAMED)
    pairs = (Pair(province.FORMERLY, renamed.code),)
    kind = ReformKind.RENAME
    return Asked(kind=kind, day=on, pairs=pairs, opens=(_new(renamed),), basis=BASIS)


def _new(office: Office) -> NewUnit:
    return NewUnit(
        code=office.code,
        name=office.name,
        kind=office.kind,
        name_en=office.name_en,
        ranking_group=office.ranking_group,
    )


def _carry_out(session: Session, asked: Asked, *, today: date) -> None:
    written, plan = carry_out(session, asked, today=today)
    note(session, made_event(written, plan))
    note(session, settled_event(written))


def _replace_counters(
    session: Session, offices: Sequence[Office], counters: Counters, *, on: date
) -> None:
    """Close what the communes had; their new centre has counters of its own."""
    for number, (office, _counter) in enumerate(province.counters_of(offices)):
        if office.code in province.PREDECESSORS:
            close_counter(counters[number], on=on)
    new = {province.SUCCESSOR}
    counters |= founding.open_counters(session, offices, new, on=on)


def _hand_on(offices: Sequence[Office], counters: Counters) -> None:
    """Note that the renamed office has the very counters, and posters, of before."""
    numbers: dict[str, list[int]] = {}
    for number, (office, _counter) in enumerate(province.counters_of(offices)):
        numbers.setdefault(office.code, []).append(number)
    formerly, now = numbers[province.FORMERLY], numbers[province.RENAMED]
    counters |= {new: counters[old] for old, new in zip(formerly, now, strict=True)}
