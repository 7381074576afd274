"""The questions of a draft: ready ones, those of one's own, their words."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from survey.access import INSTALLATION, Right, needs
from survey.audit import changes
from survey.db import get_session
from survey.manage.operations.questionnaire_drafts.items import (
    add_item,
    add_ready,
    change_item,
    item_of,
)
from survey.manage.operations.questionnaire_drafts.kept import Document, document_of
from survey.manage.questionnaires.asked_for import (
    changed,
    draft,
    event_of,
    require_revision,
)
from survey.manage.questionnaires.blueprint import VERSION, bp
from survey.manage.questionnaires.codes import free_code, why_taken
from survey.manage.questionnaires.item_facts import facts_of
from survey.manage.questionnaires.item_form import (
    ItemForm,
    add_lines,
    item_form,
    item_values,
    new_item_form,
)
from survey.manage.questionnaires.outline import row_of
from survey.manage.questionnaires.part_forms import ReadyForm
from survey.manage.questionnaires.ready import ready_rows
from survey.methods import Kind
from survey.models import Questionnaire

KINDS = {"mot": Kind.CHOICE, "nhieu": Kind.CHOICES}


@bp.route(f"{VERSION}/co-san", methods=["GET", "POST"])
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def ready(code: str, number: int) -> ResponseReturnValue:
    """Add ready items: who answers, about the visit, the ten needs."""
    found, form = draft(code, number), ReadyForm()
    document = document_of(found)
    rows = ready_rows(document)
    form.codes.choices = [
        (item.code, item.text)
        for row in rows
        for item in row.items
        if not item.is_there
    ]
    if form.validate_on_submit() and form.codes.data:
        require_revision(found, form.revision.data)
        added = add_ready(document, form.codes.data)
        event = event_of("questionnaire.filled", found, after={"items": added})
        return changed(found, document, event, anchor=f"cau-{added[0]}")
    if form.is_submitted() and not form.errors:
        form.codes.errors = [_("Xin chọn ít nhất một câu.")]
    form.revision.data = str(found.revision)
    page = render_template(
        "manage/questionnaires/ready.html", form=form, found=found, rows=rows
    )
    return page, 422 if form.is_submitted() else 200


@bp.route(f"{VERSION}/them/<any(mot,nhieu):way>", methods=["GET", "POST"])
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def new_item(code: str, number: int, way: str) -> ResponseReturnValue:
    """Add a question of one's own: choose one, or several."""
    found, kind = draft(code, number), KINDS[way]
    document = document_of(found)
    form = new_item_form(document, kind, free_code(get_session(), found))
    is_asked_again = bool(form.more.data)
    if is_asked_again:
        add_lines(form)
    elif form.validate_on_submit() and _is_free(found, form, kind):
        require_revision(found, form.revision.data)
        return _added(found, document, form, kind)
    form.revision.data = form.revision.data or str(found.revision)
    page = render_template(
        "manage/questionnaires/item.html",
        form=form,
        found=found,
        item=None,
        kind=kind,
        sections=document["section"],
    )
    return page, 422 if form.is_submitted() and not is_asked_again else 200


@bp.route(f"{VERSION}/cau/<item_code>", methods=["GET", "POST"])
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def item(code: str, number: int, item_code: str) -> ResponseReturnValue:
    """Change an item: its texts, its options, whether it must be answered."""
    found = draft(code, number)
    document = document_of(found)
    asked = item_of(document, item_code)
    kind = Kind(asked["kind"])
    form = item_form(document, asked)
    is_asked_again = kind is not Kind.CRITERION and bool(form.more.data)
    if is_asked_again:
        add_lines(form)
    elif form.validate_on_submit():
        require_revision(found, form.revision.data)
        return _edited(found, document, form, asked)
    form.revision.data = form.revision.data or str(found.revision)
    page = render_template(
        "manage/questionnaires/item.html",
        form=form,
        found=found,
        item=row_of(found, document, item_code),
        kind=kind,
        sections=document["section"],
    )
    return page, 422 if form.is_submitted() and not is_asked_again else 200


def _is_free(found: Questionnaire, form: ItemForm, kind: Kind) -> bool:
    why = why_taken(get_session(), found, form.code.data, kind)
    if why is not None:
        form.code.errors = [why]
    return why is None


def _added(
    found: Questionnaire, document: Document, form: ItemForm, kind: Kind
) -> Response:
    new = {"kind": kind.value, "code": form.code.data, **item_values(form, kind)}
    add_item(document, form.section.data, new)
    event = event_of("questionnaire.item-added", found, after=facts_of(new))
    return changed(found, document, event, anchor=f"cau-{new['code']}")


def _edited(
    found: Questionnaire, document: Document, form: ItemForm, asked: Document
) -> Response:
    code, before = asked["code"], facts_of(asked)
    values = item_values(form, Kind(asked["kind"]))
    change_item(document, code, values, section=form.section.data)
    told = changes(before, facts_of(item_of(document, code)))
    told["after"]["item"] = code
    event = event_of("questionnaire.item-edited", found, **told)
    return changed(found, document, event, anchor=f"cau-{code}")
