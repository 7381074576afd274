"""What pages need to write an example out: the quantile behind frozen limits."""

from analysis import intervals
from survey.measure.instrument import CONFIDENCE


def t_quantile(df: float) -> float:
    """Return the quantile that an interval with so many degrees of freedom rests on."""
    return float(intervals.t_quantile(df, confidence=CONFIDENCE))
