"""Transaction totals of a round: shown, typed in a table, and as a file."""

from dataclasses import replace

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, may, needs, round_of, round_part_of, scope
from survey.audit import keep
from survey.closed import require_not_closed
from survey.db import get_session
from survey.downloads import table_sent
from survey.editing import Conflict, Place, latest_changes
from survey.errors import Problem
from survey.manage.operations.rounds import round_by_code
from survey.manage.operations.totals_written import write_totals
from survey.manage.rounds.asked_for import listed
from survey.manage.rounds.blueprint import bp
from survey.manage.rounds.grid import Line, lines, read_grid
from survey.manage.rounds.paging import units_page
from survey.manage.rounds.queries import (
    Participant,
    newest_release,
    units_taking_part,
)
from survey.manage.rounds.template import totals_table
from survey.manage.rounds.told import totals_typed
from survey.models import Round
from survey.paging import Page
from survey.services import service_names
from survey.spreadsheets import CSV, XLSX


@bp.get("/dot-khao-sat/<code>/giao-dich")
@needs(Right.SEE_ROUNDS, of=round_part_of("code"))
def totals(code: str) -> ResponseReturnValue:
    """Show the transaction totals of a round's units."""
    page = _page(listed(code).round)
    return _shown(code, page, lines(get_session(), listed(code).round, page.rows))


@bp.post("/dot-khao-sat/<code>/giao-dich")
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def type_totals(code: str) -> ResponseReturnValue:
    """Write the totals that were typed in the table."""
    session = get_session()
    round_ = round_by_code(session, code, to_change=True)
    require_not_closed(round_)
    page = _page(round_)
    shown = lines(session, round_, page.rows)
    typed = read_grid(request.form, shown)
    if typed.is_overtaken:
        raise Conflict(latest_changes(session, Place("round", code)))
    if typed.faults:
        return _shown(code, page, _with_faults(shown, typed.faults), status=422)
    if typed.totals:
        before = {line.unit.id: line.totals for line in shown}
        write_totals(session, round_, typed.totals)
        units = {line.unit.id: line.unit for line in shown}
        told = {units[id_].code: now for id_, now in typed.totals.items()}
        was = {units[id_].code: before[id_] for id_ in typed.totals}
        keep(session, totals_typed(round_, was, told))
        flash(_("Đã ghi số lượt giao dịch của %(n)d đơn vị.", n=len(told)))
    return redirect(_here(code))


@bp.get("/dot-khao-sat/<code>/giao-dich/mau.<kind>")
@needs(Right.SEE_ROUNDS, of=round_part_of("code"))
def totals_file(code: str, kind: str) -> ResponseReturnValue:
    """Return the totals as a file, with a line wherever one is lacking."""
    session, round_ = get_session(), listed(code).round
    units = units_taking_part(session, round_, scope=scope(Right.SEE_ROUNDS))
    table = totals_table(session, round_, units)
    if kind not in {CSV, XLSX}:
        raise Problem(_("Tệp chỉ có dạng csv và xlsx."), status=404)
    return table_sent(table, f"{round_.code}-giao-dich", kind)


def _page(round_: Round) -> Page[Participant]:
    units = units_taking_part(get_session(), round_, scope=scope(Right.SEE_ROUNDS))
    asked = request.args.get("trang", "")
    return units_page(units, search=_search(), asked=asked)


def _search() -> str:
    return request.args.get("q", "").strip()[:100]


def _here(code: str) -> str:
    page = request.args.get("trang")
    return url_for("rounds.totals", code=code, q=_search() or None, trang=page)


def _shown(
    code: str, page: Page[Participant], shown: list[Line], *, status: int = 200
) -> ResponseReturnValue:
    session, found = get_session(), listed(code)
    words = render_template(
        "manage/rounds/totals.html",
        listed=found,
        round=found.round,
        page=page,
        lines=shown,
        search=_search(),
        here=_here(code),
        names=service_names(session),
        release=newest_release(session, found.round),
        may_type=may(Right.EDIT_ROUNDS, found.round.root_id)
        and found.round.closed_on is None,
    )
    return words, status


def _with_faults(shown: list[Line], faults: dict[int, str]) -> list[Line]:
    return [
        replace(
            line,
            typed=request.form.get(f"total-{line.unit.id}"),
            fault=faults.get(line.unit.id, ""),
        )
        for line in shown
    ]
