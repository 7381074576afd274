"""The report as a file: to be edited, or as it is printed."""

from collections.abc import Callable, Mapping

from survey.exports.report.content import Report
from survey.exports.report.pdf import pdf
from survey.exports.report.word.writing import docx
from survey.models import Release
from survey.progress import Saying, quietly

WRITERS: Mapping[str, Callable[[Report, Saying], bytes]] = {"docx": docx, "pdf": pdf}
KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def report_file(report: Report, kind: str, said: Saying = quietly) -> bytes:
    """Return a report as a file of a kind; the same report always as the same bytes."""
    return WRITERS[kind](report, said)


def report_name(release: Release, kind: str) -> str:
    """Return what the report of a release is called when it is saved."""
    return f"bao-cao-{release.round.code}-{release.number}.{kind}"
