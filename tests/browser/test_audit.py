"""The audit itself notices what it is there for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import audit

PAGE = '<!doctype html><html lang="vi"><title>Thử</title><main><h1>Thử</h1>{}</main>'


@pytest.fixture
def blank(
    chromium: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Page]:
    monkeypatch.setattr(audit, "SCREENSHOTS", tmp_path / "pictures")
    page = chromium.new_page(viewport={"width": audit.PHONE, "height": 600})
    yield page
    page.close()


def test_a_fit_page_passes_and_leaves_a_picture(
    blank: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blank.set_content(PAGE.format("<p>Xin chào</p>"))
    monkeypatch.setenv(audit.WANTED, "1")
    audit.audit(blank, "fit")
    assert (tmp_path / "pictures" / "fit-360.png").stat().st_size > 0


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ('<img src="data:,">', "image-alt"),
        ('<input name="a">', "label"),
        ('<p style="color:#bbb">nhạt</p>', "color-contrast"),
        ('<button style="width:9px;height:9px;padding:0"></button>', "button-name"),
        ('<p style="width:900px">rộng</p>', r"9\d\d px wide"),
    ],
)
def test_an_unfit_page_fails(blank: Page, part: str, fault: str) -> None:
    blank.set_content(PAGE.format(part))
    with pytest.raises(AssertionError, match=fault):
        audit.audit(blank, "unfit")
