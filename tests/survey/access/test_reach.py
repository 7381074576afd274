"""How far grants reach, and that the three ways of asking agree."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from survey.access import RIGHTS_OF, Right
from survey.access.reach import Reach
from survey.models import RoleName, Unit
from tests.factories import TODAY, make_unit
from tests.survey.access.people import LAST_DAY, give, join, make_user

CLERK, HEAD, ADMINISTRATOR = (
    RoleName.COUNTER_CLERK,
    RoleName.UNIT_HEAD,
    RoleName.PROVINCE_ADMINISTRATOR,
)


def reach_of(session: Session, *grants: tuple[RoleName, Unit | None]) -> Reach:
    """Return the reach of somebody new with these grants."""
    user = make_user(session)
    for role, unit in grants:
        give(session, user, role, unit)
    return Reach(session, user.id, today=TODAY)


@pytest.fixture
def province(session: Session) -> Unit:
    return make_unit(session)


@pytest.fixture
def commune(session: Session, province: Unit) -> Unit:
    return make_unit(session, province)


@pytest.fixture
def point(session: Session, commune: Unit) -> Unit:
    return make_unit(session, commune)


@pytest.fixture
def abroad(session: Session) -> Unit:
    """A second province."""
    return make_unit(session)


def test_a_grant_reaches_the_unit_and_all_below_and_nothing_else(
    session: Session, province: Unit, commune: Unit, point: Unit, abroad: Unit
) -> None:
    sibling = make_unit(session, province)
    own = reach_of(session, (HEAD, commune))
    for unit in (commune, point):
        assert own.holds(Right.SEE_RESULTS, unit.id)
        assert own.sees(unit.id)
    for unit in (province, sibling, abroad):
        assert not own.holds(Right.SEE_RESULTS, unit.id)
        assert not own.sees(unit.id)
    assert own.scope(Right.SEE_RESULTS) == {commune.id, point.id}
    assert own.has(Right.SEE_RESULTS)
    assert not own.has_everywhere(Right.SEE_RESULTS)


def test_without_a_grant_nothing_is_held(session: Session, commune: Unit) -> None:
    own = reach_of(session)
    assert own.roles == frozenset()
    assert not own.sees(commune.id)
    assert not own.sees_everything()
    for right in Right:
        assert not own.has(right)
        assert not own.has_everywhere(right)
        assert not own.holds(right, commune.id)
        assert own.scope(right) == frozenset()


def test_without_units_nothing_is_covered_by_having_no_grant(session: Session) -> None:
    assert not reach_of(session).sees_everything()
    assert reach_of(session, (HEAD, None)).has_everywhere(Right.SEE_RESULTS)


def test_a_grant_on_the_installation_reaches_everything(
    session: Session, point: Unit, abroad: Unit
) -> None:
    own = reach_of(session, (HEAD, None))
    assert own.holds(Right.SEE_RESULTS, point.id)
    assert own.holds(Right.SEE_RESULTS, abroad.id)
    assert own.scope(Right.SEE_RESULTS) is None
    assert not own.holds(Right.EDIT_UNITS, point.id)
    assert own.scope(Right.EDIT_UNITS) == frozenset()


def test_the_only_province_is_the_installation_until_there_is_another(
    session: Session, province: Unit
) -> None:
    user = make_user(session)
    give(session, user, ADMINISTRATOR, province)
    assert Reach(session, user.id, today=TODAY).has_everywhere(Right.EDIT_METHODS)
    make_unit(session)
    assert not Reach(session, user.id, today=TODAY).has_everywhere(Right.EDIT_METHODS)


def test_all_provinces_together_are_the_installation(
    session: Session, province: Unit, abroad: Unit
) -> None:
    own = reach_of(session, (HEAD, province), (ADMINISTRATOR, abroad))
    assert own.has_everywhere(Right.SEE_RESULTS)
    assert own.sees_everything()
    assert not own.has_everywhere(Right.EDIT_UNITS)  # of one of the two only
    assert not own.has_role_everywhere(HEAD)


def test_a_right_on_one_unit_is_none_on_another_that_is_seen(
    session: Session, province: Unit, commune: Unit
) -> None:
    sibling = make_unit(session, province)
    own = reach_of(session, (HEAD, commune), (CLERK, sibling))
    assert own.sees(sibling.id)
    assert not own.holds(Right.SEE_RESULTS, sibling.id)
    assert own.scope(Right.SEE_RESULTS) == {commune.id}
    assert own.scope(Right.SEE_COUNTS) == {commune.id, sibling.id}


def test_what_a_unit_continues_is_within_reach_with_what_was_below(
    session: Session, province: Unit
) -> None:
    old = make_unit(session, province, valid_to=LAST_DAY)
    below = make_unit(session, old, valid_to=LAST_DAY)
    older = make_unit(session, province, valid_to=LAST_DAY)
    new = make_unit(session, province)
    join(session, older, old)
    join(session, old, new)
    own = reach_of(session, (HEAD, new))
    assert own.scope(Right.SEE_RESULTS) == {u.id for u in (old, below, older, new)}
    for unit in (old, below, older, new):
        assert own.holds(Right.SEE_RESULTS, unit.id)
    # The other way round nothing opens: a merger gives nobody the new unit.
    assert not reach_of(session, (HEAD, old)).sees(new.id)


def test_a_unit_that_goes_on_beside_its_successor_stays_its_own(
    session: Session, province: Unit
) -> None:
    goes_on = make_unit(session, province)
    ends_later = make_unit(session, province, valid_to=TODAY)
    part = make_unit(session, province)
    join(session, goes_on, part)
    join(session, ends_later, part)
    own = reach_of(session, (HEAD, part))
    assert not own.sees(goes_on.id)
    assert not own.sees(ends_later.id)  # today is its last day
    assert own.scope(Right.SEE_RESULTS) == {part.id}


def test_a_province_that_was_merged_away_does_not_take_the_installation_away(
    session: Session, province: Unit
) -> None:
    old = make_unit(session, valid_to=LAST_DAY)
    own = reach_of(session, (ADMINISTRATOR, province))
    assert not own.has_everywhere(Right.EDIT_METHODS)
    join(session, old, province)
    own = reach_of(session, (ADMINISTRATOR, province))
    assert own.has_everywhere(Right.EDIT_METHODS)
    assert own.scope(Right.EDIT_METHODS) is None


def test_units_that_continue_each_other_end_the_walk(
    session: Session, province: Unit
) -> None:
    one = make_unit(session, province, valid_to=LAST_DAY)
    two = make_unit(session, province, valid_to=LAST_DAY)
    join(session, one, two)
    join(session, two, one)
    assert reach_of(session, (HEAD, one)).scope(Right.SEE_RESULTS) == {one.id, two.id}
    assert not reach_of(session, (HEAD, make_unit(session, province))).sees(one.id)


@pytest.mark.parametrize("role", RoleName)
def test_a_role_has_the_rights_of_the_table_and_no_others(
    session: Session, commune: Unit, role: RoleName
) -> None:
    own = reach_of(session, (role, commune))
    assert {right for right in Right if own.holds(right, commune.id)} == RIGHTS_OF[role]


Trees = st.lists(st.tuples(st.integers(-1, 9), st.booleans()), min_size=1, max_size=10)
Pairs = st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=6)
Held = st.sets(st.tuples(st.sampled_from([CLERK, HEAD]), st.integers(0, 9)), max_size=4)


@given(tree=Trees, lineage=Pairs, held=Held)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_scope_is_the_set_of_units_that_a_right_is_held_on(
    session: Session,
    tree: list[tuple[int, bool]],
    lineage: set[tuple[int, int]],
    held: set[tuple[RoleName, int]],
) -> None:
    units: list[Unit] = []
    for above, is_over in tree:
        parent = units[above] if 0 <= above < len(units) else None
        last: date | None = LAST_DAY if is_over else None
        units.append(make_unit(session, parent, valid_to=last))
    for before, after in lineage:
        if before != after and max(before, after) < len(units):
            join(session, units[before], units[after])
    grants = [(role, units[at]) for role, at in held if at < len(units)]
    own = reach_of(session, *grants)
    everything = {unit.id for unit in units}
    for right in (Right.SEE_RESULTS, Right.SEE_COUNTS, Right.EDIT_UNITS):
        scope = own.scope(right)
        cut = everything if scope is None else scope
        assert cut == {id_ for id_ in everything if own.holds(right, id_)}
        assert (scope is None) == own.has_everywhere(right)
    sight = own.sight()
    seen = {id_ for id_ in everything if own.sees(id_)}
    assert (everything if sight is None else sight) == seen
    session.rollback()
