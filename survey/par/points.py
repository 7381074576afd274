"""Points of a set of criteria, in hundredths and no finer."""

from decimal import Decimal, InvalidOperation

from flask_babel import gettext as _

from survey.documents import Table

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
