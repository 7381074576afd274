"""Citizens' phones in bad weather: each sends a sheet until it is acknowledged."""

import random
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode
from uuid import UUID

from bench.servers import HOST
from bench.sheets import Mint

ACKNOWLEDGED = {200, 201, 303}
AGAIN = {429, 502, 503}  # come back later
CUTS = 0.05  # of the sendings lose their connection before the answer comes
PAUSE = (0.005, 0.05)  # seconds before sending again
TIMEOUT = 10


@dataclass
class Seen:
    """What the senders know when all is over: id and digest of what was promised."""

    acknowledged: dict[UUID, bytes] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)
    repeats: int = 0
    refused: str = ""  # an answer that should never come, in full

    @property
    def n(self) -> int:
        """Return how many sheets were acknowledged so far."""
        return len(self.acknowledged)


class Senders:
    """Threads that send sheets until they are told to stop."""

    def __init__(self, mint: Mint, *, path: str, port: int, threads: int = 8) -> None:
        self.seen = Seen()
        self._mint, self._path, self._port = mint, path, port
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._threads = [
            threading.Thread(target=self._send_sheets, args=(seed,))
            for seed in range(threads)
        ]

    def start(self) -> None:
        """Begin to send."""
        for thread in self._threads:
            thread.start()

    def finish(self) -> None:
        """Let each sender bring its last sheet home, then end."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _send_sheets(self, seed: int) -> None:
        rng = random.Random(seed)
        while not self._stop.is_set() and not self.seen.refused:
            sheet, body = self._mint.draw(rng)
            encoded = urlencode(body).encode()
            while not self._is_acknowledged(encoded, rng) and not self.seen.refused:
                self.seen.repeats += 1
                time.sleep(rng.uniform(*PAUSE))
            with self._lock:
                self.seen.acknowledged[sheet.id] = sheet.digest

    def _is_acknowledged(self, body: bytes, rng: random.Random) -> bool:
        """Send once; return whether the server promised to have kept it."""
        status = "no answer"
        with suppress(OSError, HTTPException):
            status = self._send(body, cuts=rng.random() < CUTS)
        with self._lock:
            self.seen.answers[status] += 1
        return status.isdigit() and int(status) in ACKNOWLEDGED

    def _send(self, body: bytes, *, cuts: bool) -> str:
        connection = HTTPConnection(HOST, self._port, timeout=TIMEOUT)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request("POST", self._path, body, headers)
            if cuts:
                return "cut"
            answer = connection.getresponse()
            text = answer.read()
            if answer.status not in ACKNOWLEDGED | AGAIN:
                self.seen.refused = f"{answer.status}: {text.decode()[:2000]}"
            return str(answer.status)
        finally:
            connection.close()
