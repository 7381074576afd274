"""What a release would show everybody, and what became of it."""

from dataclasses import dataclass

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from survey.methods import stored_method
from survey.methods.method import ROOT
from survey.models import Figure, Release, Status
from survey.published import Published, publications


@dataclass(frozen=True, slots=True)
class Prospect:
    """A release before everybody sees it: what there is to see."""

    release: Release
    state: Published | None
    index: Figure | None  # of the whole round
    n_shown: int  # units with an index
    n_withheld: int
    is_of_rates: bool = False  # from counts, not from answers
    n_units: int = 0  # with any rate


def prospect_of(session: Session, release: Release) -> Prospect:
    """Return what a release would show everybody."""
    counts = (
        select(Figure.status, func.count())
        .where(Figure.release_id == release.id, Figure.node == ROOT)
        .group_by(Figure.status)
    )
    units = select(func.count(distinct(Figure.unit_id))).where(
        Figure.release_id == release.id, Figure.status == Status.SHOWN
    )
    by_status = {row[0]: row[1] for row in session.execute(counts)}
    n_shown = by_status.get(Status.SHOWN, 0)
    return Prospect(
        release,
        publications(session).get(release.id),
        session.get(Figure, (release.id, release.round.root_id, ROOT)),
        n_shown,
        sum(by_status.values()) - n_shown,
        is_of_rates=not stored_method(release.method).is_asked,
        n_units=session.scalar(units) or 0,
    )
