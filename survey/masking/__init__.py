"""Masking personal data in what citizens wrote: text in, text out, no database."""

from survey.masking.kinds import WORDS, Kind, Span
from survey.masking.masking import Masked, mask

__all__ = ["WORDS", "Kind", "Masked", "Span", "mask"]
