"""Counters taken along as a file that can be brought back."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import ANYWHERE, Right, needs, scope
from survey.db import get_session
from survey.downloads import table_sent
from survey.manage.counters.queries import load_counters
from survey.manage.counters.search import Sought, State, find_counters
from survey.manage.counters.table import counter_table
from survey.manage.counters.views.blueprint import bp
from survey.manage.counters.views.here import today


@bp.get("/quay.<any(csv, xlsx):kind>")
@needs(Right.SEE_COUNTERS, of=ANYWHERE)
def export(kind: str) -> ResponseReturnValue:
    """Send the counters that are not closed as a file that can be brought back."""
    session = get_session()
    sought = Sought(state=State.STANDING)
    own = scope(Right.SEE_COUNTERS)
    found = find_counters(session, sought, day=today(), scope=own)
    counters = load_counters(session, [one.id for one in found])
    table = counter_table(counters, name=_("Quầy"))
    return table_sent(table, f"quay-{today().isoformat()}", kind)
