"""The units there are, as a plan looks at them."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.operations.reforms.asked import Asked
from survey.models import Unit
from survey.tree import Node, Tree, load_tree


@dataclass(frozen=True, slots=True)
class Ground:
    """All units by code and by number, their tree, and what is asked of them."""

    asked: Asked
    units: dict[str, Unit]
    codes: dict[int, str]
    tree: Tree

    @classmethod
    def of(cls, session: Session, asked: Asked) -> Self:
        """Read the units as they are now."""
        units = {unit.code: unit for unit in session.scalars(select(Unit))}
        codes = {unit.id: code for code, unit in units.items()}
        return cls(asked, units, codes, load_tree(session))

    def node(self, code: str) -> Node:
        """Return a unit's place in tree and time."""
        return self.tree.nodes[self.units[code].id]

    def code(self, unit_id: int | None) -> str:
        """Return the code of a unit; empty for none."""
        return "" if unit_id is None else self.codes[unit_id]

    def parent(self, code: str, day: date) -> str:
        """Return the code of the unit above on a day; empty at the top."""
        return self.code(self.node(code).placed_on(day).parent_id)

    def place_after(self, code: str) -> str | None:
        """Return who stands where a unit stood, from the day on.

        Itself if it goes on, else its one heir, else who is above it. None when it has
        several heirs: somebody has to say.
        """
        ends = set(self.asked.ends)
        while code in ends:
            heirs = self.asked.heirs(code)
            if len(heirs) > 1:
                return None
            if heirs:
                return heirs[0]
            code = self.parent(code, self.asked.eve)
        return code

    def left_below(self) -> list[str]:
        """Return the units below those that end, which do not end themselves."""
        ends = set(self.asked.ends)
        over = {self.units[code].id for code in ends if code in self.units}
        moved = {move.unit for move in self.asked.moves}
        found = []
        for code, unit in sorted(self.units.items()):
            node = self.tree.nodes[unit.id]
            is_over = node.valid_to is not None and node.valid_to < self.asked.day
            above = node.placed_on(self.asked.day).parent_id
            if above in over and not is_over and code not in ends | moved:
                found.append(code)
        return found
