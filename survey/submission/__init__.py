"""The submission to the PAR Index: workbooks of units, scored by criteria."""

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
    "listing",
    "opening",
    "questions",
    "ranking",
    "scoring",
    "signing",
    "supporting",
]
