"""What supports the points of signed workbooks, as a table."""

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _

from survey.exports.columns import text, whole
from survey.exports.exported import Exported
from survey.exports.scores.editions import Edition
from survey.exports.scores.tables import Row, head, place_of
from survey.spreadsheets.table import Table


def documents_table(exported: Exported) -> Table:
    """Return what supports the points; whoever brought it is not named."""
    columns = [
        *head(),
        *(text(_("Số, ký hiệu"), 20), text(_("Tên tài liệu"), 50)),
        *(text(_("Ngày ban hành")), text(_("Cơ quan ban hành"), 30)),
        *(text(_("Nội dung được chứng minh"), 24), whole(_("Dung lượng (byte)"))),
        text(_("Mã băm (SHA-256)"), 66),
    ]
    rows = [row for one in exported.editions for row in _documents(one)]
    return Table(_("Tài liệu kiểm chứng"), columns, rows)


def _documents(one: Edition) -> Iterator[Row]:
    """Yield each document once, with all items that it supports."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for item in one.document["items"]:
        for d in item["documents"]:
            # Editions of the first days do not say issuer and size.
            key = (d["number"], d["title"], d["issued_on"] or "", d.get("issuer", ""))
            place = (*key, d.get("size"), d["digest"])
            found.setdefault(place, []).append(item["code"])
    for (*told, size, digest), items in found.items():
        yield (*place_of(one), *told, ", ".join(items), size, digest)
