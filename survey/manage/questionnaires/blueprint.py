"""Where the pages of questionnaires hang, and their addresses."""

from flask import Blueprint

bp = Blueprint("questionnaires", __name__)

VERSION = "/phieu/<code>/<int(max=99999):number>"
