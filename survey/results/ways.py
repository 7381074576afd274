"""Where the page of a unit leads on to, beside its own figures."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.methods.method import ROOT
from survey.models import Figure, OutsideResult, Release, Unit
from survey.published import public_releases


class Ways(NamedTuple):
    """What there is of a unit elsewhere."""

    subject: str | None  # of the register of official indices
    public: Release | None  # on whose page everybody sees the unit


def ways_of(session: Session, release: Release, unit: Unit) -> Ways:
    """Return what there is of a unit: the release looked at before any newer one."""
    subject = session.scalar(
        select(OutsideResult.subject)
        .where(OutsideResult.unit_code == unit.code)
        .limit(1)
    )
    return Ways(subject, _public(session, release, unit))


def _public(session: Session, release: Release, unit: Unit) -> Release | None:
    shown = [one.release for one in public_releases(session)]
    shown.sort(key=lambda one: one.id != release.id)
    for one in shown:
        if session.get(Figure, (one.id, unit.id, ROOT)):
            return one
    return None
