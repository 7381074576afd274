"""What kiosks are known by: pairing codes, keys of tablets, codes for their staff.

None of them is kept: of codes and keys the database has digests, and what opens the
staff's part of a kiosk follows from the installation's secret.
"""

import hmac
import secrets
from datetime import timedelta
from hashlib import sha256

# As in the codes of counters: read from a screen and typed, so no 0 and O, no 1 and I.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
CODE_LENGTH = 8  # 2.8e11 codes, a quarter of an hour to find one
CODE_LIFETIME = timedelta(minutes=15)
KEY_BYTES = 32
UNLOCKING_DIGITS = 6


def draw_pairing_code() -> str:
    """Return a new code to pair a tablet with."""
    return "".join(secrets.choice(ALPHABET) for _number in range(CODE_LENGTH))


def as_shown(code: str) -> str:
    """Return a pairing code in two groups, to be read out and typed."""
    return f"{code[:4]}-{code[4:]}"


def as_typed(text: str) -> str:
    """Return a pairing code however it was typed: in small letters, with hyphens."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def draw_key() -> str:
    """Return the new key of a tablet: too long to be guessed from its digest."""
    return secrets.token_urlsafe(KEY_BYTES)


def digest_of(secret: str) -> bytes:
    """Return what is kept of a pairing code or a key."""
    return sha256(secret.encode(errors="surrogatepass")).digest()


def unlocking_code(secret_key: str, counter: str) -> str:
    """Return the digits that open the staff's part of a counter's kiosks."""
    name = f"kiosk unlocking {counter}".encode()
    number = int.from_bytes(hmac.digest(secret_key.encode(), name, sha256), "big")
    return f"{number % 10**UNLOCKING_DIGITS:0{UNLOCKING_DIGITS}}"
