"""Of whom an item is asked: of everybody, or of those who chose something before."""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from survey.access import INSTALLATION, Right, needs
from survey.manage.operations.questionnaire_drafts.items import (
    earlier_items,
    item_of,
    set_rule,
)
from survey.manage.operations.questionnaire_drafts.kept import Document, document_of
from survey.manage.questionnaires.asked_for import (
    changed,
    draft,
    event_of,
    require_revision,
)
from survey.manage.questionnaires.blueprint import VERSION, bp
from survey.manage.questionnaires.item_facts import rule_words
from survey.manage.questionnaires.outline import option_words, row_of
from survey.manage.questionnaires.part_forms import RuleForm
from survey.models import Questionnaire

ALWAYS: dict[str, Any] = {"item": "", "is": []}


@bp.route(f"{VERSION}/cau/<item_code>/dieu-kien", methods=["GET", "POST"])
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def rule(code: str, number: int, item_code: str) -> ResponseReturnValue:
    """Choose the earlier item, then those of its answers that lead to this one."""
    found, form = draft(code, number), RuleForm()
    document = document_of(found)
    before = item_of(document, item_code).get("ask_if") or ALWAYS
    earlier = {one["code"]: one for one in earlier_items(document, item_code)}
    above = earlier.get(_named(form, before["item"]))
    form.codes.choices = list(option_words(document, above).items())
    if form.validate_on_submit() and (form.codes.data or not above):
        require_revision(found, form.revision.data)
        return _ruled(found, document, item_code, above, form.codes.data or ())
    if form.is_submitted() and not form.errors:
        form.codes.errors = [_("Xin chọn ít nhất một câu trả lời.")]
    if not form.is_submitted():
        form.revision.data = str(found.revision)
        is_same = above is not None and above["code"] == before["item"]
        form.codes.data = before["is"] if is_same else []
    page = render_template(
        "manage/questionnaires/rule.html",
        form=form,
        found=found,
        item=row_of(found, document, item_code),
        above=row_of(found, document, above["code"]) if above else None,
        earlier=[row_of(found, document, one) for one in earlier],
        has_rule=before is not ALWAYS,
    )
    return page, 422 if form.is_submitted() else 200


def _named(form: RuleForm, usual: str) -> str:
    """Return the earlier item that is meant: the sent, the chosen, or the present."""
    if form.is_submitted():
        return str(form.above.data or "")
    return request.args.get("neu", usual)


def _ruled(
    found: Questionnaire,
    document: Document,
    code: str,
    above: Document | None,
    codes: Any,
) -> Response:
    before = item_of(document, code).get("ask_if") or ALWAYS
    set_rule(document, code, above=above["code"] if above else "", codes=codes)
    after = item_of(document, code).get("ask_if") or ALWAYS
    event = event_of(
        "questionnaire.item-edited",
        found,
        before={"ask_if": rule_words(before)},
        after={"item": code, "ask_if": rule_words(after)},
    )
    return changed(found, document, event, anchor=f"cau-{code}")
