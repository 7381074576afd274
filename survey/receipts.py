"""Receipt codes: how they are printed, typed, and found."""

from hashlib import sha256

DIGEST = 16  # bytes
CODE_LENGTH = 10  # characters of 5 bits: 2 ** 50 codes, too many to guess one that is
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
MISREAD = str.maketrans("ILO", "110")


def receipt_digest(code: str) -> bytes:
    """Return the hash a receipt is found by, however the code was typed."""
    return sha256(b"receipt" + plain_code(code).encode()).digest()[:DIGEST]


def as_printed(code: str) -> str:
    """Return a receipt code in two groups, however it was typed."""
    plain = plain_code(code)
    return f"{plain[:5]}-{plain[5:]}"


def may_be_receipt(code: str) -> bool:
    """Return whether something typed looks like a receipt code at all."""
    plain = plain_code(code)
    return len(plain) == CODE_LENGTH and set(plain) <= set(ALPHABET)


def plain_code(code: str) -> str:
    """Return a code without its hyphen, in capitals, misread letters set right."""
    return code.upper().replace("-", "").replace(" ", "").translate(MISREAD)
