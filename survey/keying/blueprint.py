"""Where the pages of paper hang."""

from flask import Blueprint

bp = Blueprint("keying", __name__, url_prefix="/phieu-giay")

BATCH = "/lo/<int(max=999999999):batch_id>"
NUMBER = "<int(max=9999999):number>"
