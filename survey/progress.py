"""How far long work says it is, to whoever wants to hear it."""

from collections.abc import Callable

Saying = Callable[[int, int], None]  # how much is done, of how much


def quietly(_done: int, _total: int) -> None:
    """Say nothing of how far it is."""
