"""How few sheets would give people away."""

# Whoever compares two releases shall find the answers of so many people at least.
FEWEST_NEW = 5


def is_few(n: int) -> bool:
    """Return whether so many sheets more or less could be worked out, and are few."""
    return 0 < abs(n) < FEWEST_NEW
