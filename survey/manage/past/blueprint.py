"""Where the pages of past answers hang."""

from flask import Blueprint

bp = Blueprint("past", __name__)
