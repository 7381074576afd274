"""The submission to the PAR Index: workbooks of units, scored by criteria."""

from survey.submission.blueprint import bp
from survey.submission.views import listing, opening, scoring, signing, supporting

__all__ = ["bp", "listing", "opening", "scoring", "signing", "supporting"]
