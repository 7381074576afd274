"""No page is forgotten among the pictures of the docs."""

import pytest
from flask import Flask
from sqlalchemy.engine import URL

from tests.browser.audit import PHONE
from tests.pictures.catalogue import WITHOUT, pictured
from tests.pictures.chosen import IMAGES
from tests.pictures.every import FOLDER, file_of
from tests.pictures.shown import PAGE, shown

MOST = 5_500_000  # bytes of all pictures: every clone has them


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """Addresses need no database; the application wants one."""
    return sqlite_url


def test_every_page_is_drawn_or_there_is_a_reason(app: Flask) -> None:
    views = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.endpoint.startswith("api.")
    }
    drawn = [one.endpoint for one in pictured()]
    without = [endpoint for some in WITHOUT.values() for endpoint in some]
    assert sorted([*drawn, *without]) == sorted(views)


def test_the_page_shows_every_picture_there_is() -> None:
    assert PAGE.read_text(encoding="utf-8") == shown()
    files = {file_of(one) for one in pictured()}
    files |= {file_of(one, PHONE) for one in pictured() if one.is_for_phones}
    assert set(FOLDER.iterdir()) == files


def test_pictures_stay_small() -> None:
    sizes = (file.stat().st_size for file in IMAGES.rglob("*.*"))
    assert sum(sizes) < MOST
