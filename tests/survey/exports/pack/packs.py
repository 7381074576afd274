"""Packs of releases, made for tests."""

from dataclasses import replace
from io import BytesIO

from sqlalchemy.orm import Session

from survey.config import Settings
from survey.exports.pack import read_pack, write_pack
from survey.models import Release
from survey.speaking import speaking


def pack_of(
    session: Session,
    release: Release,
    settings: Settings,
    *,
    has_report: bool = True,
) -> bytes:
    """Return the pack of a release; without its report, which takes longest."""
    stream = BytesIO()
    with speaking("vi", settings):
        pack = read_pack(session, release, settings.zone)
        write_pack(pack if has_report else replace(pack, report=None), stream)
    return stream.getvalue()
