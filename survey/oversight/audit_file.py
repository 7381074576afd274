"""The audit as a table for a file."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from survey import words
from survey.models import AuditEntry
from survey.spreadsheets import Cell, Column, Kind, Table


def audit_table(entries: Iterable[AuditEntry], *, zone: ZoneInfo) -> Table:
    """Return entries as rows, in order."""
    columns = (
        Column(_("Thời điểm"), Kind.TEXT, 26),
        Column(_("Người thực hiện"), Kind.TEXT, 30),
        Column(_("Từ đâu"), Kind.TEXT, 12),
        Column(_("Việc"), Kind.TEXT, 36),
        Column(_("Mã việc"), Kind.TEXT, 24),
        Column(_("Đối tượng"), Kind.TEXT, 16),
        Column(_("Mã của đối tượng"), Kind.TEXT, 24),
        Column(_("Trước"), Kind.TEXT, 50),
        Column(_("Sau"), Kind.TEXT, 50),
    )
    return Table(_("Nhật ký"), columns, [_row(entry, zone) for entry in entries])


def _row(entry: AuditEntry, zone: ZoneInfo) -> list[Cell]:
    return [
        entry.at.astimezone(zone).isoformat(timespec="seconds"),
        entry.actor,
        entry.origin,
        words.action_word(entry.action),
        entry.action,
        entry.kind,
        entry.code,
        _written(entry.before),
        _written(entry.after),
    ]


def _written(values: Mapping[str, Any] | None) -> str:
    return json.dumps(values, ensure_ascii=False) if values else ""
