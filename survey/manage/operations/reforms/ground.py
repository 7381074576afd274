"""The units there are, as a plan looks at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.operations.reforms.asked import Asked
from survey.models import Unit
from survey.tree import Node, Tree, load_tree

CHUNK = 5_000  # codes in one question


@dataclass(frozen=True, slots=True)
class Ground:
    """All units by code and by number, their tree, and what is asked of them."""

    session: Session
    asked: Asked
    ids: dict[str, int]
    codes: dict[int, str]
    tree: Tree

    @classmethod
    def of(cls, session: Session, asked: Asked) -> Self:
        """Read the units as they are now; only those asked about as objects."""
        ids = {row.code: row.id for row in session.execute(select(Unit.code, Unit.id))}
        codes = {unit_id: code for code, unit_id in ids.items()}
        ground = cls(session, asked, ids, codes, load_tree(session))
        moved = (move.unit for move in asked.moves)
        ground.read([*asked.ends, *moved])
        return ground

    def read(self, codes: Sequence[str]) -> list[Unit]:
        """Read units at once that will be asked for one by one."""
        units: list[Unit] = []
        for start in range(0, len(codes), CHUNK):
            chunk = codes[start : start + CHUNK]
            units += self.session.scalars(select(Unit).where(Unit.code.in_(chunk)))
        return units

    def unit(self, code: str) -> Unit:
        """Return a unit there is."""
        return self.session.get_one(Unit, self.ids[code])

    def node(self, code: str) -> Node:
        """Return a unit's place in tree and time."""
        return self.tree.nodes[self.ids[code]]

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
        while code in self.asked.ends:
            heirs = self.asked.heirs(code)
            if len(heirs) > 1:
                return None
            if heirs:
                return heirs[0]
            code = self.parent(code, self.asked.eve)
        return code

    def left_below(self) -> list[str]:
        """Return the units below those that end, which do not end themselves."""
        ends, day = self.asked.ends, self.asked.day
        over = {self.ids[code] for code in ends}
        moved = {move.unit for move in self.asked.moves}
        found = []
        for unit_id, node in self.tree.nodes.items():  # in the order of their codes
            code = self.codes[unit_id]
            if node.placed_on(day).parent_id not in over:
                continue
            is_over = node.valid_to is not None and node.valid_to < day
            if not is_over and code not in ends and code not in moved:
                found.append(code)
        self.read(found)
        return found
