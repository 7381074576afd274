"""Published counts: all of a file or nothing, every fault with its place."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.past.counts import import_tallies
from survey.manage.operations.past.counts_file import Layout
from survey.manage.operations.past.counts_units import code_of
from survey.models import Channel, Tally, Unit
from tests.factories import Province, make_sheets, make_unit

HEADER = "item,unit,1,2,3,4,5\n"


@pytest.fixture(autouse=True)
def _takes_counts(province: Province) -> None:
    """Let the round take counts in place of sheets."""
    province.round.channels = [Channel.TALLY]


def _import(session: Session, province: Province, body: str, **given: object) -> None:
    import_tallies(
        session, province.round, (HEADER + body).encode(), layout=Layout(), **given
    )


def test_units_are_found_by_code_and_by_name(
    session: Session, province: Province
) -> None:
    _import(session, province, "S1,X1,0,0,1,2,3\nS1,xã hai,0,0,0,4,5\n")

    stored = session.execute(
        select(Unit.code, Tally.criterion, Tally.counts).join(Unit).order_by(Unit.code)
    )
    assert [tuple(row) for row in stored] == [
        ("X1", "S1", [0, 0, 1, 2, 3]),
        ("X2", "S1", [0, 0, 0, 4, 5]),
    ]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("S1,X1,0,0,-1,2,3\n", "Dòng 2, cột “3”: “-1”"),
        ("S1,X1,0,0,NaN,2,3\n", "“NaN”"),
        ("S1,X1,0,0,1.5,2,3\n", "“1.5”"),
        ("S1,X1,0,0,1e3,2,3\n", "“1e3”"),
        ("S1,X1,0,0,²,2,3\n", "“²”"),
        ("S1,X1,0,0,nhiều,2,3\n", "“nhiều”"),
        ("S1,X1,0,0,,2,3\n", "“”"),
        ("S1,X1,0,0,1,2\n", "cột “5”"),
        ("S1,X1,0,0,1,2,999999999\n", "vượt quá"),
        ("S1,,0,0,1,2,3\n", "cột “unit”: không được để trống"),
        ("S1,X9,0,0,1,2,3\n", "không có đơn vị “X9”"),
        ("S9,X1,0,0,1,2,3\n", "không có tiêu chí “S9”; có: S1, S2"),
        ("S1,X1,0,0,1,2,3\nS1,X1,0,0,1,2,3\n", "đã có ở dòng 2"),
        ("S1,X1,0,0,1,2,3\nS1,Xã Một,0,0,1,2,3\n", "cùng một đơn vị"),
        ("S1,TOTAL,0,0,1,2,3\n", "cộng các đơn vị được 0 0 0 0 0"),
        ("# không có gì\n", "không có dữ liệu"),
        ('S1,"X1,0,0,1,2,3\n', "không đọc được"),
    ],
)
def test_a_fault_is_named_and_nothing_is_stored(
    session: Session, province: Province, body: str, told: str
) -> None:
    with pytest.raises(Problem) as refusal:
        _import(session, province, body)
    assert told in str(refusal.value)
    assert session.scalar(select(func.count()).select_from(Tally)) == 0


def test_all_faults_are_told_at_once(session: Session, province: Province) -> None:
    body = "# nguồn\nS1,X1,0,0,x,2,3\n\nS9,X1,0,0,1,2,3\nS1,X9,0,0,1,2,3\n"

    with pytest.raises(Problem, match="3 lỗi") as refusal:
        _import(session, province, body)

    lines = str(refusal.value).splitlines()
    assert [line.split(":")[0].split(",")[0] for line in lines[1:]] == [
        "Dòng 3",
        "Dòng 5",
        "Dòng 6",
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "không có dòng nào"),
        (b"item,unit,1,2,3,4\n", "Thiếu cột “5”"),
        (b"item,unit,1,2,3,4,5,5\nS1,X1,0,0,0,0,1,1\n", "“5” có hai lần"),
        ("câu,đơn vị\n".encode("utf-16"), "không phải UTF-8"),
    ],
)
def test_a_file_of_another_kind_is_refused(
    session: Session, province: Province, data: bytes, told: str
) -> None:
    with pytest.raises(Problem, match=told):
        import_tallies(session, province.round, data, layout=Layout())


def test_new_units_are_made_only_on_request(
    session: Session, province: Province
) -> None:
    body = "S1,Thị xã Gia Nghĩa,0,0,1,2,3\n"
    with pytest.raises(Problem):
        _import(session, province, body)

    _import(session, province, body, create_below=province.root)

    made = session.scalars(select(Unit).where(Unit.name == "Thị xã Gia Nghĩa")).one()
    assert (made.code, made.parent_id) == ("Thi-xa-Gia-Nghia", province.root.id)
    assert made.valid_from == province.round.starts_on


def test_new_units_stand_inside_the_round(session: Session, province: Province) -> None:
    elsewhere = make_unit(session)
    with pytest.raises(Problem, match="không thuộc đợt"):
        _import(session, province, "S1,X,0,0,1,2,3\n", create_below=elsewhere)


def test_sheets_and_counts_do_not_mix(session: Session, province: Province) -> None:
    make_sheets(session, province.round, province.counters[0], ["55555"])
    with pytest.raises(Problem, match="chỉ được có phiếu hoặc bảng"):
        _import(session, province, "S1,X1,0,0,1,2,3\n")


def test_a_round_of_citizens_takes_no_counts(
    session: Session, province: Province
) -> None:
    province.round.channels = [Channel.QR]
    with pytest.raises(Problem, match="tally"):
        _import(session, province, "S1,X1,0,0,1,2,3\n")


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("krong_?", "krong"),
        ("?_jut", "jut"),
        ("Huyện Đắk R'lấp", "Huyen-Dak-R-lap"),
        ("???", ""),
        ("x" * 40, "x" * 32),
    ],
)
def test_codes_made_from_labels(label: str, code: str) -> None:
    assert code_of(label) == code
