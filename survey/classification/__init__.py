"""Classes of units (xếp loại) as a release froze them, and how many there are of each.

Shared by the page and its files, so that both say the same.
"""

from survey.classification.classes import ClassGroup, Placed, exempted
from survey.classification.compared import Classification, classification
from survey.classification.sentences import english, vietnamese
from survey.classification.summary import Count, Summary

__all__ = [
    "ClassGroup",
    "Classification",
    "Count",
    "Placed",
    "Summary",
    "classification",
    "english",
    "exempted",
    "vietnamese",
]
