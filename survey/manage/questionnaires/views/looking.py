"""Looking at questionnaires: all of them, one version, its file, its page."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from survey import headers
from survey.access import ANYWHERE, Right, may, needs, scope
from survey.db import get_session
from survey.downloads import sent
from survey.manage.operations.questionnaire_checks import check_draft
from survey.manage.operations.questionnaire_drafts.beginning import (
    draft_of,
    versions_of,
)
from survey.manage.operations.questionnaire_drafts.kept import (
    document_of,
    version_of,
)
from survey.manage.operations.questionnaires import questionnaire_text
from survey.manage.questionnaires.blueprint import VERSION, bp
from survey.manage.questionnaires.comparing import differences
from survey.manage.questionnaires.outline import outline_of
from survey.manage.questionnaires.problem_groups import grouped
from survey.manage.questionnaires.problem_words import told
from survey.manage.questionnaires.queries import listed, rounds_asking
from survey.manage.questionnaires.recording_rows import counts_of
from survey.methods import parse_method

WIDE = "rong"  # as wide as a computer's window


@bp.get("/phieu", endpoint="questionnaires")
@needs(Right.SEE_QUESTIONNAIRES, of=ANYWHERE)
def all_questionnaires() -> ResponseReturnValue:
    """Show the questionnaires with their versions, and the rounds that ask them."""
    rows = listed(get_session(), scope=scope(Right.SEE_ROUNDS))
    return render_template("manage/questionnaires/list.html", rows=rows)


@bp.get(VERSION)
@needs(Right.SEE_QUESTIONNAIRES, of=ANYWHERE)
def version(code: str, number: int) -> ResponseReturnValue:
    """Show a version: a draft with what it lacks, or what is asked for good."""
    session = get_session()
    found = version_of(session, code, number)
    is_draft = found.published_on is None
    checked = check_draft(session, found) if is_draft else None
    problems = grouped(told(checked.flaws) if checked else [])
    document = document_of(found)  # as format 2, whatever it is kept in
    seen = scope(Right.SEE_ROUNDS) if may(Right.SEE_ROUNDS) else frozenset()
    return render_template(
        "manage/questionnaires/version.html",
        found=found,
        document=document,
        is_open=is_draft and may(Right.EDIT_QUESTIONNAIRES),
        checked=checked,
        problems=problems,
        outline=outline_of(
            document, parse_method(found.method.document), problems.listed
        ),
        differences=differences(session, found),
        rounds=rounds_asking(session, found, scope=seen),
        versions=versions_of(session, code),
        draft=draft_of(session, code),
        recorded=counts_of(document),
    )


@bp.get(f"{VERSION}.<any(toml,json):form>")
@needs(Right.SEE_QUESTIONNAIRES, of=ANYWHERE)
def version_file(code: str, number: int, form: str) -> ResponseReturnValue:
    """Send a version as the one file it can be imported from again."""
    found = version_of(get_session(), code, number)
    text = questionnaire_text(found, is_json=form == "json")
    return sent(text.encode(), f"{found.code}-{found.version}.{form}")


@bp.get(f"{VERSION}/xem")
@needs(Right.SEE_QUESTIONNAIRES, of=ANYWHERE)
def frame(code: str, number: int) -> ResponseReturnValue:
    """Show a version in a frame as wide as a phone, or as a computer's window."""
    session = get_session()
    found = version_of(session, code, number)
    is_draft = found.published_on is None
    checked = check_draft(session, found) if is_draft else None
    headers.allow_frames()
    return render_template(
        "manage/questionnaires/frame.html",
        found=found,
        can_be_shown=checked is None or checked.form is not None,
        is_wide=WIDE in request.args,
    )
