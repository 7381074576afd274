"""The addresses of accounts; `views` fills them."""

from flask import Blueprint

bp = Blueprint("accounts", __name__)
