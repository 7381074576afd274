"""Matrix products in one thread."""

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[Any]:
    """Keep matrix products inside the block to one thread.

    The matrices are small: threads for one product wait for each other longer than
    they work, and on a machine that serves pages others wait with them.
    """
    limiter: AbstractContextManager[Any] = _controller().limit(limits=1)
    return limiter


@cache
def _controller() -> ThreadpoolController:
    """Look for the libraries once, when all of them are loaded."""
    return ThreadpoolController()
