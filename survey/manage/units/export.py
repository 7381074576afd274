"""The tree as a file that can be imported again, and the file to fill in."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.i18n import language
from survey.manage.units.outline import Office, Outline, read_outline
from survey.manage.units.rows import COLUMNS, KIND_WORDS
from survey.models import Lineage, UnitKind
from survey.spreadsheets import Cell, Column, Kind, Table

WIDTHS = (14, 40, 30, 18, 20, 22, 12, 12, 20)


def units_table(
    session: Session, *, day: date, scope: Collection[int] | None = None
) -> Table:
    """Return the units of all times, in the columns that an import reads.

    With a scope only these units; what is above the highest of them stays unsaid.
    """
    outline = read_outline(session, day=day, with_closed=True, scope=scope)
    heirs = _heirs(session, outline)
    rows = [
        _row(outline, office, heirs.get(office.id, ()))
        for office in (outline.offices[i] for i in outline.walk)
    ]
    return Table(_("Đơn vị"), columns(), rows)


def columns() -> list[Column]:
    """Return the headings: Vietnamese ones, or in English the names of columns."""
    is_vietnamese = language() == "vi"
    return [
        Column(c.heading.capitalize() if is_vietnamese else c.name, Kind.TEXT, width)
        for c, width in zip(COLUMNS, WIDTHS, strict=True)
    ]


def _row(outline: Outline, office: Office, heirs: Sequence[str]) -> list[Cell]:
    above = outline.tree.parent(office.id)
    return [
        office.code,
        office.name,
        office.name_en,
        kind_cell(UnitKind(office.kind)),
        outline.offices[above].code if above is not None else "",
        office.ranking_group,
        office.valid_from.isoformat(),
        office.valid_to.isoformat() if office.valid_to else "",
        " ".join(heirs),
    ]


def kind_cell(kind: UnitKind) -> str:
    """Return a kind as files write it."""
    return KIND_WORDS[kind][0] if language() == "vi" else kind.value


def _heirs(session: Session, outline: Outline) -> dict[int, list[str]]:
    """Return the codes of the units that continue one; only of units that ended."""
    heirs: dict[int, list[str]] = defaultdict(list)
    for before, after in _pairs(session):
        office = outline.offices[before]
        if office.valid_to is not None and after in outline.tree:
            heirs[before].append(outline.offices[after].code)
    return heirs


def _pairs(session: Session) -> Iterator[tuple[int, int]]:
    columns = select(Lineage.predecessor_id, Lineage.successor_id)
    rows = session.execute(columns.order_by(Lineage.successor_id))
    return ((row.predecessor_id, row.successor_id) for row in rows)
