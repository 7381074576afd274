"""Publishing a draft, which freezes it, or throwing it away."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock
from survey.access import INSTALLATION, Right, needs
from survey.audit import keep
from survey.db import get_session
from survey.errors import Problem
from survey.manage.operations.questionnaire_checks import Checked, check_draft
from survey.manage.operations.questionnaire_drafts.beginning import discard
from survey.manage.operations.questionnaires import publish_questionnaire
from survey.manage.questionnaires.asked_for import draft, event_of, require_revision
from survey.manage.questionnaires.blueprint import VERSION, bp
from survey.manage.questionnaires.part_forms import ConfirmForm
from survey.methods import Form
from survey.methods.personal import personal_data_warnings


@bp.route(f"{VERSION}/ban-hanh", methods=["GET", "POST"])
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def publish(code: str, number: int) -> ResponseReturnValue:
    """Say what publishing means, and freeze a draft for good."""
    session, form = get_session(), ConfirmForm()
    found = draft(code, number)
    if form.is_submitted():
        require_revision(found, form.revision.data)
    checked = check_draft(session, found)
    asked = _ready(checked)
    if form.validate_on_submit():
        day = clock.today(current_app.config["HAILONG"].zone)
        publish_questionnaire(session, found, on=day)
        after = {"published_on": day.isoformat(), "digest": found.digest}
        keep(session, event_of("questionnaire.published", found, after=after))
        flash(_("Đã ban hành phiếu %(code)s, phiên bản %(n)d.", code=code, n=number))
        return redirect(url_for("questionnaires.version", code=code, number=number))
    form.revision.data = str(found.revision)
    return render_template(
        "manage/questionnaires/publish.html",
        form=form,
        found=found,
        asked=asked,
        not_asked=checked.not_asked,
        concerns=personal_data_warnings(found.document),
    )


@bp.route(f"{VERSION}/bo", methods=["GET", "POST"])
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def drop(code: str, number: int) -> ResponseReturnValue:
    """Ask whether a draft is to go, and throw it away."""
    session, form = get_session(), ConfirmForm()
    found = draft(code, number)
    if form.validate_on_submit():
        require_revision(found, form.revision.data)
        event = event_of(
            "questionnaire.discarded", found, before={"title": found.title}
        )
        discard(session, found)
        keep(session, event)
        flash(_("Đã bỏ bản thảo."))
        return redirect(url_for("questionnaires.questionnaires"))
    form.revision.data = str(found.revision)
    return render_template("manage/questionnaires/drop.html", form=form, found=found)


def _ready(checked: Checked) -> Form:
    """Return what is asked, or say why it cannot be published yet."""
    if checked.form is None or checked.flaws:
        message = _("Bản thảo còn chỗ chưa hoàn chỉnh, chưa ban hành được.")
        raise Problem(message, status=409)
    if checked.same_as is not None:
        raise Problem(
            _(
                "Bản thảo giống hệt phiên bản %(n)d, chưa có gì để ban hành.",
                n=checked.same_as,
            ),
            status=409,
        )
    return checked.form
