"""The submission to the PAR Index: workbooks of units, scored by criteria."""

from survey.submission import due
from survey.submission.blueprint import bp
from survey.submission.views import (
    appraising,
    concluding,
    listing,
    opening,
    questions,
    ranking,
    scoring,
    signing,
    supporting,
)

__all__ = [
    "appraising",
    "bp",
    "concluding",
    "due",
    "listing",
    "opening",
    "questions",
    "ranking",
    "scoring",
    "signing",
    "supporting",
]
