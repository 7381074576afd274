"""The register is written from files, from what we ship, and one by one."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.outside import (
    Plan,
    add_result,
    change_result,
    load_shipped,
    plan_records,
    plan_shipped,
    read_file,
    write_records,
)
from survey.manage.outside.rows import read_records
from survey.models import Mark, OutsideResult, SubjectKind
from survey.outside import SHIPPED
from survey.outside.record import record_of
from survey.outside.table import register_table
from survey.speaking import speaking
from survey.spreadsheets import csv_file
from tests.factories import make_unit
from tests.survey.manage.rows import csv
from tests.survey.results.outside.results import record

HEADING = "chỉ số,năm,loại đối tượng,đối tượng,thuộc tỉnh,mã đơn vị,giá trị,thứ hạng"


def _write(session: Session, data: bytes) -> Plan:
    plan = plan_records(session, read_file(session, data))
    write_records(session, plan)
    return plan


def test_a_file_of_an_office_is_read_however_it_is_written(session: Session) -> None:
    unit = make_unit(session, code="SNV")
    data = csv(
        'par index,2023,Tỉnh,Tỉnh Hà  Giang,,,"87,73",23',
        f"Sipas,2024,đơn vị,Sở Nội vụ,,{unit.code},98.89,",
        "Chỉ số riêng,2024,cả nước,Cả nước,,,70,",
        heading=HEADING,
    )
    plan = _write(session, data)
    assert len(plan.new) == 3
    par, sipas, own = session.scalars(select(OutsideResult).order_by(OutsideResult.id))
    assert (par.index_name, par.subject, par.value, par.rank) == (
        *("PAR INDEX", "ha-giang", 87.73, 23),
    )
    assert (sipas.index_name, sipas.subject) == ("SIPAS", "don-vi.so-noi-vu")
    assert (own.index_name, own.subject, own.mark) == (
        *("Chỉ số riêng", "ca-nuoc", Mark.UNVERIFIED),
    )


def test_a_file_changes_what_it_says_otherwise_and_leaves_the_rest(
    session: Session,
) -> None:
    line = "SIPAS,2023,tỉnh,Hà Giang,,,{},31"
    _write(session, csv(line.format("80"), heading=HEADING))
    again = csv(line.format("80"), heading=HEADING)
    plan = _write(session, again)
    assert (plan.new, plan.changed, plan.n_same) == ([], [], 1)
    plan = plan_records(
        session, read_file(session, csv(line.format("81"), heading=HEADING))
    )
    [changed] = plan.changed
    assert (changed.before, changed.after) == ({"value": 80.0}, {"value": 81.0})
    [event] = write_records(session, plan)
    assert (event.action, event.code) == ("outside.edited", "SIPAS 2023 ha-giang")


def test_every_fault_of_a_file_is_told_at_its_cell(session: Session) -> None:
    data = csv(
        "SIPAS,1023,tỉnh,Hà Giang,,,80,",
        "SIPAS,2023,huyện,Hà Giang,,,80,",
        "SIPAS,2023,tỉnh,Hậu Giang,,,tám,",
        "SIPAS,2023,tỉnh,Cà Mau,,,,",
        "SIPAS,2023,tỉnh,Long An,,,101,",
        "SIPAS,2023,đơn vị,Sở Y tế,,,80,",
        "SIPAS,2023,đơn vị,Sở Xây dựng,,LA,80,",
        "SIPAS,2022,tỉnh,Bắc Kạn,,,80,",
        "SIPAS,2022,tỉnh,tỉnh bắc kạn,,,81,",
        heading=HEADING,
    )
    with speaking("vi"), pytest.raises(Problem) as caught:
        read_file(session, data)
    assert caught.value.message.splitlines()[1:] == [
        "Dòng 2, cột “năm”: năm phải từ 2000 đến 2099.",
        "Dòng 3, cột “loại đối tượng”: không có “huyện”; được dùng: cả nước, vùng, "
        "tỉnh, đơn vị, nation, region, province, unit.",
        "Dòng 4, cột “giá trị”: “tám” không phải số; viết 87,73.",
        "Dòng 5, cột “giá trị”: cần ít nhất một trong: giá trị, điểm, thứ hạng.",
        "Dòng 6, cột “giá trị”: chỉ số này tính bằng phần trăm, nhiều nhất là 100.",
        "Dòng 7, cột “thuộc tỉnh”: đơn vị phải ghi thuộc tỉnh nào, hoặc mã trong hệ "
        "thống.",
        "Dòng 10: kết quả này đã có ở dòng 9.",
        "Dòng 8, cột “mã đơn vị”: hệ thống không có đơn vị nào mang mã “LA”.",
    ]


def test_what_we_ship_is_sound_and_loaded_once(session: Session) -> None:
    n = len(plan_shipped(session).new)
    [event] = load_shipped(session)
    assert n > 120
    assert len((event.after or {})["created"]) == n
    assert load_shipped(session) == []
    every = list(session.scalars(select(OutsideResult)))
    units = [one for one in every if one.subject_kind == SubjectKind.UNIT]
    assert len({one.subject for one in units}) == 24
    # Nothing is called verified without a source to look it up in.
    assert all(one.source_title for one in every if one.mark == Mark.VERIFIED)
    assert {one.mark for one in every} == set(Mark) - {Mark.ASSUMED}


def test_what_somebody_corrected_is_not_shipped_over(session: Session) -> None:
    load_shipped(session)
    query = select(OutsideResult).filter_by(subject="ha-giang", area="", year=2023)
    result = session.scalars(query.filter_by(index_name="PAR INDEX")).one()
    result.value = 87.74
    session.flush()
    assert load_shipped(session) == []
    assert len(plan_shipped(session).changed) == 1
    assert result.value == 87.74


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_exported_can_be_imported(language: str) -> None:
    records = read_records(SHIPPED.read_bytes())
    with speaking(language):
        assert read_records(csv_file(register_table(records))) == records


def test_the_same_result_is_written_once(session: Session) -> None:
    first = add_result(session, record(value=86.77))
    with pytest.raises(Problem, match="đã có"):
        add_result(session, record(value=90.0))
    other = add_result(session, record(year=2022, value=90.0))
    with pytest.raises(Problem, match="đã có"):
        change_result(session, other, record(value=90.0))
    told = change_result(session, first, record(rank=27, rank_of=63))
    assert told == {
        "before": {"rank": None, "rank_of": None, "value": 86.77},
        "after": {"rank": 27, "rank_of": 63, "value": None},
    }
    assert record_of(first) == record(rank=27, rank_of=63)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"rank": 64, "rank_of": 63}, "lớn hơn tổng số"),
        ({"rank": 5, "rank_of": 0}, "Nhỏ nhất là 1"),
        ({"rank": 0}, "Nhỏ nhất là 1"),
        ({"value": 80.0, "is_tied": True}, "Đồng hạng"),
        ({"rank_of": 63, "value": 80.0}, "phải có thứ hạng"),
        ({"points": 8.4, "most_points": 8.0}, "lớn hơn điểm tối đa"),
        ({"value": 80.0, "source_url": "javascript:alert(1)"}, "http"),
        ({"value": 80.0, "region_rank": 6}, "vùng nào"),
        ({"value": 80.0, "region": "v", "region_rank_of": 6}, "Cần thứ hạng"),
        ({"value": 80.0, "subject_name": "…"}, "chữ hoặc số"),
        ({"value": 80.0, "subject_name": "Cả nước"}, "cả nước"),
        ({"value": 80.0, "area_name": "Cải cách thể chế"}, "mã nội dung"),
        ({"value": 80.0, "province": "Cần Thơ"}, "Chỉ đơn vị"),
        ({"value": 80.0, "source_title": ""}, "phải ghi nguồn"),
    ],
)
def test_what_contradicts_itself_is_refused(
    session: Session, given: dict[str, object], words: str
) -> None:
    with pytest.raises(Problem, match=words):
        add_result(session, record(**given))
