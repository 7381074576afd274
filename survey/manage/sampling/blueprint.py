"""Where the pages of the sampling desk hang."""

from flask import Blueprint

bp = Blueprint("sampling", __name__)
