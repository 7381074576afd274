"""Beginning a questionnaire: from a method, from an earlier version, from a file."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from survey.access import INSTALLATION, Right, needs
from survey.audit import keep
from survey.db import get_session
from survey.errors import Problem
from survey.manage.operations.methods import import_shipped
from survey.manage.operations.questionnaire_drafts.beginning import (
    begin_from_file,
    begin_from_method,
    begin_from_version,
    draft_of,
    version_like,
)
from survey.manage.operations.questionnaire_drafts.kept import version_of
from survey.manage.operations.recordings import digests_of
from survey.manage.questionnaires.asked_for import event_of
from survey.manage.questionnaires.begin_form import KNOWN, FileForm, begin_form
from survey.manage.questionnaires.blueprint import VERSION, bp
from survey.manage.questionnaires.problem_words import Told, told
from survey.manage.questionnaires.queries import methods_to_ask, shipped_to_ask
from survey.methods import QuestionnaireError
from survey.methods.questionnaire_file import questionnaire_of_text
from survey.models import Method, Questionnaire
from survey.uploads import takes_upload, text_of

MEGABYTES = 1


@bp.route("/phieu/moi", methods=["GET", "POST"])
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def new() -> ResponseReturnValue:
    """Begin a questionnaire that asks what a method asks."""
    session = get_session()
    form = begin_form(
        methods_to_ask(session),
        shipped_to_ask(session),
        asked=request.args.get("tu", ""),
    )
    begun = _begun(session, form) if form.validate_on_submit() else None
    if begun is not None:
        after = {"method": f"{begun.method.code}:{begun.method.version}"}
        keep(session, event_of("questionnaire.made", begun, after=after))
        return _to(begun)
    page = render_template("manage/questionnaires/new.html", form=form)
    return page, 422 if form.is_submitted() else 200


@bp.post(f"{VERSION}/chep")
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def copy(code: str, number: int) -> ResponseReturnValue:
    """Begin the next version from this one, or lead to the one being written."""
    session = get_session()
    version = version_of(session, code, number)
    draft = draft_of(session, code)
    if draft is not None:
        flash(_("Phiếu này đang có một bản thảo: sửa tiếp ở đây."))
        return _to(draft)
    begun = begin_from_version(session, version)
    after = {"from_version": number}
    keep(session, event_of("questionnaire.copied", begun, after=after))
    return _to(begun)


@bp.route("/phieu/nhap", methods=["GET", "POST"])
@takes_upload(MEGABYTES, is_table=False)
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def from_file() -> ResponseReturnValue:
    """Begin a draft from a file, or say all that keeps it from being read."""
    form, problems = FileForm(), list[Told]()
    if form.validate_on_submit():
        try:
            return _imported(get_session(), text_of(form.file.data.read()))
        except QuestionnaireError as error:
            problems = told(error.flaws)
        except Problem as problem:
            form.file.errors = [problem.message]
    page = render_template(
        "manage/questionnaires/from_file.html", form=form, problems=problems
    )
    return page, 422 if form.is_submitted() else 200


def _begun(session: Session, form: Any) -> Questionnaire | None:
    """Return a new draft; None, with the fault noted, when the form asks too much."""
    try:
        return begin_from_method(
            session,
            _method(session, form.method.data),
            code=form.code.data,
            title=form.title.given(),
            languages=form.languages.data,
        )
    except QuestionnaireError:
        form.languages.errors = [_("Phương pháp này không có lời ở mọi ngôn ngữ ấy.")]
    except Problem as problem:
        form.code.errors = [problem.message]
    return None


def _method(session: Session, value: str) -> Method:
    if value[:1] == KNOWN:
        return session.get_one(Method, int(value[1:]))
    return import_shipped(session, value[1:])


def _imported(session: Session, text: str) -> Response:
    document = questionnaire_of_text(text)
    known = version_like(session, document)
    if known is not None:
        flash(_("Đã có phiên bản giống hệt tệp này, nên không ghi thêm."))
        return _to(known)
    begun = begin_from_file(session, document)
    n = len(digests_of(document) - digests_of(begun.document))
    if n:
        flash(
            _(
                "%(n)d bản thu mà tệp dẫn đến không có ở hệ thống này nên đã để ra: "
                "xin tải lên lại.",
                n=n,
            )
        )
    after = {"method": f"{begun.method.code}:{begun.method.version}"}
    keep(session, event_of("questionnaire.imported", begun, after=after))
    return _to(begun)


def _to(found: Questionnaire) -> Response:
    address = url_for("questionnaires.version", code=found.code, number=found.version)
    return redirect(address)
