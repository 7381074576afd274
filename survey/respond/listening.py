"""Recordings as browsers fetch them: whole or in parts, once, and kept for good."""

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from werkzeug.exceptions import NotFound

from survey.db import get_engine
from survey.methods.recordings import DIGEST
from survey.models import Recording
from survey.sound.found import MEDIA_TYPES

# An address names what it holds, so what it holds never changes.
FOR_GOOD = "public, max-age=31536000, immutable"


def register(bp: Blueprint) -> None:
    """Hang the address of recordings on the blueprint."""
    bp.add_url_rule("/nghe/<digest>", view_func=recording)


def recording(digest: str) -> ResponseReturnValue:
    """Send a recording; phones of one make ask for parts before they play anything."""
    if not DIGEST.fullmatch(digest):
        raise NotFound
    query = select(Recording.kind, Recording.content).where(Recording.digest == digest)
    with get_engine().connect() as connection:
        found = connection.execute(query).first()
    if found is None:
        raise NotFound
    response = Response(found.content, mimetype=MEDIA_TYPES[found.kind])
    response.headers["Cache-Control"] = FOR_GOOD
    response.set_etag(digest)
    return response.make_conditional(
        request, accept_ranges=True, complete_length=len(found.content)
    )
