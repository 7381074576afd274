"""What became of the promises: every acknowledged sheet is there, exactly once."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Engine, func, select, text

from bench.senders import Seen
from survey.models import Receipt, Response


@dataclass(frozen=True)
class Verdict:
    """Counts of sheets; all but `stored` are 0 where the promise is kept."""

    stored: int
    lost: int  # acknowledged, and not there with their digest
    doubled: int  # rows beyond the first of the same sheet
    unexpected: int  # there, though nobody was promised so
    torn: int  # sheets without their receipt, or receipts without their sheet
    is_whole: bool  # the database's own check

    @property
    def is_kept(self) -> bool:
        """Return whether every promise was kept."""
        faults = self.lost + self.doubled + self.unexpected + self.torn
        return faults == 0 and self.is_whole


def judge(engine: Engine, seen: Seen) -> Verdict:
    """Compare the database with what the senders were promised."""
    with engine.connect() as connection:
        rows = connection.execute(select(Response.id, Response.digest)).all()
        receipts = connection.scalar(select(func.count()).select_from(Receipt)) or 0
        is_whole = True
        if engine.dialect.name == "sqlite":
            is_whole = connection.scalar(text("PRAGMA integrity_check")) == "ok"
    by_id: dict[UUID, bytes] = {row.id: row.digest for row in rows}
    digests = {row.digest for row in rows}
    promised = set(seen.acknowledged.values())
    return Verdict(
        stored=len(rows),
        lost=sum(by_id.get(i) != digest for i, digest in seen.acknowledged.items()),
        doubled=len(rows) - len(digests),
        unexpected=len(digests - promised),
        torn=abs(receipts - len(digests)),
        is_whole=is_whole,
    )
