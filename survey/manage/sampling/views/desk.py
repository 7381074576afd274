"""How far a round is, unit by unit: for the screen, for print, and as a file."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.access import ANYWHERE, Right, needs, round_part_of, scope
from survey.db import get_session
from survey.downloads import table_sent
from survey.manage.operations.rounds import round_by_code
from survey.manage.sampling.asked_for import current_round, margin, today
from survey.manage.sampling.blueprint import bp
from survey.manage.sampling.desk_file import desk_table
from survey.manage.sampling.progress import Desk, desk_of
from survey.rounds_in_sight import rounds_in_sight
from survey.spreadsheets import XLSX


@bp.get("/chon-mau")
@needs(Right.SEE_FIELDWORK, of=ANYWHERE)
def desk() -> ResponseReturnValue:
    """Lead to the desk of the round under way."""
    own = scope(Right.SEE_FIELDWORK)
    found = current_round(rounds_in_sight(get_session(), own))
    if found is None:
        return render_template("manage/sampling/no_round.html")
    return redirect(url_for("sampling.progress", code=found.code))


@bp.get("/chon-mau/<code>")
@needs(Right.SEE_FIELDWORK, of=round_part_of("code"))
def progress(code: str) -> ResponseReturnValue:
    """Show sheets against targets, week by week, and how many are still needed."""
    return render_template(
        "manage/sampling/desk.html",
        desk=_desk(code),
        rounds=rounds_in_sight(get_session(), scope(Right.SEE_FIELDWORK)),
    )


@bp.get("/chon-mau/<code>.xlsx")
@needs(Right.SEE_FIELDWORK, of=round_part_of("code"))
def progress_file(code: str) -> ResponseReturnValue:
    """Send the desk as a workbook."""
    name = f"tien-do-{code}-{today().isoformat()}"
    return table_sent(desk_table(_desk(code)), name, XLSX)


def _desk(code: str) -> Desk:
    session = get_session()
    return desk_of(
        session,
        round_by_code(session, code),
        today=today(),
        margin=margin(),
        scope=scope(Right.SEE_FIELDWORK),
    )
