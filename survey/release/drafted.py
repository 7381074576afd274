"""A release computed but not written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from survey.models import Weighting
from survey.release.comments import DraftedBatch
from survey.release.figures import Row
from survey.release.further import Further
from survey.release.origins import OriginRow
from survey.release.representation import Represented
from survey.release.stratum_rows import StratumRow
from survey.release.unranked import Unranked


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a release will hold but its moment; needs no session any more."""

    round_id: int
    round_code: str
    method_id: int
    weighting: Weighting
    number: int
    strata: Sequence[StratumRow]
    origins: Sequence[OriginRow]
    represented: Sequence[Represented]
    rows: Sequence[Row]
    further: Further
    input_digest: str
    figures_digest: str
    unranked: Sequence[Unranked] = ()
    comments: Sequence[DraftedBatch] = ()
    batches: Collection[int] = ()  # posted since the release before

    @property
    def n_sheets(self) -> int:
        """Return how many sheets the release counts."""
        return sum(row.n_sheets for row in self.strata)
