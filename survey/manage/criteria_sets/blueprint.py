"""Where the pages of sets of criteria hang."""

from flask import Blueprint

bp = Blueprint("criteria_sets", __name__)
