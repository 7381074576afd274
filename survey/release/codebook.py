"""How the answers of a round's sheets are read: by its questionnaire, as frozen."""

from collections.abc import Sequence
from typing import NamedTuple, Self

import numpy as np

from survey.methods import Form, stored_form
from survey.methods.answers import APART, BLANK, CHOSEN, NOT_CHOSEN, NUMBERS
from survey.models import Round
from survey.release import problems


class Codebook(NamedTuple):
    """The characters of a sheet, and which of them are levels of a criterion."""

    criteria: tuple[str, ...]  # codes, in the order of the answers
    columns: tuple[int, ...]  # their places, from 0
    width: int
    levels: str  # what the answer to a criterion may be
    signs: str  # what any answer may be
    others: tuple[int, ...] = ()  # places of what else is asked, from 0

    @classmethod
    def of(cls, round_: Round) -> Self:
        """Return the codebook of what a round asks."""
        return cls.of_form(form_of(round_))

    @classmethod
    def of_form(cls, form: Form) -> Self:
        """Return the codebook of a questionnaire."""
        levels = NUMBERS[: form.scale] + APART + BLANK
        has_more = len(form.criteria) < form.width
        columns = tuple(item.position - 1 for item in form.criteria)
        return cls(
            criteria=tuple(item.code for item in form.criteria),
            columns=columns,
            width=form.width,
            levels=levels,
            signs=NOT_CHOSEN + CHOSEN + NUMBERS + APART + BLANK if has_more else levels,
            others=tuple(sorted(set(range(form.width)) - set(columns))),
        )

    def parted(self, sheets: Sequence[str]) -> tuple[str, str]:
        """Return the answers of some sheets to the criteria, and all others.

        Each end to end.
        """
        text = "".join(sheets)
        if not self.others:
            return text, ""
        characters = np.frombuffer(text.encode("ascii"), dtype=np.uint8)
        table = characters.reshape(-1, self.width)
        levels, others = (table[:, part] for part in (self.columns, self.others))
        return levels.tobytes().decode("ascii"), others.tobytes().decode("ascii")


def form_of(round_: Round) -> Form:
    """Return what a round asks."""
    if round_.questionnaire is None:
        raise problems.no_questionnaire(round_.code)
    return stored_form(round_.questionnaire)
