"""Load without wrk: asyncio on plain sockets. Slower than what it may have to measure.

``python -m bench.client URL SECONDS CONNECTIONS ENCODING|@FILE`` asks for a page in
an encoding, or sends the bodies of a file, one a line, each once. It prints what it
saw as the Lua scripts of wrk do.
"""

import asyncio
import itertools
import json
import statistics
import sys
import time
from asyncio import StreamReader, StreamWriter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

LENGTH = b"content-length:"


async def main(url: str, seconds: float, connections: int, what: str) -> None:
    """Send requests over some connections until the time is up."""
    parts = urlsplit(url)
    requests = _requests(f"{parts.path}", parts.netloc, what)
    deadline = time.monotonic() + seconds
    waits: list[float] = []
    start = time.monotonic()
    senders = [
        _send(str(parts.hostname), parts.port or 80, requests, deadline, waits)
        for _ in range(connections)
    ]
    errors = sum(await asyncio.gather(*senders))
    spent = time.monotonic() - start
    cuts = statistics.quantiles(waits, n=100)
    seen = {
        "requests": len(waits),
        "microseconds": round(spent * 1e6),
        "errors": errors,
        "p50": round(cuts[49] * 1e6),
        "p99": round(cuts[98] * 1e6),
    }
    print(json.dumps(seen))


def _requests(path: str, host: str, what: str) -> Iterator[bytes]:
    if not what.startswith("@"):
        head = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: {what}\r\n\r\n"
        return itertools.repeat(head.encode())
    return (_post(path, host, body) for body in Path(what[1:]).open())


def _post(path: str, host: str, line: str) -> bytes:
    body = line.rstrip("\n")
    return (
        f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(body)}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}"
    ).encode()


async def _send(
    host: str,
    port: int,
    requests: Iterator[bytes],
    deadline: float,
    waits: list[float],
) -> int:
    """Send over one connection, again and again; return how many went wrong."""
    errors = 0
    reader, writer = await asyncio.open_connection(host, port)
    while time.monotonic() < deadline:
        begun = time.monotonic()
        writer.write(next(requests))
        errors += await _status(reader) >= 400
        waits.append(time.monotonic() - begun)
    await _close(writer)
    return errors


async def _status(reader: StreamReader) -> int:
    """Return the status of one answer, having read all of it."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    lengths = [int(li[len(LENGTH) :]) for li in lines if li.startswith(LENGTH)]
    await reader.readexactly(lengths[0] if lengths else 0)
    return int(lines[0].split()[1])


async def _close(writer: StreamWriter) -> None:
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), sys.argv[4]))
