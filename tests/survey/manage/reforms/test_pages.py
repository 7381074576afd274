"""The way through a reform without scripts, and what is refused on it."""

import re
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Grant, Lineage, Reform, Unit
from survey.tree import load_tree, unit_by_code
from tests.factories import TODAY, Province, make_unit
from tests.pages import Page, open_page, send
from tests.survey.manage.reforms.asking_pages import count, token

DAY = "2026-07-01"
DETAILS: dict[str, str | list[str]] = {
    "day": DAY,
    "basis": "Nghị quyết 1/NQ",
    "new-0-name": "Xã Mới",
    "new-0-code": "M",
}


def chosen(official: FlaskClient, province: Province) -> Page:
    """Walk to the details of a merger of the first two communes."""
    page = open_page(official, "/sap-xep/moi")
    page = open_page(official, page.link("Sáp nhập"))
    for name in ("xa dong", "xa tay"):
        page = send(official, page, {"q": name}, form=1)
        page = open_page(official, page.link("Chọn Xã"))
    return page


def test_a_merger_from_the_list_to_the_list(
    official: FlaskClient, session: Session, province: Province
) -> None:
    page = chosen(official, province)
    preview = send(official, page, DETAILS)
    assert "1/7/2026" in preview.heading
    assert count(session, Reform) == 0
    for words in ("Xã Đông", "kết thúc", "Xã Mới", "mã QR và áp phích vẫn dùng được"):
        assert words in preview.text

    n = count(session, AuditEntry)
    done = send(official, preview)
    assert "Sáp nhập từ ngày 1/7/2026" in done.heading
    assert count(session, AuditEntry) == n + 1
    opened = unit_by_code(session, "M")
    assert opened.valid_from == date(2026, 7, 1)
    assert opened.kind == province.units[0].kind
    listed = open_page(official, "/sap-xep")
    assert "Nghị quyết 1/NQ" in listed.text
    assert "Xã Đông" in listed.text


def test_faults_stand_at_their_fields_and_what_was_typed_stays(
    official: FlaskClient, session: Session, province: Province
) -> None:
    page = chosen(official, province)
    taken = province.units[2].code
    page = send(official, page, DETAILS | {"new-0-code": taken}, status=422)
    assert f"Đã có mã “{taken}”" in page.text
    assert dict(page.forms[-1].filled)["new-0-name"] == "Xã Mới"
    page = send(official, page, {"day": ""}, status=422)
    assert "Xin chọn ngày có hiệu lực" in page.text
    assert count(session, Reform) == 0


def test_the_unit_above_is_named_by_code_or_name(
    official: FlaskClient, session: Session, province: Province
) -> None:
    for code in ("Q1", "Q2"):
        make_unit(session, province.root, code=code, name=f"Quận {code[1]}")
    session.commit()
    page = chosen(official, province)
    page = send(official, page, DETAILS | {"new-0-parent": "quận"}, status=422)
    assert "Q1 – Quận 1, Q2 – Quận 2. Xin ghi mã." in page.text
    preview = send(official, page, {"new-0-parent": "quan 2", "day": "1/7/2026"})
    assert dict(preview.forms[-1].filled)["new-0-parent"] == "Q2"
    send(official, preview)
    parent = unit_by_code(session, "M").parent
    assert parent.code == "Q2"


def test_going_back_from_the_preview_keeps_what_was_typed(
    official: FlaskClient, province: Province
) -> None:
    preview = send(official, chosen(official, province), DETAILS)
    data = dict(preview.forms[-1].filled) | {"edit": "y"}
    answer = official.post(preview.address, data=data)
    assert answer.status_code == 200
    assert 'value="Xã Mới"' in answer.text


def test_somebody_was_faster(
    official: FlaskClient, session: Session, province: Province
) -> None:
    preview = send(official, chosen(official, province), DETAILS)
    province.units[0].name = "Xã Đông Mới"
    session.commit()
    data = dict(preview.forms[-1].filled)
    answer = official.post(preview.address, data=data)
    assert answer.status_code == 409
    assert "Lần gửi này chưa được ghi" in answer.text
    assert count(session, Reform) == 0


def test_confirmed_twice_it_is_done_once(
    official: FlaskClient, session: Session, province: Province
) -> None:
    preview = send(official, chosen(official, province), DETAILS)
    data = dict(preview.forms[-1].filled)
    assert official.post(preview.address, data=data).status_code == 303
    assert official.post(preview.address, data=data).status_code == 409
    assert count(session, Reform) == 1


