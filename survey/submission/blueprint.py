"""Where the pages of workbooks hang."""

from flask import Blueprint

bp = Blueprint("submission", __name__, url_prefix="/cham-diem")
WORKBOOK = "/<int(max=2147483647):workbook_id>"
