"""Published counts stored in place of sheets: all lines of a file, or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from survey.closed import require_not_closed
from survey.errors import Problem
from survey.manage.operations.past.counts_checks import (
    check_doubles,
    check_items,
    check_labels,
    check_totals,
)
from survey.manage.operations.past.counts_file import Layout, Line, Problems, read_lines
from survey.manage.operations.past.counts_units import find_units
from survey.manage.operations.past.queries import is_released
from survey.methods import parse_method
from survey.models import Channel, Response, Round, Tally, Unit


@dataclass(frozen=True, slots=True)
class ImportedTallies:
    """What was stored: units, of them new ones, items, checked totals, answers."""

    n_units: int
    n_created: int
    n_items: int
    n_totals: int
    n_answers: int


def import_tallies(
    session: Session,
    round_: Round,
    data: bytes,
    *,
    layout: Layout,
    create_below: Unit | None = None,
    replace: bool = False,
) -> ImportedTallies:
    """Store the counts of a CSV file, or raise a `Problem` that lists every fault.

    Lines named TOTAL are held against the sums of the others, and not stored. The
    caller commits.
    """
    require_not_closed(round_)
    _require_place(session, round_, replace=replace)
    lines, units = _checked(session, round_, data, layout, create_below=create_below)
    counted = [line for line in lines if not line.is_total]
    created = [unit for unit in units.values() if unit.id is None]
    session.add_all(created)
    session.flush()
    session.execute(delete(Tally).where(Tally.round_id == round_.id))
    session.add_all(_tallies(round_, counted, units))
    session.flush()
    return ImportedTallies(
        n_units=len(units),
        n_created=len(created),
        n_items=len({line.item for line in counted}),
        n_totals=len(lines) - len(counted),
        n_answers=sum(sum(line.counts) for line in counted),
    )


def _checked(
    session: Session,
    round_: Round,
    data: bytes,
    layout: Layout,
    *,
    create_below: Unit | None,
) -> tuple[list[Line], dict[str, Unit]]:
    """Return lines without fault and their units, or raise a `Problem` with all."""
    problems = Problems([])
    method = parse_method(round_.method.document)
    lines = read_lines(data, layout, problems, n_levels=method.scale)
    criteria = [criterion.code for criterion in method.criteria]
    check_items(lines, criteria, problems)
    check_doubles(lines, problems)
    # A line that could not be read would make a correct total look wrong.
    if not problems.found:
        check_totals(lines, problems)
    units = find_units(
        session, round_, lines, create_below=create_below, problems=problems
    )
    check_labels(lines, units, problems)
    problems.refuse()
    if not units:
        raise Problem(_("Tệp chỉ có dòng tổng, không có dòng của đơn vị nào."))
    return lines, units


def _require_place(session: Session, round_: Round, *, replace: bool) -> None:
    """Refuse a round that takes sheets, is released, or has counts already."""
    place = {"code": round_.code}
    sheets = select(func.count()).where(Response.round_id == round_.id)
    stored = select(func.count()).where(Tally.round_id == round_.id)
    if Channel.TALLY not in round_.channels:
        message = _(
            "Đợt %(code)s không dùng kênh “tally” nên không nhận bảng tổng hợp.",
            **place,
        )
        raise Problem(message, status=409)
    if not parse_method(round_.method.document).is_asked:
        message = _(
            "Đợt %(code)s nhận số đếm của các tỷ lệ, không nhận bảng tổng hợp câu trả "
            "lời; hãy dùng lệnh hailong round counts.",
            **place,
        )
        raise Problem(message, status=409)
    if session.scalar(sheets):
        message = _(
            "Đợt %(code)s đã có phiếu trả lời; mỗi đợt chỉ được có phiếu hoặc bảng "
            "tổng hợp.",
            **place,
        )
        raise Problem(message, status=409)
    if is_released(session, round_):
        message = _("Đợt %(code)s đã công bố: số liệu không thay được nữa.", **place)
        raise Problem(message, status=409)
    if session.scalar(stored) and not replace:
        message = _(
            "Đợt %(code)s đã có số liệu nhập vào. Muốn thay toàn bộ, hãy thêm "
            "--replace.",
            **place,
        )
        raise Problem(message, status=409)


def _tallies(
    round_: Round, lines: Sequence[Line], units: Mapping[str, Unit]
) -> list[Tally]:
    return [
        Tally(
            round_id=round_.id,
            unit_id=units[line.unit].id,
            criterion=line.item,
            counts=list(line.counts),
        )
        for line in lines
    ]
