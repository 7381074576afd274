"""How far a long command is: said on stderr, where no program reads its result."""

from collections.abc import Callable

import click

STEP = 10_000  # lines


def lines_of(total: int) -> Callable[[int], None]:
    """Return what says every some thousand lines how many of about `total` are read."""

    def _tell(n: int) -> None:
        if n % STEP == 0:
            click.echo(f"{n:,} of about {total:,} lines are read.", err=True)

    return _tell
