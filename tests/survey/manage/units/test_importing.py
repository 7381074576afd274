"""A file is looked at, then confirmed, then written: all of it or nothing."""

from datetime import date
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Task, TaskFile, TaskState, Unit
from survey.tree import unit_by_code
from tests.factories import make_unit
from tests.pages import Page, open_page, send
from tests.survey.access.people import make_user
from tests.survey.manage.rows import PROVINCE, csv
from tests.survey.manage.units.files import (
    ADDRESS,
    check,
    confirm,
    n_units,
    upload,
    work,
)
from tests.survey.spreadsheets.workbooks import workbook

pytestmark = pytest.mark.usefixtures("clock")

HEAD = ("Mã đơn vị", "Tên đơn vị", "Loại đơn vị", "Mã đơn vị cấp trên", "Từ ngày")
ROWS = [
    HEAD,
    ("T", "Tỉnh An Thịnh", "tỉnh", None, date(2025, 7, 1)),
    ("T.1", "Xã Đông", "xã", "T", date(2025, 7, 1)),
    (101, "Xã Tây", "xã", "T", "1/7/2025"),
]


def tiles(page: Page) -> list[str]:
    """Return how many units are created, changed, left alone, continued."""
    return [e.text for e in page.all("p") if e["class"] == "tile-value"]


def actions(session: Session) -> list[str]:
    told = select(AuditEntry.action).order_by(AuditEntry.id)
    return [a for a in session.scalars(told) if not a.startswith("user.")]


def test_a_workbook_comes_in(
    official: FlaskClient, app: Flask, session: Session
) -> None:
    preview = check(official, app, workbook(ROWS), "Danh sách.xlsx")
    assert preview.heading == "Kiểm tra tệp “Danh sách.xlsx”"
    assert tiles(preview) == ["3", "0", "0", "0"]
    assert n_units(session) == 0
    done = confirm(official, app, preview)
    assert "3 đơn vị mới" in done.text
    assert unit_by_code(session, "101").parent is unit_by_code(session, "T")
    assert unit_by_code(session, "T.1").valid_from == date(2025, 7, 1)
    assert actions(session) == ["units.checked", "units.confirmed", "units.imported"]


def test_the_preview_shows_old_and_new(
    official: FlaskClient, app: Flask, session: Session
) -> None:
    make_unit(session, code="T", name="Tỉnh An Thịn", valid_from=date(2025, 7, 1))
    session.commit()
    preview = check(official, app, csv(PROVINCE, "T.1,Xã Đông,xã,T,2025-07-01,,"))
    assert tiles(preview) == ["1", "1", "0", "0"]
    assert [e.text for e in preview.all("del")] == ["Tỉnh An Thịn"]
    assert [e.text for e in preview.all("ins")] == ["Tỉnh An Thịnh"]
    confirm(official, app, preview)
    session.expire_all()
    found = unit_by_code(session, "T")
    assert (found.name, found.revision) == ("Tỉnh An Thịnh", 2)


def test_faults_are_shown_with_row_and_column_and_nothing_is_written(
    official: FlaskClient, app: Flask, session: Session
) -> None:
    rows = [*ROWS, ("T.3", "", "làng", "Q", 45_839)]
    page = check(official, app, workbook(rows), "a.xlsx")
    told = [e.text for e in page.all("tr")][1:]
    assert len(told) == 4
    assert all(line.startswith("5") for line in told)
    for words in ("Tên đơn vị", "“làng”", "“Q”", "45839 là số, có lẽ là ngày 1/7/2025"):
        assert any(words in line for line in told), (words, told)
    assert not page.forms[1:], "a file with faults cannot be confirmed"
    assert n_units(session) == 0
    csv_ = official.get(page.link("Tải danh sách lỗi"))
    assert "làng" in csv_.text


def test_what_changed_meanwhile_stops_the_import(
    official: FlaskClient, app: Flask, session: Session
) -> None:
    make_unit(session, code="T", name="Tỉnh An Thịn", valid_from=date(2025, 7, 1))
    session.commit()
    preview = check(official, app, csv(PROVINCE, "T.1,Xã Đông,xã,T,2025-07-01,,"))
    unit_by_code(session, "T").name = "Tỉnh Thịnh An"
    session.commit()
    done = confirm(official, app, preview)
    assert "cây đơn vị đã thay đổi" in done.text
    assert n_units(session) == 1
    assert unit_by_code(session, "T").name == "Tỉnh Thịnh An"
    assert "units.imported" not in actions(session)


