"""Where the pages of methods hang."""

from flask import Blueprint

bp = Blueprint("methods", __name__)