@pytest.mark.parametrize("seen", ["", "x", "U1:1", "U1:x,:", "a:" + "9" * 400])
def test_nothing_is_done_that_was_not_looked_at(
    official: FlaskClient, session: Session, province: Province, seen: str
) -> None:
    preview = send(official, chosen(official, province), DETAILS)
    data = dict(preview.forms[-1].filled) | {"seen": seen}
    assert official.post(preview.address, data=data).status_code == 409
    unseen = data | {"seen": "\0:1"}
    assert official.post(preview.address, data=unseen).status_code == 422
    assert count(session, Reform) == 0


def test_a_split_deals_out_counters_and_children(
    official: FlaskClient, session: Session, province: Province
) -> None:
    point = make_unit(session, province.units[0], code="D1", name="Điểm 1")
    session.commit()
    code = province.units[0].code
    page = open_page(official, f"/sap-xep/moi/chia-tach?unit={code}")
    counter = province.counters[0].code
    answers: dict[str, str | list[str]] = {
        "day": DAY,
        "new-0-name": "Xã Một",
        "new-0-code": "M1",
        "new-1-name": "Xã Hai",
        "new-1-code": "M2",
        "new-0-share": "40",
        "new-1-share": "60",
        f"below-{point.code}": "1",
        f"counter-{counter}": "1",
    }
    preview = send(official, page, answers)
    send(official, preview)
    shares = {row.share for row in session.scalars(select(Lineage))}
    assert shares == {0.4, 0.6}
    after = load_tree(session).on(date(2026, 7, 1))
    assert after.parent(point.id) == unit_by_code(session, "M2").id


def test_a_move_needs_a_place(official: FlaskClient, province: Province) -> None:
    first, second, _third = province.units
    page = open_page(official, f"/sap-xep/moi/chuyen?unit={first.code}")
    assert "day" not in page.forms[-1].names
    address = f"/sap-xep/moi/chuyen?unit={first.code}&above={second.code}"
    preview = send(official, open_page(official, address), {"day": DAY})
    assert "chuyển chỗ" in preview.text
    done = send(official, preview)
    assert "Chuyển cấp trên" in done.heading


def test_a_reform_to_come_is_withdrawn_and_one_in_force_is_not(
    official: FlaskClient, session: Session, province: Province
) -> None:
    preview = send(official, chosen(official, province), DETAILS)
    done = send(official, preview)
    listed = send(official, done)
    assert "Đã rút lại" in listed.text
    assert count(session, Reform) == 0
    assert count(session, Unit) == 4

    yesterday = (TODAY - timedelta(days=1)).isoformat()
    late = DETAILS | {"day": yesterday}
    done = send(official, send(official, chosen(official, province), late))
    assert "Rút lại việc" not in done.text
    sent = {"csrf_token": token(preview)}
    answer = official.post(f"{done.address}/rut", data=sent)
    assert answer.status_code == 409
    assert count(session, Reform) == 1


def test_the_list_is_cut_to_days(
    official: FlaskClient, session: Session, province: Province
) -> None:
    send(official, send(official, chosen(official, province), DETAILS))
    assert "Xã Mới" in open_page(official, "/sap-xep?from=2026-07-01").text
    assert "Xã Mới" not in open_page(official, "/sap-xep?to=2026-06-30").text
    open_page(official, "/sap-xep?from=x", status=400)


@pytest.mark.parametrize(
    "address",
    [
        "/sap-xep/moi/khac",
        "/sap-xep/moi/sap-nhap?unit=KHONG-CO",
        "/sap-xep/moi/sap-nhap?unit=%00",
        "/sap-xep/99",
    ],
)
def test_what_is_not_there_is_not_found(
    official: FlaskClient, province: Province, address: str
) -> None:
    assert official.get(address).status_code == 404


def test_strangers_to_a_unit_do_not_reform_it(
    official: FlaskClient, session: Session, province: Province
) -> None:
    other = make_unit(session, name="Tỉnh khác")
    session.execute(update(Grant).values(unit_id=other.id))
    session.commit()
    code = province.units[0].code
    address = f"/sap-xep/moi/doi-ten?unit={code}"
    assert official.get(address).status_code == 404
    page = open_page(official, f"/sap-xep/moi/doi-ten?unit={other.code}&q={code}")
    assert not re.search(rf"Chọn[^<]*{province.units[0].name}", page.text)
