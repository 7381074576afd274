"""The strata as they are frozen: those with sheets, and transactions without any."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from survey.models import Unit
from survey.release.digest import StratumLine, input_digest
from survey.release.totals import Key, Totals
from survey.release.weights import PostStratum


class StratumRow(NamedTuple):
    """A row of the table of strata."""

    unit_id: int
    service: str
    channel: str
    counted_in: int
    n_sheets: int
    n_psu: int
    transactions: int | None
    weight: float
    input_digest: str
    statistics: bytes

    @property
    def key(self) -> Key:
        """Return what the stratum is of."""
        return Key(self.unit_id, self.service, self.channel)


def stratum_rows(poststrata: Iterable[PostStratum], totals: Totals) -> list[StratumRow]:
    """Return the rows of a release; where nobody answered, the transactions alone."""
    rows = [
        StratumRow(
            *one.key,
            counted_in=one.counted_in,
            n_sheets=one.n_sheets,
            n_psu=one.n_psu,
            transactions=totals.total(one.key),
            weight=weight,
            input_digest=one.input_digest,
            statistics=one.block,
        )
        for strata, weight in poststrata
        for one in strata
    ]
    silent = totals.silent(row.key for row in rows)
    return rows + [
        StratumRow(*place, "", 0, 0, 0, total, 0.0, "", b"")
        for place, total in silent.items()
    ]


def digest_of_input(rows: Sequence[StratumRow], units: Mapping[int, Unit]) -> str:
    """Return the digest of what a release counted; units go in by their codes."""
    return input_digest(
        StratumLine(
            units[row.unit_id].code,
            row.service,
            row.channel,
            row.transactions,
            row.input_digest,
        )
        for row in rows
    )
