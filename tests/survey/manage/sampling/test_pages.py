"""The sampling desk as those see it who plan and run the fieldwork."""

import io

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.manage.operations.sampling.fieldwork import add_enumerator
from survey.models import (
    AuditEntry,
    Draw,
    DrawnEntry,
    Enumerator,
    Frame,
    FrameEntry,
    Outcome,
    Target,
    TransactionTotal,
)
from tests.factories import Province, make_province, make_sheets
from tests.pages import Page, open_page, send

pytestmark = pytest.mark.usefixtures("clock")

LIST = "mã;tên hoặc địa chỉ;thôn, tổ dân phố\n" + "".join(
    f"H{n};Hộ <b>số {n}</b>;Thôn {n % 2}\n" for n in range(1, 31)
)


@pytest.fixture
def province(session: Session) -> Province:
    # Nothing is read again after a commit: on SQLite that would keep the site waiting.
    session.expire_on_commit = False
    province = make_province(session, units=2)
    total = TransactionTotal(
        round_id=province.round.id, unit_id=province.units[0].id, service="", total=1000
    )
    session.add(total)
    make_sheets(session, province.round, province.counters[0], ["5" * 16], n=40)
    session.commit()
    return province


@pytest.fixture
def desk(province: Province) -> str:
    """The address of the desk."""
    return f"/chon-mau/{province.round.code}"


def _actions(session: Session) -> list[str]:
    session.commit()
    found = select(AuditEntry.action).order_by(AuditEntry.id)
    return [a for a in session.scalars(found) if not a.startswith(("session", "user"))]


def test_without_a_round_the_page_says_what_to_do(official: FlaskClient) -> None:
    assert "Hãy lập đợt trước" in open_page(official, "/chon-mau").text


def test_a_rule_is_seen_before_it_is_written(
    official: FlaskClient, session: Session, desk: str
) -> None:
    form = open_page(official, f"{desk}/muc-tieu")
    seen = send(official, form, {"rule": "slovin", "margin": "5", "preview": "1"})
    assert "286" in seen.text  # 1,000 transactions at ± 5 points
    assert "thiếu số giao dịch" in seen.text
    session.commit()
    assert session.scalar(select(func.count()).select_from(Target)) == 0
    session.rollback()
    done = send(official, seen, {"apply": "1"})
    assert "40 / 286" in done.text
    assert "còn 246 phiếu" in done.text
    assert _actions(session)[-1:] == ["targets.set"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"rule": "quota", "quota": ""}, "Xin ghi số phiếu"),
        ({"rule": "slovin", "margin": "0"}, "Phải từ 0,5 đến 30"),
        ({"rule": "cochran", "share": "abc"}, "Không phải số"),
        ({"rule": "cochran", "deff": "0.5"}, "Phải từ 1 đến 10"),
    ],
)
def test_what_makes_no_sense_is_told_at_its_field(
    official: FlaskClient, desk: str, given: dict[str, str | list[str]], told: str
) -> None:
    form = open_page(official, f"{desk}/muc-tieu")
    page = send(official, form, given | {"preview": "1"}, status=422)
    assert told in page.text


def test_a_decimal_stands_in_a_field_that_takes_its_comma(
    official: FlaskClient, desk: str
) -> None:
    form = open_page(official, f"{desk}/muc-tieu")
    [box] = [box for box in form.all("input") if box["name"] == "deff"]
    assert (box["type"], box["value"]) == ("text", "1,5")


def test_typed_targets_keep_what_somebody_else_wrote(
    official: FlaskClient, session: Session, province: Province, desk: str
) -> None:
    first, second = (f"n-{unit.id}" for unit in province.units)
    opened = open_page(official, f"{desk}/muc-tieu/tung-don-vi")
    send(official, opened, {first: "150", second: ""})
    late = send(official, opened, {first: "90"}, status=422)
    assert "Người khác vừa ghi 150" in late.text
    assert (
        "không dùng dấu phẩy"
        in send(official, opened, {second: "1.5"}, status=422).text
    )
    session.expire_all()
    assert session.scalar(select(Target.n)) == 150
    assert _actions(session)[-1:] == ["targets.typed"]


def _take_in(official: FlaskClient, desk: str, content: str, unit: str) -> Page:
    page = open_page(official, f"{desk}/danh-sach/moi")
    given = dict(page.forms[-1].filled) | {
        "unit": unit,
        "title": "Hộ gia đình",
        "file": (io.BytesIO(content.encode()), "ho.csv"),
    }
    answer = official.post(page.address, data=given, follow_redirects=True)
    return Page(answer.request.path, answer.status_code, answer.text)


