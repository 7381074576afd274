"""Which encoding a browser takes, and bytes in it."""

import zlib
from functools import lru_cache

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

GZIP = 31  # zlib's word for deflate in a gzip wrapper
QUICK = 5


@lru_cache(maxsize=256)
def accepts_gzip(accepted: str) -> bool:
    """Return whether a header Accept-Encoding allows gzip."""
    return parse_accept_header(accepted, Accept)["gzip"] > 0


def compressed(body: bytes) -> bytes:
    """Return a body as one gzip member."""
    return zlib.compress(body, QUICK, GZIP)
