"""The answer scale of a method: its levels, their words, and which of them satisfy."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from survey.documents import Table, written

SCALE = 5
SCALES = (3, 5)  # an answer is stored as one character, from 1 up
SATISFIED = {3: (2, 3), 5: (4, 5)}
KEYS = ("scale", "satisfied", "levels")


class Scale(NamedTuple):
    """What an answer can be; nothing where nobody is asked."""

    n_levels: int = 0
    satisfied: tuple[int, ...] = ()
    words: Mapping[str, tuple[str, ...]] = {}


def read_scale(root: Table, languages: Sequence[str], *, is_asked: bool) -> Scale:
    """Return the scale of a method; one of typed counts has none."""
    if is_asked:
        n_levels = read_levels(root)
        words = root.lists("levels", languages, length=n_levels)
        return Scale(n_levels, _satisfied(root, n_levels), words)
    for key in KEYS:
        if key in root.values:
            words = _(
                '%(key)s chỉ dùng khi hỏi người dân: measure = "rates" không hỏi ai, '
                "hãy bỏ đi"
            )
            root.note(words, key=key)
    return Scale()


def read_levels(root: Table) -> int:
    """Return how many levels there are."""
    n_levels = root.whole("scale", SCALE, low=min(SCALES), high=max(SCALES))
    if n_levels in SCALES:
        return n_levels
    words = _("%(key)s phải là 3 hoặc 5, hiện là %(given)s")
    root.refuse("scale", n_levels, words, kind="scale")
    return SCALE


def _satisfied(root: Table, n_levels: int) -> tuple[int, ...]:
    """Return the satisfied levels: the upper end of the scale, never all of it."""
    usual = SATISFIED[n_levels]
    value = root.values.get("satisfied", usual)
    if isinstance(value, list | tuple):
        for lowest in range(2, n_levels + 1):
            if list(value) == list(range(lowest, n_levels + 1)):
                return tuple(range(lowest, n_levels + 1))
    words = _(
        "%(key)s phải là các mức cao nhất, theo thứ tự, như %(usual)s; "
        "hiện là %(given)s"
    )
    root.refuse("satisfied", value, words, usual=written(usual))
    return usual
