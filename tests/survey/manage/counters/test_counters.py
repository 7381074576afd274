"""Counters: codes of their own, opened, closed, moved, imported."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.counter_import import import_counters
from survey.manage.operations.counters import (
    ALPHABET,
    CODE_LENGTH,
    close_counter,
    counter_by_code,
    move_counter,
    open_counter,
    reopen_counter,
    set_service,
)
from survey.models import Counter, Response
from tests.factories import (
    TODAY,
    Province,
    make_province,
    make_sheets,
    make_unit,
)
from tests.survey.manage.rows import csv

HEADING = "unit,name,name_en,room,opened_on,code"


@pytest.fixture
def province(session: Session) -> Province:
    return make_province(session)


def test_codes_are_drawn_from_signs_nobody_confuses() -> None:
    assert set(ALPHABET).isdisjoint("0O1IL")
    assert len(set(ALPHABET)) == len(ALPHABET)
    assert len(ALPHABET) ** CODE_LENGTH > 10**10


def test_codes_are_different_and_well_formed(
    session: Session, province: Province
) -> None:
    unit = province.units[0]
    codes = {
        open_counter(session, unit, name=f"Quầy {n}", opened_on=TODAY).code
        for n in range(50)
    }
    assert len(codes) == 50
    assert all(len(c) == CODE_LENGTH and set(c) <= set(ALPHABET) for c in codes)


def test_a_code_is_found_however_it_is_typed(
    session: Session, province: Province
) -> None:
    counter = open_counter(session, province.units[0], name="Quầy", opened_on=TODAY)
    assert counter_by_code(session, counter.code.lower()) is counter
    with pytest.raises(Problem) as caught:
        counter_by_code(session, "AAAAAAA")
    assert caught.value.status == 404


def test_a_closed_counter_takes_no_sheets_from_that_day_on(
    session: Session, province: Province
) -> None:
    counter = province.counters[0]
    close_counter(counter, on=TODAY)
    session.flush()
    assert counter.is_open_on(TODAY.replace(day=9))
    assert not counter.is_open_on(TODAY)
    with pytest.raises(Problem, match="đã đóng"):
        close_counter(counter, on=TODAY)
    reopen_counter(counter, on=TODAY)
    assert counter.is_open_on(TODAY)
    with pytest.raises(Problem, match="đang mở"):
        reopen_counter(counter, on=TODAY)


def test_a_counter_cannot_close_before_it_opens(
    session: Session, province: Province
) -> None:
    with pytest.raises(Problem, match="chỉ mở từ ngày"):
        close_counter(province.counters[0], on=date(2020, 1, 1))


def test_a_counter_moves_and_its_sheets_stay(
    session: Session, province: Province
) -> None:
    counter, (old, new) = province.counters[0], province.units
    make_sheets(session, province.round, counter, ["5" * 16])
    move_counter(counter, new, on=TODAY)
    session.flush()
    session.expire_all()
    assert counter.unit_id == new.id
    assert session.scalars(select(Response.unit_id)).one() == old.id
    ended = make_unit(session, province.root, valid_to=date(2026, 1, 1))
    with pytest.raises(Problem, match="không hoạt động"):
        move_counter(counter, ended, on=TODAY)


def test_counters_come_from_a_file_once(session: Session, province: Province) -> None:
    unit = province.units[0].code
    data = csv(f"{unit},Quầy A,Desk A,Phòng 1,,", f"{unit},Quầy B,,,,", heading=HEADING)
    first = import_counters(session, data, today=TODAY)
    assert [c.name for c in first.created] == ["Quầy A", "Quầy B"]
    assert {c.opened_on for c in first.created} == {TODAY}
    again = import_counters(session, data, today=TODAY)
    assert (again.created, again.changed, len(again.unchanged)) == ([], [], 2)


def test_a_name_is_changed_by_the_code(session: Session, province: Province) -> None:
    counter = province.counters[0]
    data = csv(f",Quầy mới,,,,{counter.code.upper()}", heading=HEADING)
    counter.code = counter.code.upper()
    imported = import_counters(session, data, today=TODAY)
    assert imported.changed == [counter]
    assert counter.name == "Quầy mới"


def test_every_fault_of_a_file_of_counters_is_told(
    session: Session, province: Province
) -> None:
    unit = province.units[0].code
    before = session.scalars(select(Counter.code)).all()
    data = csv(
        "nirgends,Quầy A,,,,",
        f"{unit},,,,,",
        f"{unit},Quầy B,,,,XXXXXXX",
        f"{unit},Quầy C,,,2020-01-01,",
        f"{unit},Quầy D,,,,",
        f"{unit},quầy d,,,,",
        ",Quầy E,,,,",
        heading=HEADING,
    )
    with pytest.raises(Problem) as caught:
        import_counters(session, data, today=TODAY)
    for words in (
        "Dòng 2, cột “unit”",
        "Dòng 3, cột “name”",
        "Dòng 4, cột “code”",
        "Dòng 5, cột “opened_on”",
        "Dòng 7: quầy đã có ở dòng 6",
        "Dòng 8, cột “unit”",
    ):
        assert words in caught.value.message
    assert session.scalars(select(Counter.code)).all() == before


def test_a_counter_has_a_service_from_the_file(
    session: Session, province: Province
) -> None:
    unit = province.units[0].code
    heading = "unit,name,lĩnh vực"
    data = csv(f"{unit},Quầy A,dat-dai", f"{unit},Quầy B,", heading=heading)
    created = import_counters(session, data, today=TODAY).created
    assert [counter.service for counter in created] == ["dat-dai", ""]
    data = csv(f"{unit},Quầy A,", f"{unit},Quầy B,ho-tich", heading=heading)
    imported = import_counters(session, data, today=TODAY)
    assert [counter.service for counter in created] == ["dat-dai", "ho-tich"]
    assert imported.changed == [created[1]]
    data = csv(f"{unit},Quầy C,Đất đai", heading=heading)
    with pytest.raises(Problem, match="cột “lĩnh vực”: chỉ dùng A-Z"):
        import_counters(session, data, today=TODAY)


def test_a_service_changes_and_the_sheets_keep_theirs(
    session: Session, province: Province
) -> None:
    counter = province.counters[0]
    set_service(counter, "dat-dai")
    make_sheets(session, province.round, counter, ["5" * 16])
    set_service(counter, "")
    session.flush()
    session.expire_all()
    assert counter.service == ""
    assert session.scalars(select(Response.service)).one() == "dat-dai"
    with pytest.raises(Problem, match="Mã lĩnh vực"):
        set_service(counter, "a,b")