def test_a_unit_created_meanwhile_stops_it_too(
    official: FlaskClient, app: Flask, session: Session
) -> None:
    preview = check(official, app, csv(PROVINCE))
    make_unit(session, code="T", name="Tỉnh An Thịnh", valid_from=date(2025, 7, 1))
    session.commit()
    assert "cây đơn vị đã thay đổi" in confirm(official, app, preview).text


def test_confirming_twice_imports_once(
    official: FlaskClient, app: Flask, session: Session
) -> None:
    preview = check(official, app, csv(PROVINCE))
    first, second = send(official, preview), send(official, preview)
    assert first.address == second.address
    assert work(app) == 1
    again = open_page(official, preview.address)
    assert "đã được xác nhận" in again.text
    assert n_units(session) == 1


def test_a_file_that_says_nothing_new_needs_no_import(
    official: FlaskClient, app: Flask, session: Session
) -> None:
    confirm(official, app, check(official, app, csv(PROVINCE)))
    preview = check(official, app, csv(PROVINCE))
    assert "không có gì khác" in preview.text
    assert len(preview.forms) == len(open_page(official, "/cay-don-vi/nhom").forms)


def test_others_see_nothing_of_a_check(
    official: FlaskClient, app: Flask, session: Session
) -> None:
    check(official, app, csv(PROVINCE))
    [task] = session.scalars(select(Task))
    assert app.test_client().get(f"{ADDRESS}/{task.id}").status_code == 302
    assert official.get(f"{ADDRESS}/{task.id}").status_code == 200
    task.asked_by = make_user(session).id
    session.commit()
    for send_ in (official.get, official.post):
        assert send_(f"{ADDRESS}/{task.id}").status_code in {400, 404}
    assert official.get(f"{ADDRESS}/0").status_code == 404


def test_a_file_that_is_gone_says_so(
    official: FlaskClient, app: Flask, session: Session
) -> None:
    preview = check(official, app, csv(PROVINCE))
    for file in session.scalars(select(TaskFile)):
        session.delete(file)
    session.commit()
    assert "quá một ngày" in confirm(official, app, preview).text


def test_no_file_is_told_at_the_field(official: FlaskClient) -> None:
    page = send(official, open_page(official, "/cay-don-vi/nhap"), status=422)
    assert "Xin chọn tệp" in page.text


def test_too_large_a_file_is_refused_unread(
    official: FlaskClient, session: Session
) -> None:
    class Unread(BytesIO):
        """A body that nobody may touch."""

        def read(self, *_: object) -> bytes:
            raise AssertionError

    answer = official.post(
        "/cay-don-vi/nhap",
        input_stream=Unread(),
        environ_overrides={"CONTENT_LENGTH": str(50 * 1024 * 1024)},
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == 413
    assert "Tệp nặng 50 MB là quá lớn: nhiều nhất 10 MB" in answer.text
    assert list(session.scalars(select(Task))) == []


def test_elsewhere_and_for_strangers_the_small_limit_stays(
    official: FlaskClient, app: Flask
) -> None:
    large = {"data": b"x" * 70_000, "content_type": "application/x-www-form-urlencoded"}
    assert official.post("/cay-don-vi/moi", **large).status_code == 413
    assert app.test_client().post("/cay-don-vi/nhap", **large).status_code == 413
    assert app.test_client().post("/q/khong-co", **large).status_code == 413


def test_the_worker_says_how_far_it_is(
    official: FlaskClient, app: Flask, session: Session
) -> None:
    address = upload(official, csv(PROVINCE))
    assert "Đang chờ đến lượt" in open_page(official, address).text
    work(app)
    [task] = session.scalars(select(Task))
    assert task.state == TaskState.DONE
    assert task.done == task.total == 2


def test_no_unit_is_left_of_a_file_whose_last_row_is_wrong(
    official: FlaskClient, app: Flask, session: Session
) -> None:
    lines = [f"T.{n},Xã số {n},xã,T,2025-07-01,," for n in range(300)]
    check(official, app, csv(PROVINCE, *lines, "T.300,Xã,xã,Q,2025-07-01,,"))
    assert session.scalar(select(Unit.id)) is None
