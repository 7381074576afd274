"""The units a round is held in: chosen by kind, by group, or one by one."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import Round, RoundUnit, Unit
from survey.participation import chosen_units
from survey.tree import load_tree

MOST_TOLD = 20  # lines that name no unit


class Choice(NamedTuple):
    """Which units below a round's own take part; an empty choice is all of them."""

    kinds: Collection[str] = ()
    groups: Collection[str] = ()
    codes: Sequence[str] = ()  # in the order they were written

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was chosen."""
        return not (self.kinds or self.groups or self.codes)


def choose_units(
    session: Session, root: Unit, choice: Choice, *, start: date, end: date
) -> list[Unit]:
    """Return the units of a choice, by code; a `Problem` lists what names none.

    Those of a kind or a group are the ones that exist at some time of the round.
    """
    if choice.is_empty:
        return []
    below = _below(session, root)
    problems = list(_unknown(choice.codes, {unit.code for unit in below}, root))
    if problems:
        raise Problem("\n".join(problems[:MOST_TOLD]))
    codes = set(choice.codes)
    found = [
        unit
        for unit in below
        if unit.code in codes or (_exists(unit, start, end) and _is_of(unit, choice))
    ]
    if not found:
        message = _(
            "Không có đơn vị nào thuộc %(unit)s khớp với lựa chọn.", unit=root.name
        )
        raise Problem(message)
    return found


def units_of_round(session: Session, round_: Round) -> list[Unit]:
    """Return the units that were chosen for a round, by code."""
    ids = chosen_units(session, round_.id)
    query = select(Unit).where(Unit.id.in_(ids)).order_by(Unit.code)
    return list(session.scalars(query))


def write_units(session: Session, round_: Round, units: Sequence[Unit]) -> bool:
    """Let these units take part in place of those before; return if that is news."""
    wanted, standing = {unit.id for unit in units}, chosen_units(session, round_.id)
    gone = standing - wanted
    if gone:
        session.execute(
            delete(RoundUnit).where(
                RoundUnit.round_id == round_.id, RoundUnit.unit_id.in_(gone)
            )
        )
    session.add_all(
        RoundUnit(round_id=round_.id, unit_id=unit_id)
        for unit_id in sorted(wanted - standing)
    )
    session.flush()
    return wanted != standing


def _below(session: Session, root: Unit) -> list[Unit]:
    ids = set(load_tree(session).subtree(root.id))
    units = session.scalars(select(Unit).order_by(Unit.code))
    return [unit for unit in units if unit.id in ids]


def _exists(unit: Unit, start: date, end: date) -> bool:
    return unit.valid_from <= end and (unit.valid_to is None or unit.valid_to >= start)


def _is_of(unit: Unit, choice: Choice) -> bool:
    return unit.kind in choice.kinds or (
        bool(unit.ranking_group) and unit.ranking_group in choice.groups
    )


def _unknown(codes: Sequence[str], known: Collection[str], root: Unit) -> Iterator[str]:
    for line, code in enumerate(codes, start=1):
        if code not in known:
            place = {"line": line, "code": code, "unit": root.name}
            yield _(
                "Dòng %(line)d: không có đơn vị mang mã “%(code)s” thuộc %(unit)s.",
                **place,
            )
