"""From signing in to the poster on the screen, on a phone and on a desktop."""

from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official
from tests.browser.audit import audit
from tests.factories import make_province

EMAIL = "can.bo@tinh.example"
PASSWORD = "sông núi nước Nam 1077"


def test_an_official_finds_a_counter_and_its_poster(
    page: Page, session: Session
) -> None:
    add_official(session, EMAIL, password=PASSWORD)
    counter = make_province(session).counters[0]
    counter.name, code = "Quầy Tư pháp", counter.code
    session.commit()

    page.goto("/quay")
    page.locator("[name=email]").fill(EMAIL)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quầy và mã QR")
    audit(page, "counters")

    page.get_by_role("searchbox").fill("tu phap")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="Quầy Tư pháp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quầy Tư pháp")
    picture = page.locator("main img")
    expect(picture).to_have_attribute("src", f"/quay/{code}/poster.png")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)")
    audit(page, "counter")

    answer = page.request.get(f"/quay/{code}/poster.pdf")
    assert answer.body().startswith(b"%PDF")
