"""Pages of past answers: a file uploaded, its columns explained."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from survey.access import Right, needs, own_id, round_of
from survey.audit import Event, keep
from survey.closed import require_not_closed
from survey.db import get_session
from survey.documents.prose import cleaned
from survey.i18n import language
from survey.manage.operations.past.batch import asked_in
from survey.manage.operations.past.queries import brought_in
from survey.manage.operations.past.reading import Holds, Reading
from survey.manage.operations.rounds import round_by_code
from survey.manage.past.again import say_again
from survey.manage.past.blueprint import bp
from survey.manage.past.file_form import FileForm
from survey.manage.past.forms import ReadingForm
from survey.manage.past.offered import counts_form, sheets_form
from survey.manage.past.own_task import own_task
from survey.manage.past.work import CHECK, LOOK
from survey.methods import parse_method
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Channel, Round, Task
from survey.spreadsheets import SHEETS, require_fits
from survey.tasks import File, ask_for
from survey.uploads import takes_upload

MEGABYTES = 32  # 100,000 sheets are some 5
ANY_FILE = "application/octet-stream"


@bp.get("/dot-khao-sat/<code>/du-lieu-cu")
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def files(code: str) -> ResponseReturnValue:
    """List what was brought into a round, with the form for another file."""
    round_ = round_by_code(get_session(), code)
    return _files(round_, FileForm())


@bp.post("/dot-khao-sat/<code>/du-lieu-cu")
@takes_upload(MEGABYTES)
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def upload(code: str) -> ResponseReturnValue:
    """Have the worker look at a file; nothing is written of it."""
    session = get_session()
    round_ = round_by_code(session, code)
    require_not_closed(round_)
    form = FileForm()
    if not form.validate():
        return _files(round_, form), 422
    name = cleaned(form.file.data.filename or "")[-100:]
    file = File(name, ANY_FILE, form.file.data.read())
    require_fits(file.content, SHEETS)
    asked = ask_for(session, LOOK, {}, by=own_id(), file=file)
    then = url_for("past.explain", code=code, task_id=asked.id)
    again = url_for("past.files", code=code)
    said = {"round": code, "holds": _holds(round_), "name": name}
    asked.params = asked.params | said | {"then": then, "again": again}
    after = {"file": name, "bytes": len(file.content)}
    keep(session, Event("past.uploaded", "round", code, round_.root_id, after=after))
    return redirect(url_for("oversight.task", task_id=asked.id), 303)


@bp.route("/dot-khao-sat/<code>/du-lieu-cu/<task_id>", methods=["GET", "POST"])
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def explain(code: str, task_id: str) -> ResponseReturnValue:
    """Ask what the columns of a file mean, then have the worker check all of it."""
    session = get_session()
    round_, found = round_by_code(session, code), own_task(code, task_id, LOOK)
    if found.outcome is None:
        return redirect(url_for("oversight.task", task_id=found.id), 303)
    form = _reading_form(round_, found)
    if form.validate_on_submit():
        return _checked(round_, found, form)
    before = request.args.get("sau", "")
    if before and not form.is_submitted():
        last = own_task(code, before, CHECK)
        say_again(form, Reading.of(last.params["reading"]), last.outcome or {})
    page = render_template(
        "manage/past/explain.html",
        round=round_,
        task=found,
        form=form,
        headings=found.outcome["headings"],
        examples=found.outcome["examples"],
    )
    return page, 422 if form.is_submitted() else 200


def _checked(round_: Round, found: Task, form: ReadingForm) -> ResponseReturnValue:
    session, code = get_session(), round_.code
    params = {name: found.params[name] for name in ("round", "holds", "name")}
    params |= {"look": found.id, "reading": form.reading().kept()}
    asked = ask_for(session, CHECK, params, by=own_id())
    then = url_for("past.checked", code=code, task_id=asked.id)
    again = url_for("past.explain", code=code, task_id=found.id, sau=asked.id)
    asked.params = asked.params | {"then": then, "again": again}
    after = {"file": params["name"]}
    keep(session, Event("past.explained", "round", code, round_.root_id, after=after))
    return redirect(url_for("oversight.task", task_id=asked.id), 303)


def _files(round_: Round, form: FileForm) -> str:
    return render_template(
        "manage/past/files.html",
        round=round_,
        form=form,
        found=brought_in(get_session(), round_),
        holds=_holds(round_).value,
        most=MEGABYTES,
    )


def _holds(round_: Round) -> Holds:
    """Return what a file must hold to fit into a round."""
    return Holds.COUNTS if Channel.TALLY in round_.channels else Holds.SHEETS


def _reading_form(round_: Round, found: Task) -> ReadingForm:
    """Return the form with the columns of a file, those chosen that can be guessed."""
    outcome = found.outcome or {}
    headings, guessed = outcome["headings"], outcome["guessed"]
    if found.params["holds"] == Holds.COUNTS:
        levels = parse_method(round_.method.document).levels
        words = levels.get(language()) or levels["vi"]
        return counts_form(words, headings, guessed=guessed)
    asked = parse_questionnaire(asked_in(round_).document)
    channels = [one for one in round_.channels if one != Channel.TALLY]
    return sheets_form(asked, headings, channels, guessed=guessed)
