"""The worker's part: reports are written in the background, for they have pictures."""

from sqlalchemy.orm import Session

from survey.db import reading_apart
from survey.exports.report.build import report_of
from survey.exports.report.content import Report
from survey.exports.report.files import KINDS, report_file, report_name
from survey.i18n import language
from survey.releases import release_by_code
from survey.speaking import speaking
from survey.tasks import File, Result, Work, task

MAKE = "report.make"


@task(MAKE)
def make(work: Work) -> Result:
    """Write the report of a release as a file."""
    kind = work.params["type"]
    with speaking(language(), work.settings):  # days are those at the counters
        report, name = _read(work, kind)
        content = report_file(report, kind, work.progress)
    return Result(File(name, KINDS[kind], content))


def _read(work: Work, kind: str) -> tuple[Report, str]:
    """Return the report, of frozen figures; nobody who writes waits for it."""
    said = work.params
    with Session(reading_apart(work.engine)) as session:
        release = release_by_code(session, said["round"], said["number"])
        return report_of(session, release), report_name(release, kind)
