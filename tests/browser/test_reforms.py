"""A merger and a split, from the list of reforms to the tree of the day."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official
from survey.models import Counter, Unit, UnitKind
from tests.browser.audit import audit
from tests.browser.officials import office_at
from tests.browser.site import EMAIL, PASSWORD, Site, fresh_site, today
from tests.factories import make_counter, make_province, make_unit

NAMES = ("Xã Thượng Hà", "Xã Hạ Hà", "Xã Trung Lương")


def fill(session: Session) -> None:
    """Add a province of three communes; the last has two points and two counters."""
    province = make_province(session, units=3, method="counter-short")
    province.root.name = "Tỉnh Minh Họa"
    for unit, name in zip(province.units, NAMES, strict=True):
        unit.name = name
    province.round.starts_on = today() - timedelta(days=30)
    province.round.ends_on = today() + timedelta(days=60)
    last = province.units[2]
    for name in ("Điểm Bến Đò", "Điểm Chợ Mới"):
        make_unit(session, last, name=name, kind=UnitKind.POINT)
    make_counter(session, last, name="Quầy Đất đai")
    add_official(session, EMAIL, password=PASSWORD)


@pytest.fixture(scope="module")
def own(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, desk_width: int
) -> Iterator[Site]:
    """A site whose units nobody else walks through."""
    folder = tmp_path_factory.mktemp(f"site-{desk_width}")
    with fresh_site(sqlite_template, folder, fill) as site:
        yield site


@pytest.fixture(scope="module")
def office(chromium: Browser, own: Site, desk_width: int) -> Iterator[Page]:
    """The window of an official who has signed in."""
    with office_at(chromium, own, "/sap-xep", width=desk_width) as page:
        yield page


def choose(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("searchbox").fill(name)
        page.get_by_role("button", name="Tìm").click()
        page.get_by_role("link", name=re.compile(f"Chọn +{name}")).click()


def day_of(page: Page, days: int) -> None:
    day = today() + timedelta(days=days)
    page.get_by_label("Có hiệu lực từ ngày").fill(day.isoformat())


def test_two_communes_become_one(office: Page, own: Site) -> None:
    audit(office, "reforms-none")
    office.get_by_role("link", name="Lập lần sắp xếp đầu tiên").click()
    audit(office, "reform-choose")
    office.get_by_role("link", name=re.compile("Chọn.*Sáp nhập")).click()
    office.get_by_role("searchbox").fill("ha")
    office.get_by_role("button", name="Tìm").click()
    audit(office, "reform-search")
    choose(office, *NAMES[:2])
    day_of(office, 1)
    office.get_by_label("Tên", exact=True).fill("Xã Hà Lương")
    office.get_by_role("button", name="Xem trước").click()
    expect(office.get_by_role("alert")).to_contain_text("phải có mã")
    audit(office, "reform-faults")
    office.get_by_label("Mã", exact=True).fill("HL")
    office.get_by_role("button", name="Xem trước").click()
    expect(office.get_by_role("heading", level=1)).to_contain_text("Xem trước")
    before = office.get_by_role("heading", name=re.compile("Trước, đến hết"))
    expect(before).to_be_visible()
    audit(office, "reform-preview")
    office.get_by_role("button", name="Xác nhận").click()
    expect(office.get_by_role("heading", level=1)).to_contain_text("Sáp nhập từ ngày")
    audit(office, "reform-done")
    with Session(own.engine) as session:
        ended = select(Unit.valid_to).where(Unit.name.in_(NAMES[:2]))
        assert set(session.scalars(ended)) == {today()}


def test_one_commune_becomes_two(office: Page, own: Site) -> None:
    office.goto("/sap-xep")
    expect(office.get_by_role("cell", name="Xã Hà Lương")).to_be_visible()
    audit(office, "reforms")
    office.get_by_role("link", name="Lập lần sắp xếp mới").click()
    office.get_by_role("link", name=re.compile("Chọn.*Chia tách")).click()
    choose(office, NAMES[2])
    day_of(office, 0)
    for at, name in enumerate(("Phường Đông", "Phường Tây")):
        office.get_by_label("Tên", exact=True).nth(at).fill(name)
        office.get_by_label("Mã", exact=True).nth(at).fill(f"P{at}")
        office.get_by_label("Loại").nth(at).select_option("ward")
    office.get_by_label("Điểm Chợ Mới").select_option("1")
    office.get_by_label("Quầy Đất đai").select_option("1")
    audit(office, "reform-split")
    office.get_by_role("button", name="Xem trước").click()
    audit(office, "reform-split-preview")
    office.get_by_role("button", name="Xác nhận").click()
    expect(office.get_by_role("heading", level=1)).to_contain_text("Chia tách từ ngày")
    with Session(own.engine) as session:
        found = select(Unit.name).join(Counter).where(Counter.name == "Quầy Đất đai")
        assert session.scalar(found) == "Phường Tây"


def test_a_reform_to_come_can_be_withdrawn(office: Page) -> None:
    office.goto("/sap-xep")
    office.get_by_role("link", name="Sáp nhập").click()
    office.get_by_role("button", name="Rút lại việc sắp xếp này").click()
    told = office.get_by_role("status").filter(has_text="Đã rút lại")
    expect(told).to_be_visible()
    expect(office.get_by_role("cell", name="Xã Hà Lương")).to_have_count(0)


def test_a_file_is_asked_for(office: Page) -> None:
    office.goto("/sap-xep/tep")
    audit(office, "reform-file")
