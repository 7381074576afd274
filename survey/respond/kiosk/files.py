"""Staff bring the sheets of a tablet that cannot send them any more, as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from sqlalchemy.engine import Connection

from survey import clock
from survey.access import Right, counter_of, needs
from survey.audit import Event, keep
from survey.db import get_session, let_go
from survey.errors import Problem
from survey.fields import StaffForm
from survey.models import Counter
from survey.respond.counters import counter_called
from survey.respond.kiosk.here import settings
from survey.respond.kiosk.queue_file import Line, n_promised, read_lines
from survey.respond.kiosk.taking import Desktop, Ready, make_ready, settled
from survey.respond.operations import Outcome, outcome_of, store_sheet
from survey.respond.requested import desk
from survey.uploads import takes_upload, text_of

bp = Blueprint("kiosk_files", __name__)
MEGABYTES = 16


class QueueForm(StaffForm):
    """A file of sheets."""

    file = FileField(
        _l("Tệp phiếu chờ gửi"), validators=[FileRequired(_l("Xin chọn tệp."))]
    )


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file: how many sheets are new, known already, and which not."""

    n_new: int
    n_known: int
    refused: list[Line]
    n_lost: int  # promised by the head of the file and not in it

    @property
    def is_whole(self) -> bool:
        """Return whether nothing has to be looked into."""
        return not self.refused and not self.n_lost


class Judged(NamedTuple):
    """A line of the file and the sheet it means; none where something is wrong."""

    line: Line
    ready: Ready | None


@bp.get("/quay/<code>/phieu-cho")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def choose_file(code: str) -> ResponseReturnValue:
    """Ask for the file."""
    return _page(counter_called(get_session(), code), QueueForm(formdata=None))


@bp.post("/quay/<code>/phieu-cho")
@takes_upload(MEGABYTES)
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def take_file(code: str) -> ResponseReturnValue:
    """Store the sheets of a file, each once, and say what became of every line."""
    session, form = get_session(), QueueForm()
    counter = counter_called(session, code)
    if not form.validate():
        return _page(counter, form), 422
    try:
        text = text_of(form.file.data.read())
        lines = read_lines(text)
    except Problem as problem:
        form.file.errors = [problem.message]
        return _page(counter, form), problem.status
    at = _desktop(counter)
    let_go()  # what follows reads, and may be long
    judged = [_judged(line, at) for line in lines]
    taken = _stored(session.connection(), judged, promised=n_promised(text))
    counter = counter_called(session, code)
    after = {"n_created": taken.n_new, "n_unchanged": taken.n_known}
    keep(session, _event(counter, after))
    return _page(counter, form, taken)


def _judged(line: Line, at: Desktop) -> Judged:
    if line.sheet is None:
        return Judged(line, None)
    try:
        return Judged(line, make_ready(line.sheet, at))
    except Problem as problem:
        return Judged(Line(line.number, line.sheet, problem.message), None)


def _stored(
    connection: Connection, judged: Sequence[Judged], *, promised: int
) -> TakenIn:
    outcomes: list[Outcome] = []
    refused = []
    for line, ready in judged:
        outcome, fault = _outcome(connection, ready) if ready else (None, line.fault)
        if outcome in {Outcome.STORED, Outcome.REPEATED}:
            outcomes.append(outcome)
        else:
            refused.append(Line(line.number, line.sheet, fault))
    n_new = outcomes.count(Outcome.STORED)
    n_lost = max(0, promised - len(judged))
    return TakenIn(n_new, len(outcomes) - n_new, refused, n_lost)


def _outcome(connection: Connection, ready: Ready) -> tuple[Outcome | None, str]:
    try:
        if ready.has_place:
            outcome = store_sheet(connection, ready.sheet)
        else:
            outcome = settled(outcome_of(connection, ready.sheet))
    except Problem as problem:
        return None, problem.message
    return outcome, _("Phiếu đã được lưu với câu trả lời khác.")


def _desktop(counter: Counter) -> Desktop:
    """Return where the file is taken: nothing in it proves that a tablet wrote it."""
    return Desktop(
        desk=desk(),
        counter_id=counter.id,
        counter=counter.code,
        now=clock.now(),
        zone=settings().zone,
        is_present=False,
    )


def _event(counter: Counter, after: dict[str, int]) -> Event:
    unit_id = counter.unit_id
    return Event("kiosk.emptied", "kiosk", counter.code, unit_id, after=after)


def _page(counter: Counter, form: QueueForm, taken: TakenIn | None = None) -> str:
    return render_template("kiosk/files.html", counter=counter, form=form, taken=taken)
