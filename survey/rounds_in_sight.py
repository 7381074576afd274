"""The rounds that somebody may know of: those that take in a unit in their sight."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Round
from survey.participation import participants
from survey.tree import load_tree


def rounds_in_sight(session: Session, scope: Collection[int] | None) -> list[Round]:
    """Return the rounds of these units, the newest first; without a scope all."""
    newest_first = (Round.starts_on.desc(), Round.id.desc())
    found = list(session.scalars(select(Round).order_by(*newest_first)))
    if scope is None:
        return found
    tree, seen = load_tree(session), []
    for round_ in found:
        last = round_.closed_on or round_.ends_on
        of_round = tree.during(round_.starts_on, last, root_id=round_.root_id)
        if not participants(session, round_, of_round).isdisjoint(scope):
            seen.append(round_)
    return seen
