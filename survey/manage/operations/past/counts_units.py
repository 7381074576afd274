"""The units a file of counts names: found by code or name, or made below a parent."""

import re
import unicodedata
from collections.abc import Iterable

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.past.counts_file import Line, Problems
from survey.manage.operations.past.known import known_units
from survey.models import Round, Unit, UnitKind

LONGEST_CODE = 32
LONGEST_NAME = 200


def find_units(
    session: Session,
    round_: Round,
    lines: Iterable[Line],
    *,
    create_below: Unit | None,
    problems: Problems,
) -> dict[str, Unit]:
    """Return the unit of every label; what cannot be found is noted.

    With `create_below` unknown labels become new units, valid from the round's first
    day; the caller commits.
    """
    known = known_units(session, round_)
    if create_below is not None and create_below.code not in known:
        message = _(
            "Đơn vị “%(code)s” không thuộc đợt khảo sát.", code=create_below.code
        )
        raise Problem(message)
    taken = set(session.scalars(select(Unit.code)))
    found: dict[str, Unit] = {}
    for line in lines:
        if line.is_total or line.unit in found:
            continue
        unit = known.get(line.unit) or known.get(line.unit.casefold())
        if unit is None and create_below is not None:
            unit = _made(line, round_, create_below, taken=taken, problems=problems)
        elif unit is None:
            problem = _("đợt không có đơn vị “%(label)s”.", label=line.unit)
            problems.note(line.number, problem)
        if unit is not None:
            found[line.unit] = unit
    return found


def _made(
    line: Line, round_: Round, parent: Unit, *, taken: set[str], problems: Problems
) -> Unit | None:
    code = code_of(line.unit)
    if not code or len(line.unit) > LONGEST_NAME:
        problem = _(
            "không đặt được mã cho đơn vị “%(label)s”; hãy tạo đơn vị trước.",
            label=line.unit,
        )
        problems.note(line.number, problem)
        return None
    if code in taken:
        problem = _(
            "mã “%(code)s” của đơn vị mới “%(label)s” đã có; hãy tạo đơn vị trước.",
            code=code,
            label=line.unit,
        )
        problems.note(line.number, problem)
        return None
    taken.add(code)
    return Unit(
        code=code,
        name=line.unit,
        kind=UnitKind.BRANCH,
        parent_id=parent.id,
        valid_from=round_.starts_on,
    )


def code_of(label: str) -> str:
    """Return a unit code made from a label: Latin letters, digits, hyphens."""
    plain = unicodedata.normalize("NFD", label.replace("Đ", "D").replace("đ", "d"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.findall(r"[A-Za-z0-9]+", plain)
    return "-".join(words)[:LONGEST_CODE].strip("-")
