"""Recordings in the database: taken in, published, forgotten when not played."""

from collections.abc import Collection, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from survey.models import Questionnaire, Recording
from survey.sound import sound_of

LENGTH = 32  # hexadecimal digits of a digest


def keep_recording(session: Session, content: bytes) -> Recording:
    """Return the recording with this content, kept once, or raise a `Problem`."""
    sound = sound_of(content)
    digest = sha256(content).hexdigest()[:LENGTH]
    known = session.get(Recording, digest)
    if known is not None:
        return known
    kept = Recording(
        digest=digest,
        kind=sound.kind,
        seconds=sound.seconds,
        size=len(content),
        content=content,
    )
    session.add(kept)
    session.flush()
    return kept


def recordings_named(
    session: Session, document: Mapping[str, Any]
) -> dict[str, Recording]:
    """Return the recordings that a document plays and that are here, by digest."""
    digests = digests_of(document)
    if not digests:
        return {}
    found = session.scalars(select(Recording).where(Recording.digest.in_(digests)))
    return {one.digest: one for one in found}


def n_lacking(session: Session, document: Mapping[str, Any]) -> int:
    """Return how many recordings a document plays that are not here."""
    return len(digests_of(document)) - len(recordings_named(session, document))


def publish_recordings(
    session: Session, document: Mapping[str, Any], *, on: date
) -> None:
    """Freeze what a questionnaire plays together with it."""
    session.execute(
        update(Recording)
        .where(Recording.digest.in_(digests_of(document)))
        .where(Recording.published_on.is_(None))
        .values(published_on=on)
    )


def forget_unused(session: Session, digests: Collection[str]) -> None:
    """Delete those of some recordings that no version of any questionnaire plays."""
    if not digests:
        return
    documents = session.scalars(select(Questionnaire.document))
    used = {digest for document in documents for digest in digests_of(document)}
    session.execute(
        delete(Recording)
        .where(Recording.digest.in_(set(digests) - used))
        .where(Recording.published_on.is_(None))
    )


def digests_of(document: Mapping[str, Any]) -> set[str]:
    """Return the digests of the recordings that a document plays."""
    return {row["digest"] for row in document.get("recording", ())}
