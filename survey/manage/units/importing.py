"""The worker's part of an import: check a file, then write what was confirmed."""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey import clock
from survey.access.reach import Reach
from survey.access.rights import Right
from survey.audit import WORKER, Actor, Event, add_event
from survey.db import writing
from survey.errors import Problem
from survey.manage.operations.unit_preview import Preview
from survey.manage.operations.units import check_units, write
from survey.manage.units.check_file import faults_file, preview_file
from survey.manage.units.checked import numbers_of, outcome_of, refusal_of
from survey.manage.units.rows import UnitRow, read_unit_rows
from survey.models import TaskFile, User
from survey.spreadsheets import Fault, FileRefused, line_count
from survey.tasks import Result, Work, task

CHECK, IMPORT = "units.check", "units.import"


@task(CHECK)
def check(work: Work) -> Result:
    """Say what a file would do, or what is wrong with it; write nothing."""
    try:
        rows = _read(work, work.given())
        with Session(work.engine) as session:
            plan, preview = check_units(session, rows, scope=_scope(session, work))
    except FileRefused as refused:
        return _refusal(refused.faults)
    except Problem as problem:
        return _refusal([Fault(0, "", problem.message)])
    return Result(preview_file(preview), outcome_of(plan, preview))


def _refusal(faults: list[Fault]) -> Result:
    return Result(faults_file(faults), refusal_of(faults))


@task(IMPORT)
def import_(work: Work) -> Result:
    """Write what was confirmed, if it is still what the file would do."""
    rows = _read(work, _checked_file(work))
    with Session(writing(work.engine)) as session:
        scope = _scope(session, work)
        try:
            plan, preview = check_units(session, rows, scope=scope, will_write=True)
        except FileRefused:
            raise _changed_meanwhile() from None
        if preview.digest(plan) != work.params["digest"]:
            raise _changed_meanwhile()
        write(session, plan, preview)
        add_event(session, _event(work, preview), by=_actor(session, work))
        session.commit()
    return Result(outcome=numbers_of(preview))


def _read(work: Work, data: bytes) -> list[UnitRow]:
    """Return the rows, saying how far it is.

    No session is open meanwhile: a reader would keep the progress from being written.
    """
    n_lines = line_count(data)
    total = 2 * n_lines  # half for reading, half for comparing with what stands
    work.progress(0, total)
    rows = read_unit_rows(data, tell=lambda n: work.progress(min(n, n_lines), total))
    work.progress(n_lines, total)
    return rows


def _scope(session: Session, work: Work) -> frozenset[int] | None:
    """Return the units that the person may change now, whatever was so before."""
    today = clock.today(work.settings.zone)
    return Reach(session, work.asked_by, today=today).scope(Right.EDIT_UNITS)


def _checked_file(work: Work) -> bytes:
    with Session(work.engine) as session:
        file = session.get(TaskFile, (work.params["check"], False))
        if file is None:
            raise Problem(_("Tệp đã quá một ngày nên không còn; xin tải lên lại."))
        return file.content


def _event(work: Work, preview: Preview) -> Event:
    after: dict[str, Any] = numbers_of(preview) | {"file": work.params["name"]}
    return Event("units.imported", "unit", after=after)


def _actor(session: Session, work: Work) -> Actor:
    user = session.get_one(User, work.asked_by)
    return Actor(user.email, WORKER, user.id)


def _changed_meanwhile() -> Problem:
    return Problem(
        _(
            "Từ lúc kiểm tra đến lúc nhập, cây đơn vị đã thay đổi nên kết quả kiểm "
            "tra không còn đúng. Chưa ghi gì. Xin tải tệp lên để kiểm tra lại."
        ),
        status=409,
    )
