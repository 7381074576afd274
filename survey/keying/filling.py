"""The worker's part of a file of sheets: checked, then taken into the batch at once."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from survey import clock
from survey.access.rights import Right
from survey.audit import Event, keep
from survey.db import writing
from survey.errors import Problem
from survey.keying.asking import actor, require_still
from survey.keying.operations.batches import locked, require_open
from survey.keying.sheet_rows import Cover, SheetRow, read_sheet_rows
from survey.methods.form import Form
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Batch, KeyedSheet, TaskFile
from survey.spreadsheets import SHEETS, Fault, FileRefused, line_count, refuse
from survey.tasks import Result, Work, task

CHECK, FILL = "batch.check", "batch.fill"
AT_ONCE = 5_000  # rows a statement
MOST_SHOWN = 100


@task(CHECK)
def check(work: Work) -> Result:
    """Say how many sheets a file holds, or what is wrong with it; write nothing."""
    try:
        rows = _read(work, work.given())
        with Session(work.engine) as session:
            _require_new(session, session.get_one(Batch, work.params["batch"]), rows)
    except FileRefused as refused:
        faults = refused.faults
    except Problem as problem:
        faults = [Fault(0, "", problem.message)]
    else:
        return Result(outcome={"n": len(rows)})
    told = [list(fault) for fault in faults[:MOST_SHOWN]]
    return Result(outcome={"n_faults": len(faults), "faults": told})


@task(FILL)
def fill(work: Work) -> Result:
    """Take all sheets of a checked file into its batch, or none."""
    rows = _read(work, _checked_file(work))
    with Session(writing(work.engine)) as session:
        batch = locked(session, work.params["batch"])
        require_open(batch)
        require_still(session, work, Right.KEY_SHEETS, batch.unit_id)
        _require_new(session, batch, rows)
        store_rows(session, batch, rows, by=work.asked_by)
        after: dict[str, Any] = {"n": len(rows), "file": work.params["name"]}
        code, unit_id = str(batch.id), batch.unit_id
        event = Event("batch.filled", "batch", code, unit_id, after=after)
        keep(session, event, by=actor(session, work))
    return Result(outcome={"n": len(rows)})


def store_rows(
    session: Session, batch: Batch, rows: Sequence[SheetRow], *, by: int | None
) -> None:
    """Write sheets into a batch, some thousand a statement."""
    same = {"batch_id": batch.id, "keyed_by": by, "keyed_at": clock.now()}
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        values = [same | {"revision": 1} | row._asdict() for row in part]
        session.connection().execute(insert(KeyedSheet), values)


def _read(work: Work, data: bytes) -> list[SheetRow]:
    """Return the rows of a file, saying how far it is.

    No session is open meanwhile: a reader would keep the progress from being written.
    """
    form, cover = _asked(work)
    n_lines = line_count(data, SHEETS)
    work.progress(0, n_lines)
    return read_sheet_rows(
        data, form, cover, tell=lambda n: work.progress(min(n, n_lines), n_lines)
    )


def _asked(work: Work) -> tuple[Form, Cover]:
    with Session(work.engine) as session:
        batch = session.get_one(Batch, work.params["batch"])
        form = parse_questionnaire(batch.questionnaire.document)
        return form, Cover(batch.numbers, batch.first_day, batch.last_day)


def _require_new(session: Session, batch: Batch, rows: Sequence[SheetRow]) -> None:
    """Refuse sheets that were keyed already, and all once the first keying ended."""
    if batch.drawn_at is not None:
        raise Problem(_("Đã chốt nhập lần một: lô này không nhận tệp nữa."))
    query = select(KeyedSheet.number).where(KeyedSheet.batch_id == batch.id)
    keyed = set(session.scalars(query))
    words = _("phiếu số %(n)s đã nhập vào lô rồi")
    double = [row.number for row in rows if row.number in keyed]
    refuse([Fault(0, "", words % {"n": number}) for number in double])


def _checked_file(work: Work) -> bytes:
    with Session(work.engine) as session:
        file = session.get(TaskFile, (work.params["check"], False))
        if file is None:
            raise Problem(_("Tệp đã quá một ngày nên không còn; xin tải lên lại."))
        return file.content
