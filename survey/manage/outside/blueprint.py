"""The blueprint of the pages on which outside results are written."""

from flask import Blueprint

bp = Blueprint("outside_register", __name__)
