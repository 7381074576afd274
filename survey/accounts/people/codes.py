"""What stands for a person in an address.

A row's number would tell how many accounts there are and invite to try the next one;
an address of mail does not belong into logs. The number is enciphered instead.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import sha512

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

LENGTH = 4  # bytes of a row's number
PURPOSE = b"person in an address"


class PersonCodes:
    """The codes of people, good as long as the installation keeps its secret."""

    def __init__(self, secret_key: str) -> None:
        # SIV: the same number has always the same code, and no other passes.
        self._cipher = AESSIV(hmac.digest(secret_key.encode(), PURPOSE, sha512))

    def code(self, user_id: int) -> str:
        """Return what stands for somebody."""
        sealed = self._cipher.encrypt(user_id.to_bytes(LENGTH), None)
        return urlsafe_b64encode(sealed).decode().rstrip("=")

    def id_of(self, code: str) -> int | None:
        """Return whom a code stands for; None for one that was not made here."""
        try:
            sealed = urlsafe_b64decode(code.encode() + b"=" * (-len(code) % 4))
            number = self._cipher.decrypt(sealed, None)
        except (Error, InvalidTag, ValueError):
            return None
        user_id = int.from_bytes(number)
        # Other spellings of the same bytes are no second address.
        return user_id if self.code(user_id) == code else None
