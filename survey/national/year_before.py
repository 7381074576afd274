"""What a province's figure was a year before, and what may be said of the difference.

Only figures made in the same way are compared. Two rounds of a province share no
sheet, so that their errors are independent; all provinces ranked together are judged
together, as units of a ranking group are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from survey.measure import Compared, Family, Pair, Side, compare
from survey.models import KeptPack, Level, PackFigure
from survey.national.ranked import Group, Row, ranked
from survey.packs.current import latest_round, newest
from survey.packs.provinces import has_register
from survey.packs.queries import figures_of, packs_of_year


class Why(StrEnum):
    """Why a figure has nothing to be compared with."""

    NO_PACK = "no pack"
    OTHER_WAY = "other way"  # of measuring, or of adding units up
    OTHER_MAP = "other map"  # another province, by the name of this one
    SHARED_DAYS = "shared days"
    NOT_TOLD = "not told"


@dataclass(frozen=True, slots=True)
class Since:
    """The row of the year before, with the difference; or why there is none."""

    earlier: Row | None = None
    n_earlier: int = 0  # ranked together in the year before
    change: Compared | None = None
    climbed: int = 0  # ranks; below 0 fallen
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class YearBefore:
    """The packs of a year, as far as they were made in the same way as some pack."""

    year: int
    subjects: frozenset[str]  # of any way
    packs: Mapping[str, KeptPack]  # by subject
    figures: Mapping[int, Sequence[PackFigure]]  # by pack

    @classmethod
    def of(cls, session: Session, like: KeptPack) -> "YearBefore":
        """Return the year before that of a pack."""
        current = newest(packs_of_year(session, like.year - 1))
        same = latest_round(one for one in current if _way(one) == _way(like))
        return cls(
            like.year - 1,
            frozenset(one.subject for one in current),
            {one.subject: one for one in same},
            figures_of(session, same),
        )

    def since(self, group: Group, node: str) -> dict[int, Since]:
        """Return what is to be said of each row of a group, by its pack."""
        earlier, n_earlier = self._ranked(group, node)
        why = {row.pack.id: self._why(row.pack, earlier) for row in group.rows}
        both = [row for row in group.rows if why[row.pack.id] is None]
        pairs = [_pair(row, earlier[row.pack.subject]) for row in both]
        together = Family(range(len(pairs)), is_official=True)
        told = dict(zip(_ids(both), compare(pairs, [together]), strict=True))
        return {
            row.pack.id: _since(
                row,
                earlier.get(row.pack.subject),
                n_earlier,
                told.get(row.pack.id),
                why[row.pack.id],
            )
            for row in group.rows
        }

    def _ranked(self, group: Group, node: str) -> tuple[dict[str, Row], int]:
        """Return the rows of the year before among which a group's would have been."""
        is_own = any(row.pack.province for row in group.rows)
        like = [one for one in self.packs.values() if bool(one.province) == is_own]
        figures = {
            one.id: figure
            for one in like
            for figure in self.figures[one.id]
            if figure.node == node
        }
        rows = ranked(like, figures).rows
        return {row.pack.subject: row for row in rows}, len(rows)

    def _why(self, pack: KeptPack, earlier: Mapping[str, Row]) -> Why | None:
        if pack.subject not in self.subjects:
            return Why.NO_PACK
        if pack.province and not has_register(self.year):
            return Why.OTHER_MAP
        before = self.packs.get(pack.subject)
        if before is None:
            return Why.OTHER_WAY
        if bool(before.province) != bool(pack.province):
            return Why.OTHER_MAP
        if before.ends_on >= pack.starts_on:
            return Why.SHARED_DAYS
        return None if pack.subject in earlier else Why.NOT_TOLD


def _way(pack: KeptPack) -> tuple[str, str]:
    return pack.method_digest, pack.weighting


def _ids(rows: Sequence[Row]) -> list[int]:
    return [row.pack.id for row in rows]


def _since(
    row: Row, earlier: Row | None, n: int, change: Compared | None, why: Why | None
) -> Since:
    if why is not None or earlier is None:
        return Since(why=why)
    return Since(earlier, n, change, earlier.standing.rank - row.standing.rank)


def _pair(later: Row, earlier: Row) -> Pair:
    # A pack does not tell whether a criterion is a share: limits recovered from those
    # of both sides hold for either.
    is_share = later.figure.level == Level.CRITERION
    most = later.figure.most
    return Pair(_side(later.figure), _side(earlier.figure), is_share, most)


def _side(figure: PackFigure) -> Side:
    return Side(
        figure.value or 0.0,
        figure.se,
        figure.df,
        figure.low or 0.0,
        figure.high or 0.0,
        figure.fallback,
    )
