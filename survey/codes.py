"""Codes of units, rounds and counters: what they may be, and what none can be."""

import re

# They stand in addresses and in the names of files.
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")


def may_exist(code: str) -> bool:
    """Return whether a database can be asked for a code at all.

    PostgreSQL takes no NUL, neither database a lone surrogate.
    """
    return code.isprintable()
