"""Tables that offices printed, and counts of them as the library takes them."""

import csv
from collections.abc import Sequence
from pathlib import Path

from analysis import SHARE, Estimate, Tree, estimate, from_counts, round_half_up

PUBLISHED = Path(__file__).parent / "vectors" / "published"


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a printed table."""
    lines = (PUBLISHED / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def share(part: int, whole: int, decimals: int) -> float:
    """Return our share of `part` people among `whole`, in percent, as printed."""
    return round_half_up(_share(part, whole).index or 0.0, decimals)


def _share(part: int, whole: int) -> Estimate:
    tree = Tree.build([("Q", None, None, 1)])
    counts = [[whole - part, 0, 0, part, 0]]
    return estimate([from_counts(counts, tree)], tree, score=SHARE)[0]


def mean_share(
    shares: Sequence[float], *, unit: float = 0.01, of: float = 100.0
) -> float:
    """Return the overall index of criteria with these shares, printed to `unit`.

    A criterion of `of`/`unit` people has the share to the last decimal.
    """
    whole = round(of / unit)
    counts = [[whole - (k := round(each / unit)), 0, 0, k, 0] for each in shares]
    tree = Tree.build([(f"Q{j}", None, None, 1) for j in range(len(shares))])
    return estimate([from_counts(counts, tree)], tree, score=SHARE)[-1].index or 0.0
