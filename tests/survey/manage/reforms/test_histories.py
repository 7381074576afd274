"""After any sequence of reforms every day has a whole tree, the past as it was."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, event, select
from sqlalchemy.orm import Session

from survey.manage.operations.reforms import (
    Asked,
    Move,
    NewUnit,
    Pair,
    carry_out,
    plan_reform,
    settle_reforms,
    withdraw,
)
from survey.models import (
    Base,
    Counter,
    CounterMove,
    Lineage,
    Reform,
    ReformKind,
    Unit,
    UnitKind,
)
from survey.tree import Node, load_tree
from tests.factories import OPENED, make_counter, make_unit

START = date(2026, 1, 1)
STEPS = st.lists(
    st.tuples(
        st.sampled_from([*ReformKind]),
        st.integers(0, 400),  # days after START
        st.lists(st.integers(0, 30), min_size=1, max_size=4),
        st.integers(0, 30),
        st.booleans(),  # settle now, or later with others
    ),
    min_size=1,
    max_size=8,
)

Forest = dict[str, str | None]


def make_memory() -> Engine:
    """Return an empty database that no other test sees."""
    engine = create_engine("sqlite://")

    @event.listens_for(engine, "connect")
    def _keys(connection: object, _: object) -> None:
        connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[attr-defined]

    Base.metadata.create_all(engine)
    return engine


def forest(session: Session, day: date) -> Forest:
    codes = {unit.id: unit.code for unit in session.scalars(select(Unit))}
    nodes = load_tree(session).on(day).nodes
    return {codes[n.id]: codes.get(n.parent_id or 0) for n in nodes.values()}


def check(session: Session, days: list[date]) -> None:
    """Every unit of a day has a way to the top through units of that day."""
    every = load_tree(session)
    for day in days:
        valid = {
            n.id: n.placed_on(day) for n in every.nodes.values() if _is_there(n, day)
        }
        for node in valid.values():
            way, at = set(), node
            while at.parent_id is not None:
                assert at.id not in way, f"circle on {day}"
                assert at.parent_id in valid, f"orphan on {day}"
                way.add(at.id)
                at = valid[at.parent_id]


def _is_there(node: Node, day: date) -> bool:
    return node.valid_from <= day and (node.valid_to is None or day <= node.valid_to)


def check_counters(session: Session, today: date) -> None:
    """Each open counter belongs to a unit of the day once reforms are settled."""
    for counter in session.scalars(select(Counter)):
        if counter.is_open_on(today):
            assert session.get_one(Unit, counter.unit_id).is_valid_on(today)
    due = select(CounterMove).where(CounterMove.moves_on <= today)
    assert session.scalars(due).all() == []


def check_lineage(session: Session) -> None:
    """Who continues a unit is there on the day after its last."""
    for row in session.scalars(select(Lineage)):
        before = session.get_one(Unit, row.predecessor_id)
        after = session.get_one(Unit, row.successor_id)
        assert before.valid_to == row.happened_on - timedelta(days=1)
        assert after.is_valid_on(row.happened_on)


def ask(session: Session, step: tuple, number: int) -> Asked:  # type: ignore[type-arg]
    kind, after, picks, other, _settles = step
    units = session.scalars(select(Unit).order_by(Unit.id)).all()
    chosen = list(dict.fromkeys(units[pick % len(units)].code for pick in picks))
    host = units[other % len(units)].code
    day = START + timedelta(days=after)
    opens = tuple(
        NewUnit(f"R{number}-{at}", f"Xã {number}", UnitKind.COMMUNE)
        for at in range(2 if kind in {ReformKind.SPLIT, ReformKind.REGROUP} else 1)
    )
    if kind == ReformKind.MOVE:
        moves = tuple(Move(code, host if code != host else "") for code in chosen)
        return Asked(kind=kind, day=day, moves=moves)
    if kind == ReformKind.CLOSE:
        return Asked(kind=kind, day=day, closes=tuple(chosen))
    if kind == ReformKind.REGROUP:
        pairs = tuple(Pair(code, one.code) for code in chosen for one in opens)
        pairs += (Pair(host, opens[0].code),) if host not in chosen else ()
        below = {unit.code: opens[1].code for unit in units}
        return Asked(kind=kind, day=day, pairs=pairs, opens=opens, below=below)
    if kind == ReformKind.SPLIT:
        pairs = tuple(Pair(chosen[0], one.code) for one in opens)
        below = {unit.code: opens[1].code for unit in units}
        return Asked(kind=kind, day=day, pairs=pairs, opens=opens, below=below)
    if kind == ReformKind.RENAME:
        chosen = chosen[:1]
    pairs = tuple(Pair(code, opens[0].code) for code in chosen)
    return Asked(kind=kind, day=day, pairs=pairs, opens=opens)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_any_sequence_of_reforms_leaves_whole_trees_and_an_unchanged_past(
    steps: list[tuple],  # type: ignore[type-arg]
) -> None:
    engine = make_memory()
    days = [START + timedelta(days=n) for n in range(-20, 420, 31)]
    with Session(engine) as session:
        root = make_unit(session, code="T")
        other = make_unit(session, code="T2")
        for top in (root, other):
            for _ in range(3):
                unit = make_unit(session, top)
                make_counter(session, unit)
                make_counter(session, make_unit(session, unit, kind=UnitKind.POINT))
        today = START
        for number, step in enumerate(steps):
            asked = ask(session, step, number)
            plan = plan_reform(session, asked)
            if plan.faults:
                continue
            before = {day: forest(session, day) for day in days if day < asked.day}
            carry_out(session, asked, today=today, seen=plan.revisions)
            assert {day: forest(session, day) for day in before} == before
            check(session, [*days, asked.day, asked.eve])
            check_lineage(session)
            if step[-1]:
                today = max(today, asked.day)
                settle_reforms(session, today=today)
                check_counters(session, today)
                nodes = load_tree(session).on(today).nodes
                stored = {u.id: u.parent_id for u in session.scalars(select(Unit))}
                assert all(stored[n.id] == n.parent_id for n in nodes.values())
        last = START + timedelta(days=500)
        settle_reforms(session, today=last)
        check_counters(session, last)
    engine.dispose()


@settings(max_examples=15, deadline=None)
@given(steps=STEPS)
def test_a_withdrawn_reform_never_was(
    steps: list[tuple],  # type: ignore[type-arg]
) -> None:
    engine = make_memory()
    days = [OPENED, *(START + timedelta(days=n) for n in range(0, 420, 31))]
    with Session(engine) as session:
        root = make_unit(session, code="T")
        for _ in range(4):
            unit = make_unit(session, root)
            make_counter(session, unit)
            make_counter(session, make_unit(session, unit, kind=UnitKind.POINT))
        for number, step in enumerate(steps):
            asked = ask(session, step, number)
            if asked.day <= START or plan_reform(session, asked).faults:
                continue
            before = [forest(session, day) for day in days]
            counters = {c.id: (c.unit_id, c.closed_on) for c in _counters(session)}
            reform, _plan = carry_out(session, asked, today=START)
            withdraw(session, reform, today=START)
            session.expire_all()
            assert [forest(session, day) for day in days] == before
            after = {c.id: (c.unit_id, c.closed_on) for c in _counters(session)}
            assert after == counters
            for table in (Reform, Lineage, CounterMove):
                assert session.scalars(select(table)).all() == []
    engine.dispose()


def _counters(session: Session) -> list[Counter]:
    return list(session.scalars(select(Counter)))
