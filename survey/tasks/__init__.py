"""Long work: asked for on a page, done by `hailong worker`, followed on a page.

A slice registers what it can do with `@task`; a view asks with `ask_for`, keeps the
change, and leads to `/viec/<id>`, where the bar grows and the result can be fetched.
"""

from survey.tasks.asking import ask_for, standing, task
from survey.tasks.running import clean_up, run_waiting
from survey.tasks.work import File, Result, Work

__all__ = [
    "File",
    "Result",
    "Work",
    "ask_for",
    "clean_up",
    "run_waiting",
    "standing",
    "task",
]
