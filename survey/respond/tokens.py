"""The token in a page: proves that we made the page, and seeds the sheet's secrets.

It carries 16 random bytes that exist nowhere else: the server keeps neither them
nor the token. From them come the submission's id, the key of its digest and the
receipt (`survey.respond.sheets`).
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from binascii import Error as NotBase64
from binascii import a2b_base64

SECRET = 16  # bytes, drawn for each page
STAMP = 4  # bytes, minutes since 1970
SIGNATURE = 16  # bytes of HMAC-SHA256
LENGTH = (SECRET + STAMP + SIGNATURE) * 4 // 3  # characters, always

LIFETIME = 24 * 60  # minutes a page may lie open
SKEW = 2  # minutes the clocks of two servers may differ

STANDARD_ALPHABET = str.maketrans("-_", "+/")


def signing_key(secret_key: str) -> bytes:
    """Return the key that signs tokens and nothing else."""
    return hmac.digest(secret_key.encode(), b"hai-long: sheet token", "sha256")


def issue(key: bytes, scope: bytes, *, minute: int) -> bytes:
    """Return a fresh token of a page; `scope` says which page it is."""
    payload = secrets.token_bytes(SECRET) + minute.to_bytes(STAMP, "big")
    return urlsafe_b64encode(payload + _signature(key, scope, payload=payload))


def secret_of(token: str, key: bytes, *, scope: bytes, minute: int) -> bytes | None:
    """Return a token's secret; None if it is forged, of another page or too old."""
    raw = _decoded(token)
    if raw is None:
        return None
    payload, signature = raw[:-SIGNATURE], raw[-SIGNATURE:]
    if not hmac.compare_digest(signature, _signature(key, scope, payload=payload)):
        return None
    age = minute - int.from_bytes(payload[SECRET:], "big")
    return payload[:SECRET] if -SKEW <= age <= LIFETIME else None


def _signature(key: bytes, scope: bytes, *, payload: bytes) -> bytes:
    return hmac.digest(key, payload + scope, "sha256")[:SIGNATURE]


def _decoded(token: str) -> bytes | None:
    # "+" and "/" would be a second spelling of the same token.
    if len(token) != LENGTH or "+" in token or "/" in token:
        return None
    try:
        return a2b_base64(token.translate(STANDARD_ALPHABET), strict_mode=True)
    except (NotBase64, ValueError):
        return None
