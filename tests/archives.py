"""ZIP archives that nobody's software writes."""

import struct

LIST, LAST = b"PK\1\2", b"PK\5\6"


def far(data: bytes, name: str) -> bytes:
    """Return an archive whose list says that a file begins where no number reaches."""
    found = bytearray(data)
    at = data.rfind(LIST, 0, data.rfind(name.encode()))
    n_name, n_extra = struct.unpack_from("<HH", found, at + 28)
    beyond = struct.pack("<HHQ", 1, 8, 2**64 - 1)
    struct.pack_into("<L", found, at + 42, 0xFFFFFFFF)
    struct.pack_into("<H", found, at + 30, n_extra + len(beyond))
    end = at + 46 + n_name + n_extra
    found[end:end] = beyond
    last = found.rfind(LAST)
    [size] = struct.unpack_from("<L", found, last + 12)
    struct.pack_into("<L", found, last + 12, size + len(beyond))
    return bytes(found)
