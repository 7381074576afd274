"""Answers that everybody's browsers and proxies may keep for a while."""

from flask import Response, request

MINUTES_5 = 300  # seconds; what is withdrawn is gone for everybody after that


def let_be_kept(response: Response) -> Response:
    """Let a page or file be kept, and be asked for again by its mark."""
    if request.method not in {"GET", "HEAD"} or response.status_code not in {200, 302}:
        return response
    response.headers["Cache-Control"] = f"public, max-age={MINUTES_5}"
    if response.status_code == 302:
        return response
    response.direct_passthrough = False  # files are small, and marked by their content
    response.add_etag()
    response.make_conditional(request)
    return response
