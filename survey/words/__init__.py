"""Codes of figures and units in words of the page's language, by subject."""

from survey.words.actions import action_word
from survey.words.audit import field_word, object_word, origin_word, task_word
from survey.words.due import time_left_word
from survey.words.evidence import evidence_meaning, evidence_word
from survey.words.fieldwork import frame_word, outcome_word, rule_short, rule_word
from survey.words.figures import (
    BANDS,
    band_word,
    fallback_reason,
    quality_reason,
    quality_word,
    status_word,
)
from survey.words.findings import (
    basis_word,
    group_verdict_word,
    pair_word,
    quadrant_word,
    signal_word,
    verdict_word,
)
from survey.words.kept import kept_value
from survey.words.languages import language_inside, language_word
from survey.words.methods import (
    aggregate_word,
    level_words,
    measure_word,
    out_of,
    text_of,
    weighting_word,
)
from survey.words.microdata import why_no_sheets
from survey.words.offices import (
    group_key,
    group_of,
    group_of_figure,
    group_word,
    kind_word,
)
from survey.words.outside import mark_word, subject_kind_word
from survey.words.paper import batch_state_word, recalled_word
from survey.words.par import (
    lack_word,
    question_state_word,
    scope_word,
    scorer_word,
    workbook_state_word,
)
from survey.words.questionnaires import item_kind_word, personal_word
from survey.words.roles import role_purpose, role_word
from survey.words.rounds import channel_word, population_word, weighting_option
from survey.words.unranked import exemption_told, exemption_word

__all__ = [
    "BANDS",
    "action_word",
    "aggregate_word",
    "band_word",
    "basis_word",
    "batch_state_word",
    "channel_word",
    "evidence_meaning",
    "evidence_word",
    "exemption_told",
    "exemption_word",
    "fallback_reason",
    "field_word",
    "frame_word",
    "group_key",
    "group_of",
    "group_of_figure",
    "group_verdict_word",
    "group_word",
    "item_kind_word",
    "kept_value",
    "kind_word",
    "lack_word",
    "language_inside",
    "language_word",
    "level_words",
    "mark_word",
    "measure_word",
    "object_word",
    "origin_word",
    "out_of",
    "outcome_word",
    "pair_word",
    "personal_word",
    "population_word",
    "quadrant_word",
    "quality_reason",
    "quality_word",
    "question_state_word",
    "recalled_word",
    "role_purpose",
    "role_word",
    "rule_short",
    "rule_word",
    "scope_word",
    "scorer_word",
    "signal_word",
    "status_word",
    "subject_kind_word",
    "task_word",
    "text_of",
    "time_left_word",
    "verdict_word",
    "weighting_option",
    "weighting_word",
    "why_no_sheets",
    "workbook_state_word",
]
