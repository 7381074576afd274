"""The name that all addresses of counters go by."""

from flask import Blueprint

bp = Blueprint("counters", __name__)
