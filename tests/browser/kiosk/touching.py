"""What a person does at the tablet, and what came of it."""

from playwright.sync_api import Page, ViewportSize
from sqlalchemy import select

from survey.models import Response
from tests.browser.site import Site

TABLET: ViewportSize = {"width": 1024, "height": 768}


def choose(page: Page, name: str) -> None:
    """Touch the button of this name."""
    page.get_by_role("button", name=name, exact=True).click()


def answer(page: Page) -> None:
    """Answer in Vietnamese what must be answered, and send it."""
    page.locator("[data-begin=vi]").click()
    while page.locator(".step:visible").get_attribute("data-kind") == "criterion":
        choose(page, "Hài lòng")
    choose(page, "Ý no")
    choose(page, "Gửi phiếu")


def evidence(site: Site) -> list[str]:
    """Return the evidence class of every sheet that is stored."""
    with site.engine.connect() as connection:
        return list(connection.scalars(select(Response.evidence)))
