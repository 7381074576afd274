"""A few arrays in a small block of bytes."""

import struct
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_HEAD = struct.Struct("<cB")  # kind of number, number of dimensions


def pack(arrays: Sequence[NDArray[Any]]) -> bytes:
    """Compress arrays; whole numbers take the fewest bytes that hold them.

    The bytes of each array are stored by significance (all lowest bytes first),
    which leaves long runs of zeros for the compressor.
    """
    return zlib.compress(b"".join(_written(array) for array in arrays), 6)


def unpack(block: bytes) -> list[NDArray[Any]]:
    """Return the arrays of `pack`, whole numbers as int64; ValueError when damaged."""
    try:
        raw = zlib.decompress(block)
        arrays, at = [], 0
        while at < len(raw):
            array, at = _read(raw, at)
            arrays.append(array)
    except (zlib.error, struct.error, TypeError, ValueError) as error:
        raise ValueError(f"the packed arrays are damaged: {error}") from None
    return arrays


def _written(array: NDArray[Any]) -> bytes:
    narrow = np.ascontiguousarray(array, dtype=_narrowest(array))
    shape = struct.pack(f"<{array.ndim}I", *array.shape)
    planes = narrow.reshape(-1).view(np.uint8).reshape(-1, narrow.itemsize).T
    return _HEAD.pack(_kind(narrow.dtype), array.ndim) + shape + planes.tobytes()


def _read(raw: bytes, at: int) -> tuple[NDArray[Any], int]:
    kind, ndim = _HEAD.unpack_from(raw, at)
    at += _HEAD.size
    shape = struct.unpack_from(f"<{ndim}I", raw, at)
    at += 4 * ndim
    dtype = np.dtype("<f8") if kind == b"d" else np.dtype(f"<u{kind.decode()}")
    size = int(np.prod(shape, dtype=np.int64))
    planes = np.frombuffer(raw, np.uint8, size * dtype.itemsize, at)
    values = np.ascontiguousarray(planes.reshape(dtype.itemsize, size).T)
    array = values.reshape(-1).view(dtype).reshape(shape)
    whole = array if kind == b"d" else array.astype(np.int64)
    return whole, at + size * dtype.itemsize


def _narrowest(array: NDArray[Any]) -> np.dtype[Any]:
    if array.dtype.kind == "f":
        return np.dtype("<f8")
    top = int(array.max(initial=0))
    width = next(width for width in (1, 2, 4, 8) if top < 256**width)
    return np.dtype(f"<u{width}")


def _kind(dtype: np.dtype[Any]) -> bytes:
    return b"d" if dtype.kind == "f" else str(dtype.itemsize).encode()
