"""The figures of a pack as JSON: as they are frozen, in the order of their digest."""

import json
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from survey.exports.exported import Exported
from survey.methods import to_document
from survey.models import Figure

COLUMNS = (
    *("unit", "node", "level", "status", "n", "counts", "value", "share", "mean"),
    *("se", "low", "high", "n_eff", "df", "deff", "coverage", "fallback", "rank"),
    *("rank_of", "band", "quality", "complement", "rank_best", "rank_worst"),
    *("own_best", "own_worst", "tier", "band_chance", "band_sure", "band_chances"),
)


def figures_json(exported: Exported) -> bytes:
    """Return every figure in full, with what they are recomputed by."""
    release = exported.release
    rows = sorted(map(_row, exported.figures), key=itemgetter(0, 1))
    head = {
        "round": release.round.code,
        "release": release.number,
        "figures_digest": release.figures_digest,
        "weighting": str(release.weighting),
        "method": to_document(exported.method),
        "columns": list(COLUMNS),
    }
    lines = ",\n".join(_json(row) for row in rows)
    return f'{_json(head)[:-1]},"rows":[\n{lines}\n]}}\n'.encode()


def _row(figure: Figure) -> Sequence[Any]:
    """Return a figure as its digest takes it; unit and node lead, and are unique."""
    names = COLUMNS[1:]
    return (figure.unit.code, *(getattr(figure, name) for name in names))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
