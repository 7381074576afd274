"""The name that all addresses of units go by."""

from flask import Blueprint

bp = Blueprint("units", __name__)
