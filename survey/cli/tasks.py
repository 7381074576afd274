"""Doing long work, with all that can do it loaded: loading a module tells its kinds."""

from survey.exports.pack import work as pack
from survey.exports.report import work as report
from survey.keying import filling, posting_task
from survey.manage.counters import printing
from survey.manage.past import work as past
from survey.manage.slips import work as slips
from survey.manage.units import importing
from survey.release.microdata import work as sheets
from survey.tasks import clean_up, run_waiting

__all__ = [
    "clean_up",
    "filling",
    "importing",
    "pack",
    "past",
    "posting_task",
    "printing",
    "report",
    "run_waiting",
    "sheets",
    "slips",
]
