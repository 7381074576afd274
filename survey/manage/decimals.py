"""Figures as people write them: 87,73 or 87.73."""

import re

DECIMAL = re.compile(r"\d{1,5}(?:[.,]\d{1,6})?", re.ASCII)


def read_decimal(text: str) -> float | None:
    """Return the figure a text says, or None when it is none.

    >>> [read_decimal(text) for text in ("87,73", "87.73", "8", "-1", "1.234,5")]
    [87.73, 87.73, 8.0, None, None]
    """
    text = text.strip()
    return float(text.replace(",", ".")) if DECIMAL.fullmatch(text) else None
