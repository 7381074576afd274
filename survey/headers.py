"""Security headers of every answer."""

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

from flask import Flask, Response, g, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; "
    "img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}{frames}"
)
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
# By who may show an answer in a frame. X-Frame-Options knows no "everybody".
FRAMED = {
    "'self'": {"X-Frame-Options": "SAMEORIGIN"},
    "*": {"X-Frame-Options": "", "Cross-Origin-Resource-Policy": "cross-origin"},
}
ONE_YEAR = 31_536_000  # seconds


@lru_cache(maxsize=64)
def style_source(css: str) -> str:
    """Return the policy source that allows exactly this inline stylesheet."""
    return f"'sha256-{b64encode(sha256(css.encode()).digest()).decode()}'"


@lru_cache(maxsize=64)
def policy(*styles: str, framed_by: str = "'none'", has_frames: bool = False) -> str:
    """Return a content security policy with these inline stylesheets allowed."""
    return POLICY.format(
        styles="".join(f" {source}" for source in styles),
        ancestors=framed_by,
        frames="; frame-src 'self'" if has_frames else "",
    )


def allow_style(css: str) -> None:
    """Allow one inline stylesheet in the answer being made."""
    g.setdefault("styles", []).append(style_source(css))


def allow_framing() -> None:
    """Let pages of ours show the answer being made in a frame."""
    g.framed_by = "'self'"


def allow_framing_anywhere() -> None:
    """Let whoever likes show the answer being made in a frame."""
    g.framed_by = "*"


def allow_frames() -> None:
    """Let the answer being made show pages of ours in frames."""
    g.has_frames = True


def init_app(app: Flask, *, is_secure: bool) -> None:
    """Add the headers to every answer that does not bring its own."""
    fixed = dict(FIXED)
    if is_secure:
        fixed["Strict-Transport-Security"] = f"max-age={ONE_YEAR}"

    @app.after_request
    def _add(response: Response) -> Response:
        if response.status_code == 304:  # what was kept has the headers it came with
            return response
        wanted = fixed | {"Content-Security-Policy": _policy()}
        if "framed_by" in g:
            wanted |= FRAMED[g.framed_by]
        if request.endpoint != "static":
            wanted["Cache-Control"] = "no-store"
        # On the way of every citizen: looked up by hand, setdefault costs 40 µs more.
        own = {name.lower() for name, _ in response.headers}
        for name, value in wanted.items():
            if value and name.lower() not in own:
                response.headers.add(name, value)
        return response


def _policy() -> str:
    return policy(
        *g.get("styles", ()),
        framed_by=g.get("framed_by", "'none'"),
        has_frames=g.get("has_frames", False),
    )
