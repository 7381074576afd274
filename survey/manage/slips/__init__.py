"""Slips with codes that are each good for one sheet: made, handed out, taken back.

Importing the package hangs its pages on the blueprint.
"""

from survey.manage.slips import views
from survey.manage.slips.views import bp

__all__ = ["bp", "views"]
