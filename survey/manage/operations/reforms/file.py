"""A whole province's reform from one file: a row for each old unit and its heir."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from survey.manage.csvfile import Column, read_rows, refuse
from survey.manage.operations.reforms.asked import Asked, Move, NewUnit, Pair
from survey.manage.operations.reforms.plan import Plan
from survey.manage.row import Row
from survey.manage.units.rows import KINDS
from survey.models import ReformKind, UnitKind
from survey.spreadsheets import Fault

COLUMNS = (
    Column("old", "mã cũ", is_required=True),
    Column("new", "mã mới", is_required=True),
    Column("new_name", "tên mới"),
    Column("new_name_en", "tên mới tiếng anh"),
    Column("kind", "loại đơn vị"),
    Column("parent", "mã đơn vị cấp trên"),
    Column("ranking_group", "nhóm xếp hạng"),
    Column("day", "từ ngày", is_required=True),
    Column("share", "tỷ lệ"),
)
PERCENT = 100


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says. No new code: the unit ends. Its own: it only moves."""

    row: Row
    old: str
    new: str
    name: str
    name_en: str
    kind: UnitKind | None
    parent: str
    ranking_group: str
    day: date | None
    share: float | None


def asked_by_file(
    data: bytes, *, basis: str = "", carries_people: bool = True
) -> tuple[Asked, list[Line]]:
    """Return the reform that a CSV file or workbook asks for, and its lines.

    A `Problem` lists every fault of the file by itself.
    """
    rows = read_rows(data, COLUMNS)
    lines = [_line(row) for row in rows]
    _check(lines)
    refuse(rows[0].problems)
    named = _first_named(lines)
    return _asked(lines, named, basis=basis, carries_people=carries_people), lines


def faults_in_file(plan: Plan, lines: Sequence[Line]) -> list[Fault]:
    """Return what speaks against a plan, at the rows it is about."""
    opened = [unit.code for unit in plan.asked.opens]
    first = {line.new: line.row for line in reversed(lines)}
    first |= {line.old: line.row for line in reversed(lines)}
    found = []
    for fault in plan.faults:
        _new, _sign, rest = fault.field.partition("new-")
        at, _sign, column = rest.partition("-")
        code = opened[int(at)] if at.isdigit() else ""
        row = first.get(code) or next(
            (row for told, row in first.items() if told and told in fault.message), None
        )
        line = row.line if row else 0
        column = {"name": "new_name", "code": "new"}.get(column, column)
        heading = row.headings.get(column, column) if row else column
        found.append(Fault(line, heading, fault.message.rstrip(".")))
    return found


def _line(row: Row) -> Line:
    return Line(
        row=row,
        old=row.code("old", is_required=True),
        new=row.code("new"),
        name=row.text("new_name", 200),
        name_en=row.text("new_name_en", 200),
        kind=row.choice("kind", KINDS),
        parent=row.text("parent", 32),
        ranking_group=row.text("ranking_group", 60),
        day=row.day("day", is_required=True),
        share=_share(row),
    )


def _share(row: Row) -> float | None:
    """Return a share as a part of 1, from "37,5", "37.5 %" or "0,375"."""
    text = row.text("share", 20).removesuffix("%").strip().replace(",", ".")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 < value <= PERCENT:
        row.note(_("phải là phần trăm từ 0 đến 100, ví dụ 37,5"), "share")
        return None
    return value / PERCENT


def _check(lines: Sequence[Line]) -> None:
    seen: dict[tuple[str, str], int] = {}
    days = [line.day for line in lines if line.day]
    for line in lines:
        pair = (line.old, line.new)
        if pair in seen:
            line.row.note(_("đã có ở dòng %(line)d", line=seen[pair]), "old")
        seen.setdefault(pair, line.row.line)
        if line.day and line.day != days[0]:
            line.row.note(_("một tệp chỉ dùng một ngày"), "day")
        if line.new == line.old and not line.parent:
            words = _("mã mới trùng mã cũ là chuyển cấp trên: hãy ghi cấp trên mới")
            line.row.note(words, "parent")
        if line.share is not None and line.new in {"", line.old}:
            line.row.note(_("chỉ ghi tỷ lệ khi đơn vị được chia"), "share")


def _first_named(lines: Sequence[Line]) -> dict[str, Line]:
    """Return for each new unit the line that names it; all others must agree."""
    named: dict[str, Line] = {}
    for line in lines:
        if not line.name or line.new in {"", line.old}:
            continue
        first = named.setdefault(line.new, line)
        for column in ("name", "kind", "parent"):
            told, here = getattr(first, column), getattr(line, column)
            if here and told and here != told:
                words = _("khác với dòng %(line)d của cùng mã mới", line=first.row.line)
                line.row.note(words, "new_name" if column == "name" else column)
    refuse(lines[0].row.problems)
    return named


def _asked(
    lines: Sequence[Line],
    named: dict[str, Line],
    *,
    basis: str,
    carries_people: bool,
) -> Asked:
    day = lines[0].day
    assert day is not None  # noqa: S101 - a file without days was refused
    return Asked(
        kind=ReformKind.REGROUP,
        day=day,
        pairs=tuple(
            Pair(line.old, line.new, line.share)
            for line in lines
            if line.new not in {"", line.old}
        ),
        opens=tuple(
            NewUnit(
                code=code,
                name=line.name,
                kind=line.kind,
                name_en=line.name_en,
                parent=line.parent or None,
                ranking_group=line.ranking_group,
            )
            for code, line in named.items()
        ),
        closes=tuple(line.old for line in lines if not line.new),
        moves=tuple(
            Move(line.old, line.parent) for line in lines if line.new == line.old
        ),
        basis=basis,
        carries_people=carries_people,
    )
