"""Why a unit of a map has no figure of a round, or none that can be compared."""

from enum import StrEnum


class Reason(StrEnum):
    """What stands in the way; each is told in words on the page."""

    NO_SHEETS = "no-sheets"
    # Part of a unit that was split: nobody knows whose its sheets would be.
    SPLIT = "split"
    # Went on together with units from elsewhere: their sheets cannot be told apart.
    MERGED = "merged"
    FEW = "few"
    BESIDE_FEW = "beside-few"  # told, it would give away a unit with few sheets
    REVEALS = "reveals"  # with what is shown it would give a withheld unit away
    MEAN_OF_UNITS = "mean-of-units"  # other units counted: another question
    OTHER_VERSION = "other-version"  # statistics this software cannot read
