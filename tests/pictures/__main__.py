"""Draw every picture anew, and the page that shows them."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.browser.site import HAILONG
from tests.browser.windows import launch
from tests.pictures import chosen, every
from tests.pictures.shown import PAGE, shown
from tests.servers import environment, free_port, serving


def main() -> None:
    """Draw every picture."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder, browser = Path(name), launch(playwright)
        with demonstration(folder) as address:
            chosen.draw(browser, address, folder)
            every.draw(browser, address, folder)
        browser.close()
    PAGE.write_text(shown(), encoding="utf-8")


@contextmanager
def demonstration(folder: Path) -> Iterator[str]:
    """Build the demonstration and serve it."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    env = environment(
        instance=folder, base_url=address, port=port, second_factor="optional"
    )
    subprocess.run([HAILONG, "demo", "--build-only"], env=env, cwd=folder, check=True)
    log = folder / "serve.log"
    with serving([HAILONG, "serve"], port=port, folder=folder, env=env, log=log):
        yield address


if __name__ == "__main__":
    main()
