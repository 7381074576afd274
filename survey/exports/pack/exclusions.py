"""What a release does not tell or count, and why: numbers alone."""

from collections import Counter
from collections.abc import Mapping

from survey.exports.exported import Exported

Numbers = Mapping[str, int]


def exclusions(exported: Exported) -> dict[str, Numbers | int]:
    """Return what was left out, by reason."""
    figures = Counter(str(one.status) for one in exported.figures)
    unranked = Counter(str(row.reason) for row, _unit in exported.unranked)
    silent = [one.transactions or 0 for one, _ in exported.strata if not one.counted_in]
    return {
        "sheets_withdrawn": dict(exported.collected.withdrawn),
        "figures_by_status": dict(sorted(figures.items())),
        "units_not_ranked": dict(sorted(unranked.items())),
        "transactions_without_sheet": sum(silent),
    }
