"""The worker's part: look at a file, check it as it was explained, write it.

No session is open while a file is read: a reader would keep the progress from being
written.
"""

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.audit import WORKER, Actor, Event, keep
from survey.closed import require_not_closed
from survey.db import hold_pages, writing
from survey.errors import Problem
from survey.manage.operations.past.batch import require_new_file
from survey.manage.operations.past.headings import first_lines
from survey.manage.operations.past.importing import (
    digest_of,
    faultless,
    reader_of,
    write_sheets,
)
from survey.manage.operations.past.reading import Holds, Reading, guessed
from survey.manage.past.counts import check_counts, write_counts
from survey.manage.past.sheets import check_sheets, read_slowly
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Round, TaskFile, Unit, User
from survey.tasks import Result, Work, task

LOOK, CHECK, WRITE = "past.look", "past.check", "past.write"
EXAMPLES = 5
LONGEST = 60  # characters of an example


@task(LOOK)
def look(work: Work) -> Result:
    """Say which columns a file has, and what stands in its first lines."""
    data = work.given()
    headings, lines = first_lines(data)
    with Session(work.engine) as session:
        round_ = _round(session, work)
        require_new_file(session, round_, digest_of(data))
        asked = round_.questionnaire
        form = parse_questionnaire(asked.document) if asked else None
    named = [heading for heading in headings if heading]
    return Result(
        outcome={
            "headings": headings,
            "examples": [[cell[:LONGEST] for cell in one] for one in lines[:EXAMPLES]],
            "guessed": guessed(form, named) if form else {},
        }
    )


@task(CHECK)
def check(work: Work) -> Result:
    """Say what a file would bring, or what is wrong with it; write nothing."""
    data, reading = _file(work), Reading.of(work.params["reading"])
    with Session(work.engine) as session:
        round_ = _round(session, work)
        if work.params["holds"] == Holds.COUNTS:
            return Result(outcome=check_counts(session, round_, data, reading))
        reader = reader_of(session, round_, reading)
        rows = session.execute(select(Unit.id, Unit.code))
        codes = {row.id: row.code for row in rows}
    return Result(outcome=check_sheets(reader, codes, data, work))


@task(WRITE)
def write(work: Work) -> Result:
    """Write what was checked: all of it, or nothing."""
    data, reading = _file(work), Reading.of(work.params["reading"])
    if work.params["holds"] == Holds.COUNTS:
        with Session(writing(work.engine)) as session:
            told = write_counts(session, _round(session, work), data, reading)
            return _kept(session, work, told)
    with Session(work.engine) as session:
        reader = reader_of(session, _round(session, work), reading)
    sheets = faultless(reader, read_slowly(reader, data, work))
    with Session(writing(work.engine)) as session:
        hold_pages(session)
        round_ = _round(session, work)
        digest = digest_of(data)
        write_sheets(session, round_, sheets, reading, by=work.asked_by, digest=digest)
        n_units = len({one.place.unit_id for one in sheets})
        return _kept(session, work, {"n": len(sheets), "n_units": n_units})


def _kept(session: Session, work: Work, told: dict[str, int]) -> Result:
    round_ = _round(session, work)
    after = told | {"file": work.params["name"]}
    event = Event("past.imported", "round", round_.code, round_.root_id, after=after)
    user = session.get_one(User, work.asked_by)
    done = work.settle(session, dict(told))
    keep(session, event, by=Actor(user.email, WORKER, user.id))
    return done


def _round(session: Session, work: Work) -> Round:
    found = session.scalar(select(Round).where(Round.code == work.params["round"]))
    if found is None:
        raise Problem(_("Đợt khảo sát không còn nữa."), status=404)
    require_not_closed(found)
    return found


def _file(work: Work) -> bytes:
    with Session(work.engine) as session:
        file = session.get(TaskFile, (work.params["look"], False))
        if file is None:
            raise Problem(_("Tệp đã quá một ngày nên không còn; xin tải lên lại."))
        return file.content
