"""Pages are compressed where nobody can learn from the size of one (BREACH).

What somebody signed in sees is private, and shows again what was searched for. Who
could let their browser ask for it again and again, each time with another word, and see
how long the answers are, would find out letter by letter what else they say. So such a
page is compressed only for a request that came from the site itself or from the address
bar: browsers say so in a header that no other site can forge (docs/adr/0025).
"""

from flask import Flask, Response, request
from flask_compress import Compress

PRESSED = ("text/html", "image/svg+xml")  # files of data are made once, not again
OWN = {"same-origin", "none"}  # Sec-Fetch-Site: by a page of ours, or typed
PUBLIC = "public"  # the slice that nobody signs in to
LEFT = "respond"  # what citizens get is small, and many get it at once

_compress = Compress()


def init_app(app: Flask) -> None:
    """Compress answers on their way out, after all headers are there."""
    app.config.from_mapping(
        COMPRESS_REGISTER=False,
        COMPRESS_MIMETYPES=PRESSED,
        COMPRESS_ALGORITHM=("zstd", "br", "gzip"),
        COMPRESS_STREAMS=False,
    )
    _compress.init_app(app)
    app.after_request(_compressed)


def _compressed(response: Response) -> Response:
    if response.mimetype not in PRESSED or not may_be_compressed():
        return response
    answer: Response = _compress.after_request(response)
    return answer


def may_be_compressed() -> bool:
    """Return whether the size of the answer tells nothing to whoever made it asked."""
    if request.blueprint == PUBLIC:
        return True
    is_own = request.headers.get("Sec-Fetch-Site") in OWN
    return is_own and request.blueprint != LEFT
