"""The one way a document is written as bytes, and the digest of it."""

import hashlib
import json
from collections.abc import Mapping


def canonical(document: Mapping[str, object]) -> bytes:
    """Return a JSON-able document as the bytes that its digest is taken of."""
    return json.dumps(
        document,
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    ).encode()


def digest(document: Mapping[str, object]) -> str:
    """Return the SHA-256 of a document, in hexadecimal."""
    return hashlib.sha256(canonical(document)).hexdigest()
