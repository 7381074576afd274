"""What is read out to a person at the tablet, with and without a network."""

from playwright.sync_api import Browser, StorageState, expect

from tests.browser.audit import audit
from tests.browser.kiosk.touching import TABLET, choose
from tests.browser.site import Site

HEARD = "() => !player.paused && player.currentTime > 0"
SILENT = """() => player.paused && !player.src &&
  !document.querySelector(".listen[aria-pressed=true]")"""
KEPT = """async () => {
  const kept = await (await caches.open("kiosk-sounds")).keys()
  return kept.length === 1 && navigator.serviceWorker.controller !== null
}"""


def test_what_is_read_out_needs_no_network_and_ends_with_the_screen(
    chromium: Browser, site: Site, paired: StorageState
) -> None:
    # No window that is watched: the console tells of the network that is taken away.
    with chromium.new_context(
        base_url=site.address, viewport=TABLET, storage_state=paired
    ) as context:
        page = context.new_page()
        page.clock.install()
        page.goto("/kiosk")
        begin, still = page.locator("[data-begin=tyz]"), page.locator(".still:visible")
        choose(page, "Nghe: Tày")
        page.wait_for_function(HEARD)
        page.wait_for_function(KEPT)
        begin.click()
        assert page.evaluate(SILENT)

        context.set_offline(True)
        page.reload()
        begin.click()
        listen = page.get_by_role("button", name="Nghe", exact=True)
        listen.focus()
        page.keyboard.press("Enter")
        page.wait_for_function(HEARD)
        expect(listen).to_have_attribute("aria-pressed", "true")
        page.clock.run_for(40_000)  # who listens is there
        expect(still).to_have_count(0)
        audit(page, "kiosk-listening")
        choose(page, "Nghe các mức trả lời")  # one at a time
        expect(listen).to_have_attribute("aria-pressed", "false")
        page.wait_for_function(HEARD)
        choose(page, "T5")
        assert page.evaluate(SILENT)
        listen.click()
        page.wait_for_function(HEARD)
        page.wait_for_function(SILENT)  # it ends by itself
        page.clock.run_for(31_000)
        expect(still).to_have_count(1)
        choose(page, "Tiếp tục")
        listen.evaluate("button => { button.dataset.sound += '-not-kept' }")
        listen.click()
        expect(page.locator(".unheard:visible")).to_contain_text("Chưa nghe được")
        choose(page, "Thôi, không gửi")
        assert page.evaluate(SILENT)
