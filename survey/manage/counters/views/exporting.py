"""Counters taken along as a file that can be brought back."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock
from survey.access import ANYWHERE, Right, needs, scope
from survey.db import get_session
from survey.manage.counters.queries import load_counters
from survey.manage.counters.search import Sought, State, find_counters
from survey.manage.counters.table import counter_table
from survey.manage.counters.views.blueprint import bp
from survey.manage.counters.views.here import sent, today
from survey.spreadsheets import csv_file, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/quay.<any(csv, xlsx):kind>")
@needs(Right.SEE_COUNTERS, of=ANYWHERE)
def export(kind: str) -> ResponseReturnValue:
    """Send the counters that are not closed as a file that can be brought back."""
    session, now = get_session(), clock.now()
    sought = Sought(state=State.STANDING)
    own = scope(Right.SEE_COUNTERS)
    found = find_counters(session, sought, day=today(), scope=own)
    counters = load_counters(session, [one.id for one in found])
    table = counter_table(counters, name=_("Quầy"))
    name = f"quay-{today().isoformat()}.{kind}"
    if kind == "csv":
        return sent(csv_file(table), name, mimetype="text/csv")
    content = workbook(None, [table], title=table.name, made_at=now)
    return sent(content, name, mimetype=XLSX)
