"""Answers of rounds held elsewhere: a file uploaded, explained, checked, written.

Importing the package hangs all its pages on the blueprint.
"""

from survey.manage.past import confirming, views, withdrawing
from survey.manage.past.blueprint import bp

__all__ = ["bp", "confirming", "views", "withdrawing"]
