"""The worker's part of a file of sheets: checked, then taken into the batch at once."""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.access.rights import Right
from survey.audit import Event, keep
from survey.db import hold_pages, writing
from survey.errors import Problem
from survey.keying.asking import actor, require_still
from survey.keying.operations.batches import locked
from survey.keying.operations.filling import require_new, take_in
from survey.keying.sheet_rows import SheetRow, expected_of, read_sheet_rows
from survey.models import Batch, TaskFile
from survey.spreadsheets import SHEETS, Fault, FileRefused, line_count
from survey.tasks import Result, Work, task

CHECK, FILL = "batch.check", "batch.fill"
MOST_SHOWN = 100


@task(CHECK)
def check(work: Work) -> Result:
    """Say how many sheets a file holds, or what is wrong with it; write nothing."""
    try:
        rows = _read(work, work.given())
        with Session(work.engine) as session:
            require_new(session, session.get_one(Batch, work.params["batch"]), rows)
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
        hold_pages(session)
        batch = locked(session, work.params["batch"])
        require_still(session, work, Right.KEY_SHEETS, batch.unit_id)
        take_in(session, batch, rows, by=work.asked_by)
        after: dict[str, Any] = {"n": len(rows), "file": work.params["name"]}
        code, unit_id = str(batch.id), batch.unit_id
        event = Event("batch.filled", "batch", code, unit_id, after=after)
        done = work.settle(session, {"n": len(rows)})
        keep(session, event, by=actor(session, work))
        return done


def _read(work: Work, data: bytes) -> list[SheetRow]:
    """Return the rows of a file, saying how far it is.

    No session is open meanwhile: a reader would keep the progress from being written.
    """
    with Session(work.engine) as session:
        expected = expected_of(session.get_one(Batch, work.params["batch"]))
    n_lines = line_count(data, SHEETS)
    work.progress(0, n_lines)
    return read_sheet_rows(
        data, *expected, tell=lambda n: work.progress(min(n, n_lines), n_lines)
    )


def _checked_file(work: Work) -> bytes:
    with Session(work.engine) as session:
        file = session.get(TaskFile, (work.params["check"], False))
        if file is None:
            raise Problem(_("Tệp đã quá một ngày nên không còn; xin tải lên lại."))
        return file.content
