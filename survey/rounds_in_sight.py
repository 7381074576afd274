"""The rounds that somebody may know of: those that take in a unit in their sight."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Round
from survey.participation import participants
from survey.tree import Tree, load_tree


def rounds_in_sight(session: Session, scope: Collection[int] | None) -> list[Round]:
    """Return the rounds of these units, the newest first; without a scope all."""
    newest_first = (Round.starts_on.desc(), Round.id.desc())
    found = list(session.scalars(select(Round).order_by(*newest_first)))
    if scope is None:
        return found
    tree = load_tree(session)
    return [one for one in found if _is_in_sight(session, one, tree, scope)]


def _is_in_sight(
    session: Session, round_: Round, tree: Tree, scope: Collection[int]
) -> bool:
    if round_.root_id in scope:
        return True
    # Where nobody ever moved, the round's map is today's.
    if any(node.stays for node in tree.nodes.values()):
        last = round_.closed_on or round_.ends_on
        tree = tree.during(round_.starts_on, last, root_id=round_.root_id)
    return not participants(session, round_, tree).isdisjoint(scope)
