"""Packs that are kept: the history of what left the office, and what came to it."""

from survey.history.blueprint import bp
from survey.history.views import belonging, handing_in, listing, receiving, verifying

__all__ = ["belonging", "bp", "handing_in", "listing", "receiving", "verifying"]
