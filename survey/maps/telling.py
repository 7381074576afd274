"""Which pooled figures may be told: none that gives a withheld unit away.

Of a pooled figure a reader can take away everything that is shown beside it. What is
left is what was withheld in it, so that must be enough sheets by itself; and so must be
what is left of any other figure once the pooled ones in it are taken away.
"""

from collections.abc import Iterable

from survey.maps.frozen import Frozen


class Telling:
    """The withheld units in what a release shows, and in what was told since."""

    def __init__(self, frozen: Frozen, *, fewest: int) -> None:
        self._frozen = frozen
        self._fewest = fewest
        self._told: list[frozenset[int]] = []
        for unit_id, members in frozen.domains.items():
            figure = frozen.figures.get(unit_id)
            hidden = frozen.withheld(members)
            if figure is not None and figure.value is not None and hidden:
                self._told.append(hidden)

    def may_tell(self, members: Iterable[int]) -> bool:
        """Return whether the figure of units may be told; if so it counts as told."""
        hidden = self._frozen.withheld(members)
        if not self._is_enough(hidden):
            return False
        if not hidden or hidden in self._told:
            return True
        if not all(self._keeps(other, hidden) for other in self._told):
            return False
        self._told.append(hidden)
        return True

    def _keeps(self, other: frozenset[int], new: frozenset[int]) -> bool:
        """Return whether two sets leave nobody alone, with all told inside them too."""
        for outer, inner in ((other, new), (new, other)):
            if inner < outer:
                inside = [one for one in self._told if one < outer]
                rest = outer - inner
                left = outer.difference(inner, *inside)
                if not (self._is_enough(rest) and self._is_enough(left)):
                    return False
        return True

    def _is_enough(self, unit_ids: frozenset[int]) -> bool:
        """Return whether units have sheets enough together, or are none."""
        return not unit_ids or self._frozen.n_withheld(unit_ids) >= self._fewest
