"""A slow line to a server: late, narrow, and in between whoever asks.

A browser's own throttling does not reach its service workers, which ask for the page of
a kiosk; nor does it slow down the first word of a new connection.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

CHUNK = 1_400  # bytes, about what a packet holds: connections share the line by turns
REQUEST = b" HTTP/1.1\r\n"


@dataclass
class Way:
    """One direction of the line, shared by all connections."""

    rate: float  # bytes a second
    delay: float  # seconds
    n_bytes: int = 0
    free_at: float = 0.0

    async def carry(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, line: "Wire"
    ) -> None:
        """Carry what one side says until it ends, or the line is cut."""
        loop, sent = asyncio.get_running_loop(), []
        while data := await source.read(CHUNK):
            line.n_requests += data.count(REQUEST)
            self.n_bytes += len(data)
            self.free_at = max(self.free_at, loop.time()) + len(data) / self.rate
            sent.append(asyncio.create_task(self._deliver(data, self.free_at, target)))
            await asyncio.sleep(self.free_at - loop.time())
        await asyncio.gather(*sent)
        target.close()

    async def _deliver(
        self, data: bytes, sent_at: float, target: asyncio.StreamWriter
    ) -> None:
        await asyncio.sleep(sent_at + self.delay - asyncio.get_running_loop().time())
        target.write(data)


@dataclass
class Wire:
    """What the line carried; `is_cut` lets nothing through."""

    server: int
    latency: float  # seconds there and back
    rate: float  # bytes a second, each way
    is_cut: bool = False
    n_requests: int = 0
    port: int = 0
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    up: Way = field(init=False)
    down: Way = field(init=False)
    ends: set[asyncio.StreamWriter] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.up = Way(self.rate, self.latency / 2)
        self.down = Way(self.rate, self.latency / 2)

    def cut(self) -> None:
        """Take the line away, with all that is on its way."""
        self.is_cut = True
        self.loop.call_soon_threadsafe(self._abort)

    def forget(self) -> None:
        """Count anew."""
        self.n_requests = self.up.n_bytes = self.down.n_bytes = 0

    def _abort(self) -> None:
        for end in self.ends:
            end.transport.abort()

    async def connect(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Carry one connection; to open it takes as long as to ask and be answered."""
        if self.is_cut:
            writer.close()
            return
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.server)
        ends = {writer, far_writer}
        self.ends |= ends
        await asyncio.sleep(self.latency)
        with suppress(OSError):
            await asyncio.gather(
                self.up.carry(reader, far_writer, self),
                self.down.carry(far_reader, writer, self),
            )
        self.ends -= ends


@contextmanager
def slow_line(server: int, *, latency: float, rate: float) -> Iterator[Wire]:
    """Lay a line to a server of this machine, carried by a thread of its own."""
    wire = Wire(server, latency, rate)
    loop = wire.loop
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    opening = asyncio.start_server(wire.connect, "127.0.0.1", 0)
    listening = asyncio.run_coroutine_threadsafe(opening, loop).result()
    wire.port = listening.sockets[0].getsockname()[1]
    yield wire
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
