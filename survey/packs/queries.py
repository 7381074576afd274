"""Kept packs found: one, those somebody may see, those of a year."""

from collections.abc import Collection, Iterable, Sequence

from flask_babel import gettext as _
from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, defer, joinedload, selectinload

from survey.errors import Problem
from survey.models import KeptPack, PackContent, PackFigure, Release, Round

# What only the page of one pack tells.
BRIEFLY = (
    defer(KeptPack.manifest),
    selectinload(KeptPack.checks),
    selectinload(KeptPack.letters),
)


def pack_by_id(session: Session, pack_id: int) -> KeptPack:
    """Return a kept pack, or raise a `Problem` (404)."""
    found = session.get(
        KeptPack,
        pack_id,
        options=[joinedload(KeptPack.release).joinedload(Release.round)],
    )
    if found is None:
        raise Problem(_("Không có hồ sơ nào mang số này."), status=404)
    return found


def content_of(session: Session, pack: KeptPack) -> bytes:
    """Return the bytes of a pack."""
    return session.get_one(PackContent, pack.digest).content


def packs_in_sight(
    session: Session, scope: Collection[int] | None, *, with_received: bool
) -> Sequence[KeptPack]:
    """Return packs made of rounds of some units (None: all), the newest year first."""
    query = _listed().outerjoin(KeptPack.release).outerjoin(Release.round)
    if scope is not None:
        own = Round.root_id.in_(scope)
        query = query.where(
            or_(own, KeptPack.release_id.is_(None)) if with_received else own
        )
    elif not with_received:
        query = query.where(KeptPack.release_id.is_not(None))
    return session.scalars(query).all()


def packs_of_year(session: Session, year: int) -> Sequence[KeptPack]:
    """Return every pack of a year."""
    return session.scalars(_listed().where(KeptPack.year == year)).all()


def packs_of_subject(session: Session, subject: str) -> Sequence[KeptPack]:
    """Return every pack of a province."""
    return session.scalars(_listed().where(KeptPack.subject == subject)).all()


def years_of_packs(session: Session) -> list[int]:
    """Return the years that there are packs of, the newest first."""
    found = session.scalars(select(KeptPack.year).distinct())
    return sorted(found, reverse=True)


def figures_of(
    session: Session, packs: Iterable[KeptPack], node: str = ""
) -> dict[int, list[PackFigure]]:
    """Return the figures of packs by the pack's number, of one node or of all."""
    ids = [one.id for one in packs]
    query = select(PackFigure).where(PackFigure.pack_id.in_(ids))
    if node:
        query = query.where(PackFigure.node == node)
    found: dict[int, list[PackFigure]] = {one: [] for one in ids}
    for figure in session.scalars(query.order_by(PackFigure.position)):
        found[figure.pack_id].append(figure)
    return found


def _listed() -> Select[KeptPack]:
    return (
        select(KeptPack)
        .options(*BRIEFLY)
        .order_by(
            KeptPack.year.desc(),
            KeptPack.ends_on.desc(),
            KeptPack.subject,
            KeptPack.round_code,
            KeptPack.number.desc(),
            KeptPack.id.desc(),
        )
    )
