"""What the form of a round offers: units, methods with their questionnaires, ways."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from survey.manage.rounds.forms import ALL, KEPT, SOME, RoundForm
from survey.models import (
    Channel,
    Method,
    Population,
    Questionnaire,
    Unit,
    UnitKind,
    Weighting,
)
from survey.tree import Tree, load_tree
from survey.words.offices import kind_word
from survey.words.rounds import channel_word, population_word, weighting_option

MOST_ROOTS = 200  # in the list beside the field; any other can be typed
QUESTIONNAIRE, METHOD = "q", "m"


class Asked(NamedTuple):
    """A method, and the questionnaire that asks it; none where counts are typed."""

    method: Method
    questionnaire: Questionnaire | None


def offer_choices(session: Session, form: RoundForm, *, n_chosen: int = 0) -> None:
    """Offer in a form what there is; `n_chosen` units were chosen before."""
    parts = {
        ALL: _("Tất cả đơn vị trực thuộc, ở mọi cấp"),
        SOME: _("Chỉ một số đơn vị"),
    }
    if n_chosen:
        parts[KEPT] = _("Giữ nguyên %(n)d đơn vị đã chọn trước đây", n=n_chosen)
    kinds = dict(session.execute(_counted(Unit.kind)).all())
    groups = dict(session.execute(_counted(Unit.ranking_group)).all())
    form.offer(
        parts=parts,
        kinds={
            kind.value: f"{kind_word(kind)} ({kinds[kind.value]})"
            for kind in UnitKind
            if kind.value in kinds
        },
        groups={name: f"{name} ({n})" for name, n in groups.items() if name},
        channels={one.value: _begun(channel_word(one)) for one in Channel},
        populations={one.value: _begun(population_word(one)) for one in Population},
        weightings={one.value: weighting_option(one) for one in Weighting},
    )
    form.asks.choices = _asks(session)


def has_questionnaire(session: Session) -> bool:
    """Return whether any questionnaire can be asked."""
    query = select(Questionnaire.id).where(Questionnaire.published_on.is_not(None))
    return session.scalar(query.limit(1)) is not None


def asked(session: Session, value: str) -> Asked:
    """Return what a choice of the form stands for."""
    kind, number = value[:1], int(value[1:])
    if kind == METHOD:
        return Asked(session.get_one(Method, number), None)
    questionnaire = session.get_one(Questionnaire, number)
    return Asked(questionnaire.method, questionnaire)


def asks_value(method_id: int, questionnaire_id: int | None) -> str:
    """Return the choice of the form that a method and a questionnaire are."""
    if questionnaire_id is None:
        return f"{METHOD}{method_id}"
    return f"{QUESTIONNAIRE}{questionnaire_id}"


def possible_roots(session: Session, scope: Collection[int] | None) -> list[Unit]:
    """Return units that a round can be held under: the uppermost of a scope first."""
    tree = load_tree(session)
    ids = list(islice(_by_level(tree, scope), MOST_ROOTS))
    query = select(Unit).where(Unit.id.in_(ids))
    units = {unit.id: unit for unit in session.scalars(query)}
    return [units[id_] for id_ in ids]


def _by_level(tree: Tree, scope: Collection[int] | None) -> Iterator[int]:
    """Yield the units with something below them, level by level; then the others."""
    level = list(tree.roots)
    while level:
        yield from (
            id_
            for id_ in level
            if (scope is None or id_ in scope) and tree.nodes[id_].valid_to is None
        )
        below = [id_ for upper in level for id_ in tree.children(upper)]
        level = sorted(below, key=lambda id_: not tree.children(id_))


def _counted(column: InstrumentedAttribute[Any]) -> Select[str, int]:
    """Return how many standing units there are by kind, or by group."""
    query = select(column, func.count()).where(Unit.valid_to.is_(None))
    return query.group_by(column).order_by(column)


def _asks(session: Session) -> dict[str, list[tuple[str, str]]]:
    """Return methods, the newest version first, with what can ask them."""
    published: dict[int, list[Questionnaire]] = {}
    query = select(Questionnaire).where(Questionnaire.published_on.is_not(None))
    for one in session.scalars(query.order_by(Questionnaire.version.desc())):
        published.setdefault(one.method_id, []).append(one)
    methods = select(Method).order_by(Method.code, Method.version.desc())
    return {
        _versioned(method): _options(method, published.get(method.id, []))
        for method in session.scalars(methods)
    }


def _options(
    method: Method, questionnaires: Collection[Questionnaire]
) -> list[tuple[str, str]]:
    asking = [
        (asks_value(method.id, one.id), _("Phiếu: %(name)s", name=_versioned(one)))
        for one in questionnaires
    ]
    counts = _("Bảng số đếm: %(name)s", name=_versioned(method))
    return [*asking, (asks_value(method.id, None), counts)]


def _begun(words: str) -> str:
    """Return words as a sentence begins."""
    return words[:1].upper() + words[1:]


def _versioned(thing: Method | Questionnaire) -> str:
    words: str = _(
        "%(title)s (%(code)s, phiên bản %(n)d)",
        title=thing.title,
        code=thing.code,
        n=thing.version,
    )
    return words
