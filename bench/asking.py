"""A questionnaire that also asks who answers and what is needed, and answers to it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from survey.methods import Form, Item, Kind, digest, full_document
from survey.methods.answers import APART, BLANK, CHOSEN, NOT_CHOSEN
from survey.methods.ready_items import ready_sections
from survey.models import Questionnaire

SECTIONS = ("needs", "respondent")
RESPONDENTS = 4  # questions about who answers
SILENT = 0.05  # share of sheets that leave an item out
RATHER_NOT = 0.05  # or would rather not say

Characters = NDArray[np.uint8]


def asking_more(plain: Questionnaire, languages: Sequence[str]) -> Questionnaire:
    """Return the next version: it also asks for needs, and four things of people."""
    title = dict.fromkeys(languages, plain.title)
    document = full_document(plain.document, code=plain.code, title=title)
    sections = {one["code"]: one for one in ready_sections(languages)}
    respondent = sections["respondent"]
    respondent["item"] = respondent["item"][:RESPONDENTS]
    document["section"] += [sections[code] for code in SECTIONS]
    return Questionnaire(
        code=plain.code,
        version=plain.version + 1,
        title=plain.title,
        method=plain.method,
        document=document,
        digest=digest(document),
        published_on=plain.published_on,
    )


def draw_more(form: Form, draw: np.random.Generator, sheets: int) -> list[Characters]:
    """Return the answers to each item beside the criteria, (sheets, its width)."""
    return [
        _chosen(item, draw, sheets)
        if item.kind is Kind.CHOICES
        else _choice(item, draw, sheets)
        for item in form.items
        if item.kind is not Kind.CRITERION
    ]


def _choice(item: Item, draw: np.random.Generator, sheets: int) -> Characters:
    """Draw one option each, the first ones more often than the last."""
    n = len(item.options)
    said = np.arange(n, 0, -1, dtype=float)
    said *= (1 - SILENT - RATHER_NOT) / said.sum()
    signs = [*range(ord("1"), ord("1") + n), ord(BLANK), ord(APART)]
    shares = [*said, SILENT, RATHER_NOT]
    return draw.choice(np.array(signs, np.uint8), size=(sheets, 1), p=shares)


def _chosen(item: Item, draw: np.random.Generator, sheets: int) -> Characters:
    """Draw up to as many options as may be chosen."""
    n, most = len(item.options), item.most
    signs = np.full((sheets, n), ord(NOT_CHOSEN), dtype=np.uint8)
    picked = draw.integers(0, n, size=(sheets, most))
    np.put_along_axis(signs, picked, ord(CHOSEN), axis=1)
    signs[draw.random(sheets) < SILENT] = ord(BLANK)
    return signs
