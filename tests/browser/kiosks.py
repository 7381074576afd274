"""A tablet with a browser of its own, which can be killed and started again."""

import os
import shutil
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Page
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.db import writing
from survey.manage.operations.kiosks import make_pairing_code
from survey.models import Channel, Counter, Round
from tests.browser.site import Site, fill_counter
from tests.browser.windows import CHROMIUM, FLAGS
from tests.servers import free_port

# What a person does, as fast as the page lets them: every screen by its own buttons.
ANSWER = """async ([n, level]) => {
  const shown = (rule) => [...document.querySelectorAll(rule)]
    .find((one) => one.offsetParent !== null)
  const when = async (rule) => {
    for (;;) {
      const found = shown(rule)
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }
  for (let i = 0; i < n; i += 1) {
    (await when("[data-begin=vi]")).click()
    while (!shown(".send")) shown(`.step [data-value="${level}"]`).click()
    shown(".send").click();
    (await when(".thanks [data-go=start]")).click()
  }
}"""


def fill_kiosk(session: Session) -> None:
    """Add one counter whose round takes sheets from phones and kiosks."""
    fill_counter(session)
    session.flush()
    round_ = session.scalars(select(Round)).one()
    round_.channels = [Channel.QR, Channel.KIOSK]


def pairing_code(site: Site, counter: Counter) -> str:
    """Return a new pairing code of a counter, as staff would make it."""
    with Session(writing(site.engine)) as session:
        by = "can.bo@tinh.example"
        code = make_pairing_code(session, counter, by=by, now=clock.now())
        session.commit()
    return code


def pair(page: Page, code: str, *, site: str = "") -> None:
    """Type the code on the tablet."""
    page.goto(f"{site}/kiosk")
    page.get_by_label("Mã ghép máy").fill(code)
    page.get_by_role("button", name="Ghép máy").click()
    page.locator("#start").wait_for()


class Network:
    """A wire to the server that can be cut: nothing comes through while it is."""

    def __init__(self, server: int) -> None:
        self.is_cut = False
        self._server = server
        self._ends: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Take the server away, in the middle of whatever it was saying."""
        self.is_cut = True
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._ends.clear()

    def mend(self) -> None:
        """Let the server be reached again."""
        self.is_cut = False

    def close(self) -> None:
        """Stop listening."""
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _address = self._listener.accept()
                if self.is_cut:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self._server))
                self._ends += [near, far]
                for pair_ in ((near, far), (far, near)):
                    threading.Thread(target=_carry, args=pair_, daemon=True).start()


def _carry(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65_536):
            target.sendall(piece)
    # Whoever carries the other way ends, too, and closes the other end.
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
    source.close()


@contextmanager
def tablet(
    kind: BrowserType, profile: Path, *, is_killed: bool = True
) -> Iterator[Page]:
    """Start a browser on what it kept; at the end it is killed, unless it is closed."""
    port = free_port()
    names = [os.environ.get("CHROMIUM", ""), *CHROMIUM]
    found = next(path for name in names if (path := shutil.which(name)))
    process = subprocess.Popen(
        [
            *(found, *FLAGS, "--headless=new", f"--user-data-dir={profile}"),
            *(f"--remote-debugging-port={port}", "about:blank"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        browser = _connected(kind, port)
        yield browser.contexts[0].pages[0]
        if not is_killed:
            browser.new_browser_cdp_session().send("Browser.close")
            process.wait(timeout=10)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=10)


def _connected(kind: BrowserType, port: int) -> Browser:
    for _try in range(100):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return kind.connect_over_cdp(f"http://127.0.0.1:{port}")
        threading.Event().wait(0.1)
    raise AssertionError("the browser does not start")
