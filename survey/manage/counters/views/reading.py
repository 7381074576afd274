"""What officials see of counters: the list, a unit's codes, a counter."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from survey.access import ANYWHERE, Right, counter_of, may, needs, scope, unit_of
from survey.db import get_session
from survey.last_answers import last_days
from survey.manage.counters.posters import Size
from survey.manage.counters.queries import (
    ListPage,
    checks_of,
    list_page,
    load_counters,
    standing_ids,
    tops,
)
from survey.manage.counters.search import Sought, State, find_counters
from survey.manage.counters.views.blueprint import bp
from survey.manage.counters.views.here import (
    address_of,
    found_counter,
    is_over,
    silent,
    today,
)
from survey.manage.counters.words import finding_word, size_word, state_word
from survey.services import service_names
from survey.tree import unit_by_code

LONGEST_SEARCH = 100  # characters


@bp.get("/quay")
@needs(Right.SEE_COUNTERS, of=ANYWHERE)
def counters() -> ResponseReturnValue:
    """Show the counters by unit: all, or those looked for."""
    session, day, own = get_session(), today(), scope(Right.SEE_COUNTERS)
    alarms = silent()
    sought = Sought(
        words=request.args.get("q", "").strip()[:LONGEST_SEARCH],
        state=_state(),
        silent=alarms,
    )
    found = find_counters(session, sought, day=day, scope=own)
    page = list_page(session, found, request.args.get("page", ""))
    return render_template(
        "manage/counters/list.html",
        page=page,
        sought=sought,
        states=list(State),
        state_word=state_word,
        is_narrowed=bool(sought.words) or sought.state != State.STANDING,
        tops=tops(session, day=day, scope=own),
        alarms=alarms,
        last=last_days(session, _countable(page)),
        today=day,
    )


@bp.get("/don-vi/<code>/quay")
@needs(Right.SEE_COUNTERS, of=unit_of("code"))
def unit_counters(code: str) -> ResponseReturnValue:
    """Show every code that hangs at a unit and below it, and when it last worked."""
    session = get_session()
    unit = unit_by_code(session, code)
    ids, alarms = standing_ids(session, unit, day=today()), silent()
    return render_template(
        "manage/counters/unit.html",
        unit=unit,
        counters=load_counters(session, ids),
        alarms=alarms,
        has_alarms=not alarms.keys().isdisjoint(ids),
        last=last_days(session, ids) if may(Right.SEE_COUNTS, unit.id) else {},
        address_of=address_of,
        today=today(),
    )


@bp.get("/quay/<code>")
@needs(Right.SEE_COUNTERS, of=counter_of("code"))
def counter(code: str) -> ResponseReturnValue:
    """Show a counter's QR code and address, what can be printed, what was found."""
    session, found = get_session(), found_counter(code)
    sees_counts = may(Right.SEE_COUNTS, found.unit_id)
    return render_template(
        "manage/counters/counter.html",
        counter=found,
        service=service_names(session)[found.service],
        address=address_of(found),
        is_over=is_over(found),
        is_open=found.is_open_on(today()),
        sizes=list(Size),
        size_word=size_word,
        finding_word=finding_word,
        alarm=silent().get(found.id),
        last=last_days(session, [found.id]).get(found.id) if sees_counts else None,
        sees_counts=sees_counts,
        checks=checks_of(session, found),
    )


def _state() -> State:
    asked = request.args.get("state", "")
    return State(asked) if asked in list(State) else State.STANDING


def _countable(page: ListPage) -> list[int]:
    """Return the counters on a page whose counts may be seen."""
    own = scope(Right.SEE_COUNTS)
    shown = (counter for group in page.groups for counter in group.counters)
    return [one.id for one in shown if own is None or one.unit_id in own]
