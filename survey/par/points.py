"""Points of a set of criteria, in hundredths and no finer, and bounds of classes."""

from decimal import Decimal, InvalidOperation

from flask_babel import gettext as _

from survey.documents import Table
from survey.methods import Bands

BAND_KEYS = ("excellent", "good", "fair", "average")
CENT = Decimal("0.01")
MOST = Decimal(1000)  # points of one item


def read_points(table: Table) -> Decimal:
    """Return the points of an area or item; 1 after noting what is wrong with them."""
    points = as_points(table.number("points", 0.0))
    if points is not None and 0 < points <= MOST:
        return points
    words = _(
        "points phải lớn hơn 0, tối đa %(most)s, nhiều nhất hai chữ số thập phân, "
        "hiện là %(given)s"
    )
    table.refuse("points", table.values.get("points"), words, most=MOST)
    return Decimal(1)


def as_points(value: float) -> Decimal | None:
    """Return a number as points to two decimals, or None if it has more of them."""
    try:
        given = Decimal(repr(value))
        points = given.quantize(CENT)
    except InvalidOperation:
        return None
    return points if points == given else None


def read_bands(root: Table) -> Bands | None:
    """Return the lower bounds of the classes, falling, or None where there are none."""
    if root.values.get("bands") is None:
        return None
    table = root.table("bands")
    table.refuse_unknown(BAND_KEYS)
    before = len(table.flaws)
    for key in BAND_KEYS:
        if key not in table.values:
            table.note(_("thiếu %(key)s"), key=key)
    bounds = [table.number(key, 0.0) for key in BAND_KEYS]
    if len(table.flaws) > before:
        return None
    if sorted(set(bounds), reverse=True) != bounds or not 0 < bounds[-1] < 100:
        table.note(_("các cận phải giảm dần, từ dưới 100 xuống trên 0"))
    return Bands(*bounds)
