"""From a unit's own points to a pack that whoever gets it can check."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from passlib.totp import TOTP
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.accounts.operations import add_official
from survey.manage.operations.criteria_sets import take_shipped
from survey.models import Counter, Grant, RoleName, Round, Unit, User
from survey.par import parse_criteria_set
from survey.release.operations import make_release
from survey.submission.operations.opening import open_workbooks
from survey.submission.operations.scoring import Given, write_scores
from tests.browser.audit import DESKTOP, PHONE, audit
from tests.browser.officials import sign_in
from tests.browser.site import PASSWORD, Site, fill_counter, fresh_site, today
from tests.browser.windows import window
from tests.browser.worker import do_one
from tests.factories import make_sheets

HEAD, SIGNER = "chu.tich@xa.example", "quan.tri@tinh.example"
LEFT = "6"  # the area that the head has still to score
PDF = {"name": "bao-cao.pdf", "mimeType": "application/pdf"}
SAID = "Quyết toán đúng hạn"


def fill(session: Session) -> None:
    """Add a commune with a released round and a workbook all but ready; two people."""
    fill_counter(session)
    session.flush()
    round_ = session.scalars(select(Round)).one()
    counter = session.scalars(select(Counter)).one()
    make_sheets(session, round_, counter, ["54321", "55555"], n=40, day=today())
    make_release(session, round_, made_at=clock.now())
    _open_workbook(session, counter.unit, round_)
    root = session.get_one(Unit, round_.root_id)
    _add(session, HEAD, RoleName.UNIT_HEAD, counter.unit)
    _add(session, SIGNER, RoleName.PROVINCE_ADMINISTRATOR, root)


def _open_workbook(session: Session, unit: Unit, round_: Round) -> None:
    criteria = take_shipped(session, "par-unit-example-2025", at=clock.now())
    [made] = open_workbooks(
        session,
        criteria,
        [unit],
        round_=round_,
        due_on=today() + timedelta(days=3),
        at=clock.now(),
    )
    own = [x for x in parse_criteria_set(criteria.document).items if x.scorer == "self"]
    ready = [one for one in own if not one.code.startswith(f"{LEFT}.")]
    write_scores(session, made, {one.code: Given(one.most, "Đủ") for one in ready})


def _add(session: Session, address: str, role: RoleName, unit: Unit) -> None:
    add_official(session, address, password=PASSWORD)
    session.flush()
    user = session.scalars(select(User).filter_by(email=address)).one()
    for given in session.scalars(select(Grant).filter_by(user_id=user.id)):
        session.delete(given)
    at = {"granted_at": clock.now()}
    session.add(Grant(user_id=user.id, role=role, unit_id=unit.id, **at))


@pytest.fixture(scope="module")
def site(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("signing")
    given = {"second_factor": "required"}
    with fresh_site(sqlite_template, folder, fill, **given) as site:
        yield site


def test_from_the_units_own_points_to_a_signed_workbook_and_a_pack(
    chromium: Browser, site: Site, tmp_path: Path
) -> None:
    with window(chromium, site.address, width=PHONE) as phone:
        _score_and_check(phone)
    with window(chromium, site.address, width=DESKTOP) as desk:
        _sign_and_send(desk)
        pack = _fetch_pack(desk, site, tmp_path)
    with zipfile.ZipFile(pack) as archive:
        archive.extract("verify.py", tmp_path)
    command = [sys.executable, "-I", str(tmp_path / "verify.py"), str(pack)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = r"Hồ sơ nguyên vẹn\.\nAll is well: [1-9]\d* indices recomputed\.\n"
    assert re.fullmatch(said, done.stdout)


def _score_and_check(page: Page) -> None:
    """The head of the unit, on a phone, with the password alone."""
    page.goto("/cham-diem")
    sign_in(page, email=HEAD)
    expect(page.get_by_text("còn 3 ngày").first).to_be_visible()
    audit(page, "workbooks-due")
    page.get_by_role("link", name=re.compile("^Tự chấm và rà soát")).click()
    page.get_by_role("link", name=re.compile("^Chấm lĩnh.*Tài chính công")).click()
    for field in page.locator("input[inputmode=decimal]").all():
        field.fill("4")
    page.get_by_label("Giải trình cho 6.2").fill(SAID)
    audit(page, "workbook-area")
    _press(page, "Ghi")
    expect(page.get_by_text("thiếu tài liệu hoặc giải trình")).to_be_visible()

    page.get_by_role("link", name="Thêm tài liệu kiểm chứng").click()
    page.get_by_label("Tệp").set_input_files(PDF | {"buffer": b"%PDF-1.7\n\n%%EOF\n"})
    page.get_by_label("Trích yếu").fill("Báo cáo quyết toán")
    page.get_by_label(re.compile("^6.1")).check()
    audit(page, "workbook-bring")
    _press(page, "Tải lên")
    _press(page, "Xác nhận đã rà soát")
    expect(page.get_by_text("Bạn đã rà soát bảng này")).to_be_visible()
    audit(page, "workbook-checked")


def _sign_and_send(page: Page) -> None:
    """A second person, who proves to be it by an app."""
    page.goto("/cham-diem")
    sign_in(page, email=SIGNER)
    page.get_by_role("link", name=re.compile("^Ký bảng chấm điểm")).click()
    workbook = page.url
    _press(page, "Ký bảng chấm điểm")
    audit(page, "workbook-second-factor")
    page.get_by_role("link", name="Thiết lập lớp thứ hai").click()
    page.get_by_role("link", name="Thiết lập ứng dụng").click()
    page.get_by_text("Không quét được").click()
    key = page.locator("dd code").inner_text().replace("-", "")
    page.get_by_label("Mã 6 chữ số").fill(TOTP(key=key).generate().token)
    _press(page, "Hoàn tất")
    page.goto(workbook)
    _press(page, "Ký bảng chấm điểm")
    expect(page.get_by_text("Bản ký số 1")).to_be_visible()
    _press(page, "Gửi đi")
    expect(page.get_by_text("Đã gửi lúc")).to_be_visible()
    audit(page, "workbook-sent")


def _fetch_pack(page: Page, site: Site, folder: Path) -> Path:
    """Ask for the pack of the release, and wait at its page."""
    page.goto("/ket-qua")
    page.get_by_role("main").get_by_role("link", name="Hồ sơ", exact=True).click()
    _press(page, "Lập hồ sơ")
    expect(page.get_by_role("progressbar")).to_be_visible()
    audit(page, "pack-waiting")
    worker = Thread(target=do_one, args=[site])
    worker.start()
    expect(page.get_by_text("Đã xong.")).to_be_visible(timeout=60_000)  # by itself
    worker.join()
    audit(page, "pack-done")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Tải tệp về").click()
    file = folder / fetched.value.suggested_filename
    fetched.value.save_as(file)
    return file


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
