"""Which releases everybody may see: published, and not withdrawn since."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.models import Publication, PublicationKind, Release, Round


class Published(NamedTuple):
    """A release that was published: when, and what became of it."""

    release: Release
    published: Publication
    withdrawn: Publication | None


def publications(session: Session) -> Mapping[int, Published]:
    """Return every release ever published, by id; the newest of the newest round first.

    There are few: a round has one or two.
    """
    query = (
        select(Publication)
        .join(Publication.release)
        .join(Release.round)
        .options(
            joinedload(Publication.release).joinedload(Release.round),
            joinedload(Publication.release).joinedload(Release.method),
        )
        .order_by(Round.starts_on.desc(), Round.id.desc(), Release.number.desc())
    )
    found: dict[int, list[Publication]] = {}
    for row in session.scalars(query):
        found.setdefault(row.release_id, []).append(row)
    return {id_: _published(rows) for id_, rows in found.items()}


def public_releases(session: Session) -> list[Published]:
    """Return what everybody may see, the newest release of the newest round first."""
    every = publications(session).values()
    return [one for one in every if one.withdrawn is None]


def _published(rows: Iterable[Publication]) -> Published:
    by_kind = {row.kind: row for row in rows}
    published = by_kind[PublicationKind.PUBLISHED]
    withdrawn = by_kind.get(PublicationKind.WITHDRAWN)
    return Published(published.release, published, withdrawn)
