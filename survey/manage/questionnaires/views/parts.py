"""What goes for all of a draft, its levels, and its sections."""

from typing import Any

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import INSTALLATION, Right, needs
from survey.audit import changes
from survey.db import get_session
from survey.manage.operations.questionnaire_drafts.kept import Document, document_of
from survey.manage.operations.questionnaire_drafts.sections import (
    add_section,
    rename_section,
    section_of,
)
from survey.manage.questionnaires.asked_for import (
    changed,
    draft,
    event_of,
    form_page,
    require_revision,
)
from survey.manage.questionnaires.blueprint import VERSION, bp
from survey.manage.questionnaires.language_forms import level_values, levels_form
from survey.manage.questionnaires.part_forms import (
    NewSectionForm,
    SectionForm,
    general_form,
    general_values,
    section_form,
)
from survey.manage.questionnaires.queries import methods_to_ask
from survey.manage.questionnaires.texts import known
from survey.models import Method, Questionnaire


@bp.route(f"{VERSION}/chung", methods=["GET", "POST"])
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def general(code: str, number: int) -> ResponseReturnValue:
    """Change the title, the method, the open question, whether services are asked."""
    session = get_session()
    found = draft(code, number)
    document = document_of(found)
    form = general_form(found, document, methods_to_ask(session))
    if form.validate_on_submit():
        require_revision(found, form.revision.data)
        before = _facts(document)
        document.pop("comment", None)
        document.update(general_values(form))
        _set_method(found, document, session.get_one(Method, int(form.method_id.data)))
        told = changes(before, _facts(document))
        return changed(found, document, event_of("questionnaire.edited", found, **told))
    return form_page("general", found, form)


@bp.route(f"{VERSION}/thang", methods=["GET", "POST"])
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def levels(code: str, number: int) -> ResponseReturnValue:
    """Change the words of the levels."""
    found = draft(code, number)
    document = document_of(found)
    form = levels_form(document)
    if form.validate_on_submit():
        require_revision(found, form.revision.data)
        before = {"levels": document["levels"]}
        document["levels"] = level_values(form, document["languages"])
        told = changes(before, {"levels": document["levels"]})
        return changed(found, document, event_of("questionnaire.edited", found, **told))
    return form_page("levels", found, form, spoken_in=document["languages"])


@bp.route(f"{VERSION}/muc-moi", methods=["GET", "POST"])
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def new_section(code: str, number: int) -> ResponseReturnValue:
    """Add a section at the end."""
    found = draft(code, number)
    document = document_of(found)
    form = section_form(NewSectionForm, document["languages"], {})
    if form.validate_on_submit() and _is_new(document, form):
        require_revision(found, form.revision.data)
        section_code, name = form.code.data, form["name"].given()
        add_section(document, section_code, name)
        after = {"section": section_code, "name": name}
        event = event_of("questionnaire.section-added", found, after=after)
        return changed(found, document, event, anchor=f"muc-{section_code}")
    return form_page("section", found, form, section=None)


@bp.route(f"{VERSION}/muc/<section_code>", methods=["GET", "POST"])
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def section(code: str, number: int, section_code: str) -> ResponseReturnValue:
    """Give a section another name."""
    found = draft(code, number)
    document = document_of(found)
    named = section_of(document, section_code)
    languages = document["languages"]
    form = section_form(
        SectionForm, languages, {"name": known(named["name"], languages)}
    )
    if form.validate_on_submit():
        require_revision(found, form.revision.data)
        before, name = {"name": named["name"]}, form["name"].given()
        rename_section(document, section_code, name)
        after = {"section": section_code, "name": name}
        event = event_of(
            "questionnaire.section-edited", found, before=before, after=after
        )
        return changed(found, document, event, anchor=f"muc-{section_code}")
    return form_page("section", found, form, section=named)


def _is_new(document: Document, form: Any) -> bool:
    codes = {section["code"].casefold() for section in document["section"]}
    is_new = form.code.data.casefold() not in codes
    if not is_new:
        form.code.errors = [_("Phiếu đã có mục mang mã này.")]
    return is_new


def _set_method(found: Questionnaire, document: Document, method: Method) -> None:
    found.method = method
    document["method"], document["method_version"] = method.code, method.version


def _facts(document: Document) -> dict[str, object]:
    return {
        "title": document["title"],
        "method": f"{document['method']}:{document['method_version']}",
        "ask_service": document.get("ask_service", False),
        "comment": document.get("comment", {}).get("text", ""),
    }
