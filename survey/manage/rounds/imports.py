"""A file of transaction totals: what it would change, carried on to be confirmed."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from sqlalchemy.orm import Session
from wtforms import TextAreaField

from survey.fields import EditForm, StaffForm
from survey.manage.operations.totals import ReadTotals
from survey.manage.operations.totals_written import ByService, totals_by_unit
from survey.models import Round

LARGEST = 5  # megabytes; 12,000 units are less than one
HEADINGS = ("unit", "service", "total")


class FileForm(StaffForm):
    """A file to be read."""

    file = FileField(
        _l("Tệp XLSX hoặc CSV"), validators=[FileRequired(_l("Xin chọn tệp."))]
    )


class ConfirmForm(EditForm):
    """What was read, once somebody has looked at it."""

    totals = TextAreaField()


@dataclass(frozen=True, slots=True)
class Change:
    """What a file changes about a unit."""

    code: str
    name: str
    before: ByService
    after: ByService


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do."""

    changes: list[Change]  # of units that have other totals, or none
    n_unchanged: int
    n_empty: int
    carried: str  # all of it, for the form that confirms
    revision: int


def preview(session: Session, round_: Round, read: ReadTotals) -> Preview:
    """Return what would change if a file were written."""
    stored = totals_by_unit(session, round_)
    every = [
        Change(
            code,
            read.units[code].name,
            stored.get(read.units[code].id, {}),
            dict(after),
        )
        for code, after in sorted(read.by_unit.items())
    ]
    changes = [one for one in every if one.before != one.after]
    return Preview(
        changes,
        n_unchanged=len(every) - len(changes),
        n_empty=read.n_empty,
        carried=_carried(read.by_unit),
        revision=revision_of(stored),
    )


def revision_of(stored: Mapping[int, ByService]) -> int:
    """Return what tells the totals of a round from others."""
    lines = sorted(
        f"{unit_id} {service} {total}"
        for unit_id, by_service in stored.items()
        for service, total in by_service.items()
    )
    return int(sha256("\n".join(lines).encode()).hexdigest()[:12], 16)


def _carried(by_unit: Mapping[str, ByService]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for code, by_service in sorted(by_unit.items()):
        writer.writerows((code, service, n) for service, n in by_service.items())
    return text.getvalue()
