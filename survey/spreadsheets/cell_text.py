"""A text as every program reads it in a cell."""

from survey.unseen import seen

LONGEST = 32_767  # Excel calls a file with more of it broken


def cell_text(text: str) -> str:
    """Return a text composed, without what nobody sees, no longer than a cell holds."""
    return seen(text)[:LONGEST]
