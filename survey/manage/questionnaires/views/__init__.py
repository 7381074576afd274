"""The pages of questionnaires; importing them hangs all of them on the blueprint."""

from survey.manage.questionnaires.blueprint import bp
from survey.manage.questionnaires.views import (
    arranging,
    beginning,
    finishing,
    looking,
    parts,
    questions,
    recording,
    ruling,
    speaking,
)

__all__ = [
    "arranging",
    "beginning",
    "bp",
    "finishing",
    "looking",
    "parts",
    "questions",
    "recording",
    "ruling",
    "speaking",
]
