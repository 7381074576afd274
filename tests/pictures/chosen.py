"""The pictures that README and docs speak of, each down to the end of a part."""

from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Locator, Page
from sqlalchemy import select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.db import make_engine
from survey.demo.login import read_passwords
from survey.demo.people import ADMINISTRATOR
from survey.demo.province import ROOT
from survey.demo.renewal import shown_counter
from survey.models import Round, Unit
from tests.browser.audit import DESKTOP, PHONE
from tests.browser.officials import sign_in

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
MARGIN = 6  # CSS pixels below what the picture ends with
COLOURS = 96


class Shot(NamedTuple):
    """A page of results, drawn down to the end of one of its parts."""

    name: str
    address: str
    until: str  # as a selector
    width: int = DESKTOP


SUBJECT = "/chi-so-chinh-thuc/doi-tuong/thuan-khe-du-lieu-minh-hoa"
ROUND, UNIT = "/cong-khai/{first}/1", "/don-vi/TK-P01"
FOR_OFFICIALS = (
    Shot("unit", UNIT, "section:has(#priorities)", PHONE),
    Shot("compare", "/so-sanh?unit=TK-P01&unit=TK-X02", "section:has(table.stacked)"),
    Shot("classes", "/phan-loai/{second}/4", "section:has(#sentences)"),
    Shot("two-rounds", "/so-sanh-dia-gioi", "tbody tr:nth-child(9)"),
    Shot("official-index", SUBJECT, "section.outside, section"),
    Shot("comments", f"{UNIT}/y-kien", ".comment:nth-child(5)"),
    Shot("publishing", "/cong-bo/{second}/4", "form .btn-primary"),
)
FOR_EVERYBODY = (
    Shot("public-start", "/cong-khai", "main", PHONE),
    Shot("public-province", ROUND, "section:nth-of-type(2)"),
    Shot("public-unit", f"{ROUND}{UNIT}", ".chart-figure", PHONE),
    Shot("public-open-data", f"{ROUND}/du-lieu", "tbody"),
    Shot("public-receipt", "/cong-khai/phieu", "form", PHONE),
)


def draw(browser: Browser, address: str, folder: Path) -> None:
    """Draw every picture from a demonstration that is served."""
    overview(browser, address, folder)
    citizen(browser, address, folder)
    first, second = _rounds(folder)
    official = _official(browser, address, folder)
    for shots, opened in ((FOR_OFFICIALS, official), (FOR_EVERYBODY, None)):
        for shot in shots:
            page = opened or _page(browser, address, width=shot.width)
            page.set_viewport_size({"width": shot.width, "height": 800})
            page.goto(shot.address.format(first=first, second=second))
            _draw(page, shot.name, until=page.locator(shot.until).first)


def overview(browser: Browser, address: str, folder: Path) -> None:
    """Draw what an official sees first."""
    page = _official(browser, address, folder)
    _draw(page, "overview", until=page.locator("section:has(#factors)"))


def citizen(browser: Browser, address: str, folder: Path) -> None:
    """Draw what a citizen sees, with an answer given."""
    page = _page(browser, address, width=PHONE)
    page.goto(f"/q/{_counter(folder)}")
    first = page.get_by_role("group").first
    first.get_by_label("Rất hài lòng").check()
    first.get_by_label("Rất hài lòng").blur()
    _draw(page, "citizen", until=first)


def _official(browser: Browser, address: str, folder: Path) -> Page:
    """Return the overview, opened by the administrator of the province."""
    page = _page(browser, address, width=DESKTOP)
    page.goto("/")
    email = ADMINISTRATOR.email
    sign_in(page, email=email, password=read_passwords(folder)[email])
    page.wait_for_url("**/tong-quan/**")
    return page


def _rounds(folder: Path) -> list[str]:
    """Return the codes of the two rounds of the whole province, the earlier first."""
    engine = make_engine(URL.create("sqlite", database=str(folder / "hailong.db")))
    query = (
        select(Round.code)
        .join(Unit, Unit.id == Round.root_id)
        .where(Unit.code == ROOT, Round.questionnaire_id.is_not(None))
        .order_by(Round.starts_on)
    )
    with Session(engine) as session:
        codes = list(session.scalars(query))
    engine.dispose()
    return codes


def _page(browser: Browser, address: str, *, width: int) -> Page:
    return browser.new_page(
        base_url=address,
        viewport={"width": width, "height": 800},
        device_scale_factor=1.5 if width == PHONE else 1,
        locale="vi-VN",
    )


def _counter(folder: Path) -> str:
    engine = make_engine(URL.create("sqlite", database=str(folder / "hailong.db")))
    with Session(engine) as session:
        code = shown_counter(session)
    engine.dispose()
    return code


def _draw(page: Page, name: str, *, until: Locator) -> None:
    """Save the page down to the end of a part, with few colours: small, as sharp."""
    IMAGES.mkdir(exist_ok=True)
    file = IMAGES / f"{name}.png"
    end: float = until.evaluate("it => it.getBoundingClientRect().bottom + scrollY")
    assert page.viewport_size
    width = page.viewport_size["width"]
    clip: FloatRect = {"x": 0, "y": 0, "width": width, "height": end + MARGIN}
    page.screenshot(path=file, full_page=True, clip=clip)
    picture = (
        Image.open(file).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    )
    picture.save(file, optimize=True)
