"""Signed workbooks as they were signed, in the order of the manifest's list."""

from survey.documents import canonical
from survey.exports.exported import Exported


def editions_json(exported: Exported) -> bytes:
    """Return the documents of the editions, each as its digest is taken of it."""
    lines = b",\n".join(canonical(one.document) for one in exported.editions)
    return b"[\n" + lines + b"\n]\n"
