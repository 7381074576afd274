"""Taking a comment out of sight, and masking by hand what the rules overlooked."""

from collections.abc import Sequence

from survey.masking.kinds import BY_HAND
from survey.models import ShownComment
from survey.unaccented import unaccented


def hold(comment: ShownComment) -> None:
    """Take a comment out of sight until it is masked; the caller commits."""
    comment.is_held = True


def missing(comment: ShownComment, pieces: Sequence[str]) -> list[str]:
    """Return the pieces that do not stand in a comment as they were typed."""
    return [piece for piece in pieces if piece not in comment.text]


def mask_by_hand(comment: ShownComment, pieces: Sequence[str]) -> None:
    """Mask pieces of a comment, the longest first, and let it be read again.

    Without pieces it comes back as it was: nothing in it was personal.
    """
    text = comment.text
    for piece in sorted(pieces, key=len, reverse=True):
        text = text.replace(piece, BY_HAND)
    comment.text, comment.plain = text, unaccented(text)
    comment.is_held = False
