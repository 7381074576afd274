"""The statements that store a sheet, made once so that each is compiled once."""

from typing import Any

from sqlalchemy import BindParameter, Table, bindparam, false, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import Select
from sqlalchemy.sql.selectable import CTE

from survey.models import Assistance, Comment, Receipt, Response, Slip
from survey.models.base import Base

RESPONSE: Table = Base.metadata.tables[Response.__tablename__]
RECEIPT: Table = Base.metadata.tables[Receipt.__tablename__]
COMMENT: Table = Base.metadata.tables[Comment.__tablename__]


# Said later, by the release that has the sheet.
LATER = frozenset({RECEIPT.c.counted_in})


def _parameters(table: Table) -> dict[str, BindParameter[Any]]:
    """Return a parameter a column, named as the column is; the comment's id apart."""
    names = {COMMENT.c.id: "comment_id"}
    return {
        column.name: bindparam(names.get(column, column.name), type_=column.type)
        for column in table.columns
        if column not in LATER
    }


def _once(table: Table) -> sqlite.Insert:
    return sqlite.insert(table).values(_parameters(table)).on_conflict_do_nothing()


def _with_response(*others: Table) -> Select[int]:
    """Store a response and, only if it is new, its rows in other tables; count it."""
    stored = (
        postgresql.insert(RESPONSE)
        .values(_parameters(RESPONSE))
        .on_conflict_do_nothing()
        .returning(RESPONSE.c.id)
        .cte("stored")
    )
    rows = (_beside(stored, table) for table in others)
    return select(func.count()).select_from(stored).add_cte(*rows)


def _beside(stored: CTE, table: Table) -> CTE:
    given = _parameters(table)
    row = select(*given.values()).select_from(stored)
    insert = postgresql.insert(table).from_select(list(given), row)
    return insert.on_conflict_do_nothing().cte(f"stored_{table.name}")


# SQLite runs in this process: three short statements cost no round trip.
RESPONSE_ONCE = _once(RESPONSE)
RECEIPT_ONCE = _once(RECEIPT)
COMMENT_ONCE = _once(COMMENT)

# PostgreSQL is a round trip away: one statement for all.
SHEET_ONCE = _with_response(RECEIPT)
SHEET_WITH_COMMENT_ONCE = _with_response(RECEIPT, COMMENT)

DIGEST_OF = select(RESPONSE.c.digest).where(RESPONSE.c.id == bindparam("id"))

ASSISTANCE: Table = Base.metadata.tables[Assistance.__tablename__]


def count_help(dialect: str) -> sqlite.Insert | postgresql.Insert:
    """Return what adds one sheet to those that somebody helped with."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    keys = [column.name for column in ASSISTANCE.primary_key]
    first = insert(ASSISTANCE).values(
        {**{name: bindparam(name) for name in keys}, "n": 1}
    )
    return first.on_conflict_do_update(
        index_elements=keys, set_={"n": ASSISTANCE.c.n + 1}
    )


USE_SLIP = (
    update(Slip)
    .where(Slip.digest == bindparam("slip"), Slip.is_used == false())
    .values(is_used=True)
)
