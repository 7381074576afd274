"""Groups of sheets inside units: what each says, and how it differs from the others."""

from survey.measure.parts.block import (
    Block,
    Counted,
    count_block,
    options_of,
    scores_of,
    sums_of,
)
from survey.measure.parts.details import (
    Details,
    answered_levels,
    count_details,
)
from survey.measure.parts.question import CHOSEN, Question
from survey.measure.parts.told import Told, told_details, told_groups, told_options
from survey.measure.parts.unions import Union, Unions
from survey.measure.threads import one_thread

__all__ = [
    "CHOSEN",
    "Block",
    "Counted",
    "Details",
    "Question",
    "Told",
    "Union",
    "Unions",
    "answered_levels",
    "count_block",
    "count_details",
    "one_thread",
    "options_of",
    "scores_of",
    "sums_of",
    "told_details",
    "told_groups",
    "told_options",
]
