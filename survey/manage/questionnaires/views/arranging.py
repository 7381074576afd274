"""Putting the items and sections of a draft in order, and taking them out."""

from typing import NamedTuple

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import INSTALLATION, Right, needs
from survey.errors import Problem
from survey.manage.operations.questionnaire_drafts import items, sections
from survey.manage.operations.questionnaire_drafts.kept import Document, document_of
from survey.manage.questionnaires.asked_for import (
    changed,
    draft,
    event_of,
    require_revision,
)
from survey.manage.questionnaires.blueprint import VERSION, bp
from survey.methods import parse_method
from survey.models import Questionnaire

STEPS = {"up": -1, "down": 1}
DROP, FILL = "drop", "fill"
ITEM, SECTION = "item", "section"


class Order(NamedTuple):
    """What a button of the page asks for, such as "up item 1.2"."""

    verb: str
    kind: str
    code: str


@bp.post(VERSION)
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def arrange(code: str, number: int) -> ResponseReturnValue:
    """Move an item or a section, take one out, or add the criteria not asked."""
    found = draft(code, number)
    require_revision(found, request.form.get("revision"))
    document, order = document_of(found), _order(request.form.get("do", ""))
    if order.verb == FILL:
        return _fill(found, document)
    is_moved = _arrange(document, order)
    if not is_moved:  # already at the end
        return redirect(url_for("questionnaires.version", code=code, number=number))
    return _arranged(found, document, order)


def _order(text: str) -> Order:
    """Return what a button asks for; nothing else is obeyed."""
    verb, kind, code = [*text.split(" ", 2), "", "", ""][:3]
    is_known = verb in {*STEPS, DROP} and kind in {ITEM, SECTION}
    if not is_known and verb != FILL:
        raise Problem(_("Không hiểu yêu cầu này. Xin mở lại trang."), status=400)
    return Order(verb, kind, code)


def _arrange(document: Document, order: Order) -> bool:
    """Do it; return whether anything moved."""
    if order.verb in STEPS:
        move = items.move_item if order.kind == ITEM else sections.move_section
        return move(document, order.code, by=STEPS[order.verb])
    take_out = items.remove_item if order.kind == ITEM else sections.remove_section
    take_out(document, order.code)
    return True


def _arranged(
    found: Questionnaire, document: Document, order: Order
) -> ResponseReturnValue:
    what = {order.kind: order.code}
    if order.verb == DROP:
        event = event_of("questionnaire.dropped", found, before=what)
        return changed(found, document, event)
    event = event_of("questionnaire.moved", found, after=what)
    prefix = "cau" if order.kind == ITEM else "muc"
    return changed(found, document, event, anchor=f"{prefix}-{order.code}")


def _fill(found: Questionnaire, document: Document) -> ResponseReturnValue:
    added = items.add_criteria(document, parse_method(found.method.document))
    event = event_of("questionnaire.filled", found, after={"items": added})
    return changed(found, document, event)
