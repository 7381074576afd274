"""What share and what design effect to expect of a unit: as released, else a guess."""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.methods.method import ROOT
from survey.models import Figure, Release, Round

SHARE, DEFF = 80.0, 1.5  # before anything is known; the cautious side of SIPAS


class Expected(NamedTuple):
    """A share in percent, and a design effect."""

    share: float
    deff: float


GUESS = Expected(SHARE, DEFF)


def expected_of(session: Session, round_: Round) -> defaultdict[int, Expected]:
    """Return what to expect of each unit, from the newest release of its round.

    Only what was released is used: live answers say nothing here.
    """
    found: defaultdict[int, Expected] = defaultdict(lambda: GUESS)
    newest = select(Release.id).where(Release.round_id == round_.id)
    release_id = session.scalar(newest.order_by(Release.number.desc()).limit(1))
    if release_id is None:
        return found
    columns = select(Figure.unit_id, Figure.share, Figure.deff)
    figures = columns.where(
        Figure.release_id == release_id,
        Figure.node == ROOT,
        Figure.share.is_not(None),
    )
    for unit_id, share, deff in session.execute(figures):
        found[unit_id] = Expected(share or 0.0, max(deff or DEFF, 1.0))
    return found
