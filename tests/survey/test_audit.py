"""Who did what to what, when: a row with every change, never changed itself."""

import pytest
from flask_babel import gettext
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.audit import Actor, Event, changes, keep
from survey.editing import Conflict, Place, check_revision, latest_changes
from survey.models import AuditEntry, Unit
from survey.speaking import speaking
from survey.words import action_word
from tests.factories import make_unit

CLERK = Actor("can.bo@tinh.vn", "web")


def _renamed(unit: Unit, name: str) -> Event:
    told = changes({"name": unit.name, "room": "1"}, {"name": name, "room": "1"})
    return Event("unit.edited", "unit", unit.code, unit.id, **told)


def test_a_change_is_kept_with_what_differs(session: Session) -> None:
    unit = make_unit(session, name="Xã Đông")
    keep(session, _renamed(unit, "Xã Tây"), by=CLERK)
    [entry] = session.scalars(select(AuditEntry))
    assert (entry.actor, entry.origin, entry.code) == (CLERK.name, "web", unit.code)
    assert (entry.before, entry.after) == ({"name": "Xã Đông"}, {"name": "Xã Tây"})


def test_what_is_refused_leaves_no_row(session: Session) -> None:
    unit = make_unit(session)
    session.commit()
    unit.parent_id = unit.id  # no unit stands below itself
    with pytest.raises(IntegrityError):
        keep(session, _renamed(unit, "x"), by=CLERK)
    session.rollback()
    assert list(session.scalars(select(AuditEntry))) == []


@pytest.mark.parametrize("change", ["UPDATE audit_entry SET actor = 'x'",
                                    "DELETE FROM audit_entry"])  # fmt: skip
def test_no_row_is_changed_or_deleted(session: Session, change: str) -> None:
    keep(session, _renamed(make_unit(session), "x"), by=CLERK)
    with pytest.raises(IntegrityError, match="frozen"):
        session.execute(text(change))


def test_the_second_of_two_is_told_what_the_first_changed(session: Session) -> None:
    unit = make_unit(session)
    session.commit()
    opened_at, place = str(unit.revision), Place("unit", unit.code)
    check_revision(session, unit, opened_at, place=place)
    event = _renamed(unit, "Xã Tây")
    unit.name = "Xã Tây"
    keep(session, event, by=CLERK)
    with pytest.raises(Conflict) as told:
        check_revision(session, unit, opened_at, place=place)
    assert told.value.status == 409
    assert [entry.after for entry in told.value.entries] == [{"name": "Xã Tây"}]


@pytest.mark.parametrize("given", [None, "", "x", "0", "99", "1 "])
def test_a_revision_that_is_none_is_refused(session: Session, given: object) -> None:
    unit = make_unit(session)
    session.commit()
    with pytest.raises(Conflict):
        check_revision(session, unit, given, place=Place("unit", unit.code))


def test_only_the_newest_changes_are_told(session: Session) -> None:
    unit = make_unit(session)
    for number in range(7):
        keep(session, _renamed(unit, f"Tên {number}"), by=CLERK)
    told = latest_changes(session, Place("unit", unit.code))
    assert [e.after and e.after["name"] for e in told] == [
        f"Tên {number}" for number in (6, 5, 4, 3, 2)
    ]


def test_english_says_what_was_done_and_a_button_what_to_do() -> None:
    assert action_word("user.signed-in") == gettext("Đăng nhập") == "Đăng nhập"
    with speaking("en"):
        assert action_word("user.signed-in") == "Signed in"
        assert gettext("Đăng nhập") == "Sign in"
