"""What is told at the field of a file that is refused."""

from collections.abc import Sequence

from flask_babel import gettext as _
from wtforms import Field

from survey.errors import Problem
from survey.spreadsheets import Fault, FileRefused

MOST_SHOWN = 100  # faults on a page


def told_at(field: Field, problem: Problem) -> Sequence[Fault]:
    """Say at its field why a file is refused; return the faults to be listed below.

    What is no fault of the file (a round closed meanwhile) goes on to its own page.
    """
    if problem.status != 422:
        raise problem
    if isinstance(problem, FileRefused):
        n = len(problem.faults)
        field.errors = [_("Chưa ghi gì: tệp có ít nhất %(n)d lỗi, kê ở dưới.", n=n)]
        return sorted(problem.faults, key=lambda fault: fault.line)[:MOST_SHOWN]
    field.errors = problem.message.splitlines()
    return []
