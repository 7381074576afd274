"""The tree, what is found in it, and the page of one unit."""

from flask import render_template
from flask.typing import ResponseReturnValue

from survey.access import ANYWHERE, Right, needs, reach, scope, unit_of
from survey.db import get_session
from survey.manage.units.branches import branches, way_to
from survey.manage.units.opened import Looking
from survey.manage.units.portrait import portrait_of
from survey.manage.units.search import NO_GROUP, search
from survey.manage.units.views.blueprint import bp
from survey.manage.units.views.here import looking, outline_of, today
from survey.models import UnitKind
from survey.tree import unit_by_code


@bp.get("/cay-don-vi")
@needs(Right.SEE_UNITS, of=ANYWHERE)
def tree() -> ResponseReturnValue:
    """Show the tree of units as it is open, or the units that are searched for."""
    asked = looking()
    outline = outline_of(asked)
    return render_template(
        "manage/units/tree.html",
        looking=asked,
        n=len(outline),
        kinds=list(UnitKind),
        groups=outline.groups,
        no_group=NO_GROUP,
        hits=search(outline, asked) if asked.is_search else None,
        branches=() if asked.is_search else branches(outline, asked.opened),
        may_found=reach().has_everywhere(Right.EDIT_UNITS),
    )


@bp.get("/cay-don-vi/<code>")
@needs(Right.SEE_UNITS, of=unit_of("code"))
def unit(code: str) -> ResponseReturnValue:
    """Show one unit: what it is, where it stands, what it continues."""
    found = unit_by_code(get_session(), code)
    day = today()
    outline = outline_of(Looking(day, with_closed=not found.is_valid_on(day)))
    way = way_to(outline, found.id) if found.id in outline.tree else []
    return render_template(
        "manage/units/unit.html",
        unit=found,
        is_valid=found.is_valid_on(day),
        portrait=portrait_of(
            get_session(), found, outline, scope=scope(Right.SEE_UNITS)
        ),
        way=way,
        inside=[*way, found.code],
    )
