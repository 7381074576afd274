"""Secrets that are shown once and kept only as a digest."""

import secrets
from hashlib import sha256

BITS = 256
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike


def draw_secret() -> str:
    """Return a secret for an address or a cookie."""
    return secrets.token_urlsafe(BITS // 8)


def draw_letters(*, groups: int, length: int) -> str:
    """Return a secret in groups that can be read out and copied by hand."""
    return "-".join(
        "".join(secrets.choice(LETTERS) for _ in range(length)) for _ in range(groups)
    )


def digest_of(secret: str) -> bytes:
    """Return what is kept of a secret: it is too long to be guessed from this."""
    return sha256(secret.encode(errors="surrogatepass")).digest()
