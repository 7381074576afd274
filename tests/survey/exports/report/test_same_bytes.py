"""The same report is the same file: another day, another process."""

import hashlib
import subprocess
import sys

import time_machine

from survey.exports.report.content import Report
from survey.exports.report.files import report_file

AGAIN = """
import hashlib
from survey.exports.report.files import report_file
from tests.survey.exports.report.conftest import ATTACKS, report_about
report = report_about(*ATTACKS)
for kind in ("docx", "pdf"):
    print(hashlib.sha256(report_file(report, kind)).hexdigest())
"""


def test_nothing_but_the_report_goes_into_a_file(attacked: Report) -> None:
    with time_machine.travel("2031-07-01", tick=False):
        files = [report_file(attacked, kind) for kind in ("docx", "pdf")]
    made = [hashlib.sha256(file).hexdigest() for file in files]
    done = subprocess.run(
        [sys.executable, "-c", AGAIN], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == made
