"""Packs of releases, made for tests."""

from io import BytesIO

from sqlalchemy.orm import Session

from survey.config import Settings
from survey.exports.pack import read_pack, write_pack
from survey.models import Release
from survey.speaking import speaking


def pack_of(session: Session, release: Release, settings: Settings) -> bytes:
    """Return the pack of a release."""
    stream = BytesIO()
    with speaking("vi", settings):
        write_pack(read_pack(session, release, settings.zone), stream)
    return stream.getvalue()
