"""How well masking finds what is marked, and how often it masks what is not."""

from dataclasses import dataclass

from survey.masking import Masked, mask
from survey.masking.folding import folded
from tests.survey.masking.gold import Comment, Marked

HEADS = ("thôn", "xóm", "ấp", "bản", "buôn", "tổ", "dân", "phố", "số", "nhà", "khu")


@dataclass(frozen=True, slots=True)
class Recall:
    """The figures of a part of the gold set, 0 to 1, and the cases that went wrong."""

    numbers: float
    names: float
    others: float
    over_masked: float
    missed: tuple[str, ...]
    too_much: tuple[str, ...]


def recall_of(comments: list[Comment]) -> Recall:
    """Return the figures of a set of comments."""
    cases, too_much = list[tuple[Marked, bool, str]](), list[str]()
    n_clean = 0
    for comment in comments:
        found, marked = mask(comment.text), list(comment.marked)
        if not marked:
            n_clean += 1
            too_much += [found.text] * found.is_changed
        for _start, _end, one in marked:
            cases.append((one, not _is_left(one, found), comment.text))
    return Recall(
        numbers=_share([is_found for one, is_found, _ in cases if one.is_number]),
        names=_share([is_found for one, is_found, _ in cases if one.is_name]),
        others=_share(
            [ok for one, ok, _ in cases if not (one.is_name or one.is_number)]
        ),
        over_masked=len(too_much) / n_clean,
        missed=tuple(f"{one.text} | {text}" for one, ok, text in cases if not ok),
        too_much=tuple(too_much),
    )


def _is_left(one: Marked, found: Masked) -> bool:
    """Return whether any word of what is personal still stands in the masked text."""
    telling = [w for w in folded(one.text).split() if w.lower() not in HEADS]
    at = found.read.find(folded(one.text))
    end = at + len(folded(one.text))
    begin = at + folded(one.text).find(telling[0])
    return not all(
        any(span.start <= k < span.end for span in found.spans)
        for k in range(begin, end)
        if found.read[k].isalnum()
    )


def _share(cases: list[bool]) -> float:
    return sum(cases) / len(cases)
