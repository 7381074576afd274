"""Rounds that ask for the same sheets: said which of them would get these."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.i18n import day
from survey.models import Channel, Population, Round, Unit
from survey.participation import participants, reached
from survey.tree import load_tree
from survey.words.rounds import channel_word, population_word

MOST_NAMED = 3  # units; the rest are counted


class Asking(Protocol):
    """What a round is to be, as far as it decides whose sheets it gets."""

    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def starts_on(self) -> date: ...  # noqa: D102
    @property
    def ends_on(self) -> date: ...  # noqa: D102
    @property
    def root(self) -> Unit: ...  # noqa: D102
    @property
    def units(self) -> Sequence[Unit]: ...  # noqa: D102
    @property
    def channels(self) -> Sequence[Channel]: ...  # noqa: D102
    @property
    def populations(self) -> Sequence[Population]: ...  # noqa: D102


class Overlap(NamedTuple):
    """What two rounds share: another one, ways in, people, and places."""

    other: Round
    channels: list[str]
    populations: list[str]
    unit_ids: frozenset[int]


def overlaps(
    session: Session, plan: Asking, *, instead_of: Round | None = None
) -> list[str]:
    """Say with which rounds a plan would share sheets, and who would get them."""
    period = (plan.starts_on, plan.ends_on)
    tree = load_tree(session).during(*period, root_id=plan.root.id)
    _take_turn(session, (plan.root.id, *tree.ancestors(plan.root.id))[-1])
    chosen = {unit.id for unit in plan.units}
    own = reached(session, tree, root_id=plan.root.id, chosen=chosen)
    others = session.scalars(select(Round).order_by(Round.code))
    found = (
        _overlap(session, plan, other, own=own)
        for other in others
        if other is not instead_of
    )
    return [_told(session, plan, one) for one in found if one is not None]


def _take_turn(session: Session, top_id: int) -> None:
    """Wait until nobody else is planning a round below the same uppermost unit."""
    top = select(Unit.id).where(Unit.id == top_id)
    session.execute(top.with_for_update(key_share=True))


def _overlap(
    session: Session, plan: Asking, other: Round, *, own: frozenset[int]
) -> Overlap | None:
    is_apart = other.ends_on < plan.starts_on or plan.ends_on < other.starts_on
    if other.closed_on is not None or is_apart:
        return None
    channels = {str(channel) for channel in plan.channels} & {*other.channels}
    people = {str(population) for population in plan.populations} & {*other.populations}
    channels -= {Channel.TALLY.value}
    if not (channels and people):
        return None
    shared = own & participants(session, other)
    found = Overlap(other, sorted(channels), sorted(people), shared)
    return found if shared else None


def _told(session: Session, plan: Asking, found: Overlap) -> str:
    other = found.other
    words: str = _(
        "Đợt %(code)s (%(start)s – %(end)s) cũng nhận phiếu qua %(channels)s của "
        "%(people)s ở %(units)s. Từ %(first)s đến %(last)s phiếu ở đó sẽ chỉ vào đợt "
        "%(winner)s. Hãy đóng đợt %(code)s, hoặc chọn ngày hay đơn vị khác.",
        code=other.code,
        start=day(other.starts_on),
        end=day(other.ends_on),
        channels=", ".join(channel_word(Channel(one)) for one in found.channels),
        people=", ".join(population_word(Population(p)) for p in found.populations),
        units=_named(session, found.unit_ids),
        first=day(max(plan.starts_on, other.starts_on)),
        last=day(min(plan.ends_on, other.ends_on)),
        # As the citizen's page decides: the round that began last.
        winner=plan.code if plan.starts_on >= other.starts_on else other.code,
    )
    return words


def _named(session: Session, unit_ids: frozenset[int]) -> str:
    """Return how many units there are, with the names of a few."""
    some = select(Unit.name).where(Unit.id.in_(unit_ids)).order_by(Unit.code)
    names = list(session.scalars(some.limit(MOST_NAMED)))
    more = "…" if len(unit_ids) > len(names) else ""
    words: str = _(
        "%(n)d đơn vị (%(names)s)", n=len(unit_ids), names=", ".join(names) + more
    )
    return words
