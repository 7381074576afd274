"""The strata of a pack: codes alone, as the digest of the input takes them."""

from survey.exports.exported import Exported
from survey.spreadsheets import Column, Kind, Table

HEADINGS = (
    *("unit", "service", "channel", "transactions", "input_digest", "n_sheets"),
    *("n_psu", "weight", "counted_in"),
)


def strata_codes(exported: Exported) -> Table:
    """Return every stratum with its weight; those without a sheet have no channel."""
    rows = [
        (
            *(unit.code, one.service, one.channel, one.transactions),
            *(one.input_digest, one.n_sheets, one.n_psu),
            one.weight if one.counted_in else None,
            one.counted_in or None,
        )
        for one, unit in exported.strata
    ]
    return Table("strata", [Column(word, Kind.TEXT) for word in HEADINGS], rows)


def evidence_classes(exported: Exported) -> Table:
    """Return how many sheets there are of each class, the strongest first."""
    columns = [Column("evidence", Kind.TEXT), Column("n_sheets", Kind.WHOLE)]
    rows = [(one.value, n) for one, n in exported.evidence.items()]
    return Table("evidence", columns, rows)
