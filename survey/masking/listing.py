"""Words written one after the other, as the set of them."""


def listed(words: str) -> frozenset[str]:
    """Return the words of a text; a pair of words is joined by a hyphen."""
    return frozenset(words.split())
