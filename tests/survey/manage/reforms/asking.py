"""Reforms as tests ask for them."""

from datetime import date

from survey.manage.operations.reforms import Asked, Move, NewUnit, Pair
from survey.models import ReformKind, Unit, UnitKind

REFORM = date(2026, 7, 1)
EVE = date(2026, 6, 30)


def new(code: str, **given: object) -> NewUnit:
    """Return a commune to be opened."""
    usual = {"code": code, "name": f"Xã {code}", "kind": UnitKind.COMMUNE}
    return NewUnit(**(usual | given))  # type: ignore[arg-type]


def merger(old: list[Unit], code: str, *, day: date = REFORM, **given: object) -> Asked:
    """Ask for one new unit in place of several."""
    return _asked(
        ReformKind.MERGE,
        day,
        pairs=tuple(Pair(unit.code, code) for unit in old),
        opens=(new(code),),
        **given,
    )


def split(old: Unit, codes: list[str], *, day: date = REFORM, **given: object) -> Asked:
    """Ask for several new units in place of one."""
    return _asked(
        ReformKind.SPLIT,
        day,
        pairs=tuple(Pair(old.code, code) for code in codes),
        opens=tuple(new(code) for code in codes),
        **given,
    )


def renaming(old: Unit, code: str, *, day: date = REFORM, **given: object) -> Asked:
    """Ask for a new name, and the code that goes with it."""
    return _asked(
        ReformKind.RENAME,
        day,
        pairs=(Pair(old.code, code),),
        opens=(new(code),),
        **given,
    )


def moving(
    units: list[Unit], parent: Unit | None, *, day: date = REFORM, **given: object
) -> Asked:
    """Ask for another place in the tree."""
    above = parent.code if parent else ""
    moves = tuple(Move(unit.code, above) for unit in units)
    return _asked(ReformKind.MOVE, day, moves=moves, **given)


def closing(units: list[Unit], *, day: date = REFORM, **given: object) -> Asked:
    """Ask for the end of units that nobody continues."""
    closes = tuple(unit.code for unit in units)
    return _asked(ReformKind.CLOSE, day, closes=closes, **given)


def _asked(kind: ReformKind, day: date, **given: object) -> Asked:
    return Asked(kind=kind, day=day, **given)  # type: ignore[arg-type]
