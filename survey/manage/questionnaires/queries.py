"""Questionnaires as their pages list them, and where each is used."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.methods import parse_method, read_method, shipped
from survey.methods.method import Method as MethodDocument
from survey.models import Method, Questionnaire, Round
from survey.participation import participants
from survey.tree import Tree, load_tree


@dataclass(frozen=True, slots=True)
class Listed:
    """A version in the list of all."""

    questionnaire: Questionnaire
    rounds: tuple[Round, ...]  # that ask it, of those one may see
    is_newest: bool

    @property
    def document(self) -> dict[str, Any]:
        """Return what is asked."""
        return self.questionnaire.document

    @property
    def n_items(self) -> int:
        """Return how many closed questions there are."""
        return sum(len(section["item"]) for section in self.document["section"])


def listed(session: Session, *, scope: Collection[int] | None) -> list[Listed]:
    """Return all versions by code, the newest first."""
    query = (
        select(Questionnaire)
        .options(joinedload(Questionnaire.method))
        .order_by(Questionnaire.code, Questionnaire.version.desc())
    )
    rounds = _rounds_by_version(session, scope)
    found: list[Listed] = []
    for one in session.scalars(query):
        is_newest = not found or found[-1].questionnaire.code != one.code
        found.append(Listed(one, tuple(rounds.get(one.id, ())), is_newest))
    return found


def rounds_asking(
    session: Session, questionnaire: Questionnaire, *, scope: Collection[int] | None
) -> list[Round]:
    """Return the rounds that ask a version, the newest first; those one may see."""
    query = select(Round).where(Round.questionnaire_id == questionnaire.id)
    rounds = session.scalars(query.order_by(Round.starts_on.desc(), Round.id.desc()))
    tree = load_tree(session)
    return [one for one in rounds if _is_seen(session, one, tree, scope)]


def methods_to_ask(session: Session) -> list[Method]:
    """Return the versions of methods that ask people, the newest of a code first."""
    query = select(Method).order_by(Method.code, Method.version.desc())
    return [m for m in session.scalars(query) if parse_method(m.document).is_asked]


def shipped_to_ask(session: Session) -> list[MethodDocument]:
    """Return the methods that come along, ask people, and were not taken up yet."""
    known = set(session.scalars(select(Method.code)))
    others = (
        read_method(file) for code, file in shipped().items() if code not in known
    )
    return [method for method in others if method.is_asked]


def _rounds_by_version(
    session: Session, scope: Collection[int] | None
) -> dict[int, list[Round]]:
    query = select(Round).where(Round.questionnaire_id.is_not(None))
    tree, found = load_tree(session), dict[int, list[Round]]()
    for one in session.scalars(query.order_by(Round.starts_on.desc())):
        if one.questionnaire_id is not None and _is_seen(session, one, tree, scope):
            found.setdefault(one.questionnaire_id, []).append(one)
    return found


def _is_seen(
    session: Session, round_: Round, tree: Tree, scope: Collection[int] | None
) -> bool:
    if scope is None or round_.root_id in scope:
        return True
    last = round_.closed_on or round_.ends_on
    standing = tree.during(round_.starts_on, last, root_id=round_.root_id)
    return not participants(session, round_, standing).isdisjoint(scope)
