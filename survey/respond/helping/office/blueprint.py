"""The addresses where staff begin to help; the views fill them."""

from flask import Blueprint

bp = Blueprint("help", __name__)
