"""Mixing: after it, nothing in the database joins a comment or receipt to its response.

PostgreSQL marks each row with the transaction that wrote it and puts rows where
there is room, so rows of one sheet would stay recognisable. Comments and receipts
are therefore taken out and put back, many at once, in the order of their random
keys. SQLite marks nothing and finds rows by their keys, but within a page of its
file they lie in the order they came, so the file is written anew.
"""

from sqlalchemy import Table, delete, func, insert, literal_column, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.dml import Insert

from survey.respond.statements import COMMENT, RECEIPT

CROWD = 20  # rows; fewer in one transaction are mixed again with later ones
TRANSACTION: ColumnElement[str] = literal_column("xmin::text")


def mix(connection: Connection) -> int:
    """Mix the rows written since the last time; return how many. The caller commits.

    On SQLite this ends the transaction under way, and counts nothing.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("COMMIT")  # VACUUM stands in no transaction
        connection.exec_driver_sql("VACUUM")
        return 0
    return sum(
        connection.execute(statement).rowcount
        for statement in (_mixed(COMMENT), _mixed(RECEIPT))
    )


def _mixed(table: Table) -> Insert:
    [key] = table.primary_key.columns
    alone = (
        select(TRANSACTION)
        .select_from(table)
        .group_by(TRANSACTION)
        .having(func.count() < CROWD)
    )
    taken = (
        delete(table)
        .where(TRANSACTION.in_(alone))
        .returning(*table.columns)
        .cte("taken")
    )
    ordered = select(taken).order_by(taken.c[key.name])
    put_back = insert(table).from_select(table.columns.keys(), ordered)
    return put_back.execution_options(preserve_rowcount=True)