def test_from_a_list_to_a_sample_to_its_outcomes(
    official: FlaskClient, session: Session, province: Province, desk: str
) -> None:
    unit = province.units[0]
    add_enumerator(session, unit, "Điều tra viên A")
    session.commit()
    frame = _take_in(official, desk, LIST, unit.code)
    assert frame.status == 200
    assert "Hộ <b>số 1</b>" in frame.text  # as a text
    drawn = send(official, frame, {"n": "6", "n_reserve": "2", "by_area": "y"})
    assert "Điều tra viên A" in drawn.text
    enumerator = session.scalar(select(Enumerator.id))
    session.commit()
    given = send(official, drawn, {"enumerators": [str(enumerator)]})
    assert "Đã giao danh sách cho 1" in given.text
    draw_id = session.scalar(select(Draw.id))
    session.commit()
    for junk in ("9" * 20, "-" + "9" * 20, "x"):
        assert official.get(f"/chon-mau/mau/{draw_id}?nguoi={junk}").status_code < 500
    form = open_page(official, f"/chon-mau/mau/{draw_id}/1")
    done = send(
        official, form, {"outcome": "refused", "visits": "2", "is_replaced": "y"}
    )
    assert "thay số 1" in done.text
    late = send(official, form, {"outcome": "answered"}, status=409)
    assert "Người khác vừa ghi" in late.text
    assert _actions(session) == [
        *("frame.added", "draw.made", "draw.assigned", "draw.noted"),
    ]
    session.expire_all()
    first = session.get_one(DrawnEntry, (draw_id, 1))
    assert (first.outcome, first.visits) == (Outcome.REFUSED, 2)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("mã\n\n", "không có dữ liệu"),
        ("tên,mã\nx,y\n", "mẫu có: mã, tên hoặc địa chỉ, thôn hoặc tổ dân phố"),
        ("thôn\nx\n", "Thiếu cột “mã”"),
        ("mã,thôn,tổ dân phố\nx,1,2\n", "Cột “thôn hoặc tổ dân phố” có hai lần"),
        ("mã\nH1\nh1\n", "mã đã có ở dòng 2"),
        ("mã;tên hoặc địa chỉ\n;Hộ\n", "không được để trống"),
        ("mã\n=1+1\n", "công thức"),
        ("", "không có dòng nào"),
    ],
)
def test_a_list_with_faults_is_refused_whole(
    official: FlaskClient,
    session: Session,
    province: Province,
    desk: str,
    content: str,
    told: str,
) -> None:
    page = _take_in(official, desk, content, province.units[0].code)
    assert page.status == 422
    assert told in page.text
    session.commit()
    assert session.scalar(select(func.count()).select_from(Frame)) == 0


@pytest.mark.parametrize("unit", ["KHONG-CO", "", "xã"])
def test_a_unit_that_is_none_is_told_at_its_field(
    official: FlaskClient, session: Session, desk: str, unit: str
) -> None:
    page = _take_in(official, desk, LIST, unit)
    assert page.status == 422
    [told] = [e for e in page.elements if e["id"] == "unit-error"]
    assert told.text
    assert dict(page.forms[-1].filled)["title"] == "Hộ gia đình"
    session.commit()
    assert session.scalar(select(func.count()).select_from(Frame)) == 0


def test_more_than_the_list_has_is_told_at_its_field(
    official: FlaskClient, session: Session, province: Province, desk: str
) -> None:
    frame = _take_in(official, desk, LIST, f"{province.units[0].code} – Xã".lower())
    page = send(official, frame, {"n": "50", "seed": "abc"}, status=422)
    [told] = [e for e in page.elements if e["id"] == "n-error"]
    assert "nhiều nhất 30" in told.text
    assert dict(page.forms[-1].filled)["seed"] == "abc"


@pytest.mark.parametrize(
    ("answers", "status", "told"),
    [
        ({"outcome": "answered", "is_replaced": "y"}, 422, "Chỉ thay người đã từ chối"),
        ({"outcome": "refused", "is_replaced": "y"}, 409, "dự phòng đã hết"),
    ],
)
def test_an_outcome_that_cannot_be_keeps_what_was_filled_in(
    official: FlaskClient,
    session: Session,
    province: Province,
    desk: str,
    answers: dict[str, str | list[str]],
    status: int,
    told: str,
) -> None:
    frame = _take_in(official, desk, LIST, province.units[0].code)
    send(official, frame, {"n": "6"})
    draw_id = session.scalar(select(Draw.id))
    session.commit()
    form = open_page(official, f"/chon-mau/mau/{draw_id}/1")
    page = send(official, form, answers | {"visits": "3"}, status=status)
    [fault] = [e for e in page.elements if e["id"] == "is_replaced-error"]
    assert told in fault.text
    filled = dict(page.forms[-1].filled)
    assert (filled["visits"], filled["outcome"]) == ("3", answers["outcome"])
    session.expire_all()
    assert session.get_one(DrawnEntry, (draw_id, 1)).outcome == Outcome.WAITING


def test_names_are_erased_only_when_the_round_is_over(
    official: FlaskClient, session: Session, province: Province, desk: str
) -> None:
    _take_in(official, desk, LIST, province.units[0].code)
    lists = open_page(official, f"{desk}/danh-sach")
    token = dict(lists.forms[-1].filled)["csrf_token"]
    answer = official.post(f"{desk}/xoa-danh-sach", data={"csrf_token": token})
    assert answer.status_code == 409
    province.round.ends_on = province.round.starts_on
    session.commit()
    done = send(official, open_page(official, f"{desk}/danh-sach"))
    assert "đã xóa tên và địa chỉ" in done.text
    assert set(session.scalars(select(FrameEntry.label))) == {""}


def test_the_files_hold_what_the_pages_show(
    official: FlaskClient, province: Province, desk: str
) -> None:
    content = official.get(f"{desk}.xlsx").data
    rows = list(load_workbook(io.BytesIO(content)).worksheets[0].values)
    first = next(row for row in rows if row[0] == province.units[0].code)
    assert first[2] == 1000
    assert first[5] == 40


@pytest.mark.parametrize("query", ["sai-so=abc", "sai-so=0", "sai-so=99"])
def test_a_margin_that_is_none_is_refused(
    official: FlaskClient, desk: str, query: str
) -> None:
    open_page(official, f"{desk}?{query}", status=422)
