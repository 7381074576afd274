"""The page that says thanks for a sheet, whatever address it was sent from."""

from flask.typing import ResponseReturnValue

from survey.db import get_engine
from survey.receipts import as_printed, receipt_digest
from survey.respond import pages
from survey.respond.queries import has_receipt
from survey.respond.spoken import Spoken


def thanked(
    receipt: str, spoken: Spoken, *, following: str = ""
) -> ResponseReturnValue:
    """Say thanks for a sheet that is stored; `following` leads to the next one."""
    with get_engine().connect() as connection:
        is_counted = has_receipt(connection, receipt_digest(receipt))
    if not is_counted:
        return pages.notice_page("missing", status=404, spoken=spoken)
    return pages.thanks_page(as_printed(receipt), spoken, following=following)
