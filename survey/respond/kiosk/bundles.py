"""The files of a kiosk's pages as one each: on a slow line every request costs.

They are sent compressed, as the application's own files are not, and kept for good.
"""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from survey.assets import STATIC
from survey.respond.encoding import compressed
from survey.respond.kiosk.devices import PATH

PARTS = {
    "kiosk.css": ("kiosk.css",),
    "kiosk.js": tuple(
        f"{name}.js"
        for name in (
            *("store", "clock", "sheet", "sender", "qr", "rotating", "walk", "idle"),
            *("listening", "recordings", "contact", "staff", "kiosk"),
        )
    ),
    "lost.js": ("store.js", "sheet.js", "staff.js", "lost.js"),
}
TYPES = {"css": "text/css", "js": "text/javascript"}


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files one after another, plain and compressed, and what they are known by."""

    plain: bytes
    gzipped: bytes
    version: str
    media_type: str


@cache
def bundle(name: str) -> Bundle:
    """Return a bundle; it is made once by each process."""
    files = [(STATIC / "kiosk" / part).read_bytes() for part in PARTS[name]]
    plain = b"\n".join(files)
    version = sha256(plain).hexdigest()[:12]
    return Bundle(plain, compressed(plain), version, TYPES[name.rpartition(".")[2]])


def address_of(name: str) -> str:
    """Return the address of a bundle, good for ever."""
    return f"{PATH}/tep/{name}?v={bundle(name).version}"
