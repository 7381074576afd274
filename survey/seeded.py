"""Random orders that anybody can repeat, by a seed (ADR 19)."""

import secrets
from collections.abc import Sequence
from hashlib import sha256

SEED_BYTES = 16


def new_seed() -> str:
    """Return a seed nobody could choose."""
    return secrets.token_hex(SEED_BYTES)


def in_random_order(numbers: Sequence[int], seed: str, digest: str) -> list[int]:
    """Return numbers in the order of the SHA-256 of "seed:digest:number"."""
    return sorted(numbers, key=lambda number: _value(seed, digest, number))


def _value(seed: str, digest: str, number: int) -> bytes:
    return sha256(f"{seed}:{digest}:{number}".encode()).digest()
