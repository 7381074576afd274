"""Which receipts a release has among its data: said of many at once, or not at all.

It is written before the sheets are read, so that whatever is named was counted. A
sheet that comes in meanwhile may be counted, and its receipt be named by the next.

What it tells whoever reads the database: between which two releases a receipt came.
Fewer than 5 are never named together, as figures advance by 5 sheets (ADR 5).
"""

from sqlalchemy import Table, delete, func, insert, literal, select, update
from sqlalchemy.orm import Session

from survey.models import Receipt, Round
from survey.models.base import Base
from survey.release import earlier
from survey.withholding.fewest import FEWEST_NEW

RECEIPT: Table = Base.metadata.tables[Receipt.__tablename__]


def note_receipts(session: Session, round_: Round) -> int:
    """Name the next release on receipts that none names yet; return how many.

    The caller commits. Where the release is refused after all, the number stays for
    the one that is made; nobody is told a number that is none.
    """
    waiting = (RECEIPT.c.round_id == round_.id, RECEIPT.c.counted_in.is_(None))
    n = session.scalar(select(func.count()).select_from(RECEIPT).where(*waiting)) or 0
    if n < FEWEST_NEW:
        return 0
    last = earlier.newest_release(session, round_.id)
    number = last.number + 1 if last else 1
    if session.get_bind().dialect.name == "sqlite":
        session.execute(update(RECEIPT).where(*waiting).values(counted_in=number))
        return n
    # An UPDATE would write them anew in the order they came; see respond/mixing.py.
    taken = delete(RECEIPT).where(*waiting).returning(*RECEIPT.c).cte("taken")
    ordered = select(taken.c.code_digest, taken.c.round_id, literal(number)).order_by(
        taken.c.code_digest
    )
    session.execute(insert(RECEIPT).from_select(RECEIPT.columns.keys(), ordered))
    return n
