"""The submission to the PAR Index: workbooks of units, scored by criteria."""

from survey.submission import appraisals_due, due
from survey.submission.blueprint import bp
from survey.submission.views import (
    appraising,
    concluding,
    days,
    listing,
    opening,
    questions,
    ranking,
    scoring,
    signing,
    supporting,
)

__all__ = [
    "appraisals_due",
    "appraising",
    "bp",
    "concluding",
    "days",
    "due",
    "listing",
    "opening",
    "questions",
    "ranking",
    "scoring",
    "signing",
    "supporting",
]
