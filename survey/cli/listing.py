"""Lists on the terminal: columns in line, nothing drawn around them."""

from collections.abc import Sequence

import click


def show(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under headings, or say that there are none."""
    if not rows:
        click.echo("None yet.")
        return
    table = [headings, *([_words(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _words(cell: object) -> str:
    return "–" if cell is None or cell == "" else str(cell)
