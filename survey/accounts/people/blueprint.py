"""The addresses of people; `views` fills them."""

from flask import Blueprint

bp = Blueprint("people", __name__)
