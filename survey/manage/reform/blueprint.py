"""Where the pages of reforms hang."""

from flask import Blueprint

bp = Blueprint("reform", __name__)
