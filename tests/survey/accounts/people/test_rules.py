"""Nobody hands out more than they hold."""

import pytest
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.access import RIGHTS_OF, Right
from survey.access.reach import Reach
from survey.accounts.people.queries import grants_of
from survey.accounts.people.rules import (
    may_change_account,
    may_give,
    may_give_somewhere,
)
from survey.models import RoleName, Unit, User
from tests.factories import TODAY, make_unit
from tests.survey.access.people import give, make_user

ADMINISTRATOR, SYSTEM, AUDITOR, CLERK, HEAD, ANALYST = (
    RoleName.PROVINCE_ADMINISTRATOR,
    RoleName.SYSTEM_ADMINISTRATOR,
    RoleName.AUDITOR,
    RoleName.COUNTER_CLERK,
    RoleName.UNIT_HEAD,
    RoleName.ANALYST,
)
OF_ADMINISTRATORS = {ADMINISTRATOR, CLERK, HEAD, ANALYST}


class Place:
    """A province with two communes, and one beside it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.province, self.abroad = make_unit(session), make_unit(session)
        self.own = make_unit(session, self.province)
        self.sibling = make_unit(session, self.province)
        self.below = make_unit(session, self.own)

    def user(self, *grants: tuple[RoleName, Unit | None]) -> User:
        user = make_user(self.session)
        for role, unit in grants:
            give(self.session, user, role, unit)
        return user

    def reach(self, *grants: tuple[RoleName, Unit | None]) -> Reach:
        return Reach(self.session, self.user(*grants).id, today=TODAY)

    def may_change(self, own: Reach, user: User) -> bool:
        return may_change_account(own, grants_of(self.session, user))


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """One database is enough for rules in Python."""
    return sqlite_url


@pytest.fixture
def place(session: Session) -> Place:
    return Place(session)


@pytest.mark.parametrize("role", RoleName)
def test_an_administrator_of_surveys_gives_what_they_hold_where_they_hold_it(
    place: Place, role: RoleName
) -> None:
    own = place.reach((ADMINISTRATOR, place.own))
    for unit in (place.own, place.below):
        assert may_give(own, role, unit.id) == (role in OF_ADMINISTRATORS)
    for unit in (place.province, place.sibling, place.abroad):
        assert not may_give(own, role, unit.id)
    assert not may_give(own, role, None)
    assert may_give_somewhere(own, role) == (role in OF_ADMINISTRATORS)


@pytest.mark.parametrize("role", RoleName)
def test_a_system_administrator_of_everything_gives_every_role(
    place: Place, role: RoleName
) -> None:
    own = place.reach((SYSTEM, None))
    assert may_give(own, role, None)
    assert may_give(own, role, place.below.id)


@pytest.mark.parametrize("role", RoleName)
def test_a_system_administrator_of_one_unit_gives_none(
    place: Place, role: RoleName
) -> None:
    own = place.reach((SYSTEM, place.own))
    assert not may_give(own, role, place.own.id)
    assert not may_give_somewhere(own, role)


@pytest.mark.parametrize("role", RoleName)
@pytest.mark.parametrize("giver", [CLERK, HEAD, ANALYST, AUDITOR])
def test_who_may_not_edit_people_gives_nothing(
    place: Place, giver: RoleName, role: RoleName
) -> None:
    own = place.reach((giver, None))
    assert not may_give(own, role, None)
    assert not may_give(own, role, place.own.id)


def test_reading_the_audit_and_editing_people_is_not_enough_for_an_auditor(
    place: Place,
) -> None:
    own = place.reach((ADMINISTRATOR, None), (AUDITOR, None))
    assert own.has_everywhere(Right.READ_AUDIT)
    assert not may_give(own, AUDITOR, None)
    assert not may_give(own, SYSTEM, None)


def test_what_may_be_given_holds_no_right_that_the_giver_lacks(place: Place) -> None:
    """The rule itself, over every pair of roles of a giver."""
    for first in RoleName:
        for second in RoleName:
            own = place.reach(*{(first, place.own), (second, place.own)})
            held = RIGHTS_OF[first] | RIGHTS_OF[second]
            for role in RoleName:
                if may_give(own, role, place.own.id):
                    assert RIGHTS_OF[role] <= held
                    assert Right.EDIT_PEOPLE in held


def test_an_account_belongs_to_who_can_give_all_its_roles(place: Place) -> None:
    own = place.reach((ADMINISTRATOR, place.own))
    assert place.may_change(own, place.user((CLERK, place.own), (HEAD, place.below)))
    assert not place.may_change(own, place.user((CLERK, place.own), (CLERK, None)))
    assert not place.may_change(own, place.user((CLERK, place.sibling)))
    assert not place.may_change(own, place.user((AUDITOR, place.own)))


def test_a_small_role_does_not_make_an_administrators_account_ones_own(
    place: Place,
) -> None:
    """Else a clerk's role, given unasked, would lead to the password of anybody."""
    victim = place.user((SYSTEM, None), (CLERK, place.own))
    own = place.reach((ADMINISTRATOR, place.own))
    assert not place.may_change(own, victim)
    assert not place.may_change(place.reach((ADMINISTRATOR, None)), victim)
    assert place.may_change(place.reach((SYSTEM, None)), victim)


def test_who_has_no_role_belongs_to_those_who_look_after_everybody(
    place: Place,
) -> None:
    nobody = place.user()
    assert not place.may_change(place.reach((ADMINISTRATOR, place.province)), nobody)
    assert place.may_change(place.reach((ADMINISTRATOR, None)), nobody)
    assert place.may_change(place.reach((SYSTEM, None)), nobody)
    assert not place.may_change(place.reach((AUDITOR, None)), nobody)
