"""Bounds of classes in a document: read, and held to the most an index can be."""

from itertools import pairwise

from flask_babel import gettext as _

from survey.documents import Table
from survey.methods.method import Bands

BAND_KEYS = ("excellent", "good", "fair", "average")


def read_bands(root: Table) -> Bands | None:
    """Return the lower bounds of the classes; None where there are none, or wrong."""
    if root.values.get("bands") is None:
        return None
    table = root.table("bands")
    before = len(table.flaws)
    table.refuse_unknown(BAND_KEYS)
    for key in BAND_KEYS:
        if key not in table.values:
            table.note(_("thiếu %(key)s"), key=key)
    bounds = [table.number(key, 0.0) for key in BAND_KEYS]
    return Bands(*bounds) if len(table.flaws) == before else None


def check_bounds(root: Table, bands: Bands | None, *, most: float) -> None:
    """Note bounds beyond the index they part, or not falling from class to class."""
    if bands is None:
        return
    bounds = (bands.excellent, bands.good, bands.fair, bands.average)
    given = ", ".join(f"{bound:g}" for bound in bounds)
    if not all(0 <= bound <= most for bound in bounds):
        words = _("các ngưỡng phải từ 0 đến %(most)s, hiện là %(given)s")
        root.note(words, at="bands", most=f"{most:g}", given=given)
    if any(upper <= lower for upper, lower in pairwise(bounds)):
        words = _("phải có excellent > good > fair > average, hiện là %(given)s")
        root.note(words, at="bands", given=given)
