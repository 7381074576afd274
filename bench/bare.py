"""The least a server can do: the same bytes, a fresh token spliced in, no Flask.

Given the product's own answer in the file BENCH_ANSWER, the function sends it with the
same headers; what differs is only the work in between.
"""

import json
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from survey.respond import tokens
from survey.respond.splice import KeptPage

ANSWER = "BENCH_ANSWER"  # environment variable: the file with the answer

StartResponse = Callable[[str, list[tuple[str, str]]], Any]


def make_app() -> Callable[[dict[str, Any], StartResponse], Iterable[bytes]]:
    """Return the function, ready to answer."""
    answer = json.loads(Path(os.environ[ANSWER]).read_text())
    page = KeptPage(answer["html"], answer["token"])
    headers = [(name, value) for name, value in answer["headers"]]
    key, scope = tokens.signing_key(answer["secret"]), answer["scope"].encode()

    def app(environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        token = tokens.issue(key, scope, minute=int(time.time()) // 60)
        if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
            body, encoding = page.gzipped(token), [("Content-Encoding", "gzip")]
        else:
            body, encoding = page.plain(token), []
        length = ("Content-Length", str(len(body)))
        start("200 OK", [*headers, *encoding, length])
        return [body]

    return app
