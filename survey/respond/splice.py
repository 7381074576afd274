"""A page kept as bytes, plain and compressed, sent with a fresh token spliced in."""

import struct
import zlib

GZIP = 31  # zlib's word for deflate in a gzip wrapper
RAW = -15  # deflate without a wrapper
BEST = 9


class KeptPage:
    """The bytes around a hole of fixed length.

    Compressed, the page is one gzip member of three parts: what stands before
    the hole, flushed to a whole byte; the filling as a stored block; the rest.
    Only the checksum of the rest is computed again for each filling, so the
    hole should stand near the end.
    """

    def __init__(self, page: str, hole: str) -> None:
        before, hole_once, after = page.partition(hole)
        if not hole_once or hole in after:
            raise ValueError("the hole must stand in the page exactly once")
        self._before, self._after = before.encode(), after.encode()
        packer = zlib.compressobj(BEST, zlib.DEFLATED, GZIP)
        head = packer.compress(self._before) + packer.flush(zlib.Z_FULL_FLUSH)
        n = len(hole)
        self._head = head + struct.pack("<BHH", 0, n, n ^ 0xFFFF)
        self._checksum = zlib.crc32(self._before)
        rest = zlib.compressobj(BEST, zlib.DEFLATED, RAW)
        self._rest = rest.compress(self._after) + rest.flush()
        self._length = struct.pack("<I", len(self._before) + n + len(self._after))

    def plain(self, filling: bytes) -> bytes:
        """Return the page."""
        return self._before + filling + self._after

    def gzipped(self, filling: bytes) -> bytes:
        """Return the page compressed."""
        checksum = zlib.crc32(self._after, zlib.crc32(filling, self._checksum))
        tail = checksum.to_bytes(4, "little") + self._length
        return self._head + filling + self._rest + tail
