"""The worker's turn: what `hailong worker` does while a page waits for it."""

from playwright.sync_api import Page

from survey.cli.tasks import run_waiting
from survey.config import read_settings
from tests.browser.site import Site


def work(site: Site, page: Page) -> None:
    """Do the one task that a page waits for, and open the page again."""
    do_one(site)
    page.reload()


def do_one(site: Site) -> None:
    """Do the one task that waits."""
    secret = (site.folder / "instance" / "secret_key").read_text().strip()
    settings = read_settings(
        database_url=str(site.engine.url), secret_key=secret, base_url=site.address
    )
    assert run_waiting(site.engine, settings) == 1
