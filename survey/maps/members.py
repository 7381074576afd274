"""Whose sheets make up the units of a map."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from survey.maps.kinship import Image, Kinship
from survey.maps.reasons import Reason
from survey.tree import Tree

WHOLE = 1.0


@dataclass(slots=True)
class Members:
    """The collecting units whose sheets are a unit's, with the part that is."""

    shares: dict[int, float] = field(default_factory=dict)
    # Units of which some unknown part would be.
    split: list[int] = field(default_factory=list)
    merged: list[int] = field(default_factory=list)

    @property
    def whole(self) -> frozenset[int]:
        """Return the units that belong here as a whole."""
        return frozenset(self.shares)

    @property
    def is_estimated(self) -> bool:
        """Return whether it rests on the part of a unit that somebody stated."""
        return any(share < WHOLE for share in self.shares.values())

    @property
    def reason(self) -> Reason | None:
        """Return why nothing can be told; None where something can."""
        if self.split:
            return Reason.SPLIT
        if self.merged:
            return Reason.MERGED
        return None if self.shares else Reason.NO_SHEETS


def members_on_map(
    kinship: Kinship, tree: Tree, collecting: Iterable[int], day: date
) -> dict[int, Members]:
    """Return who makes up each unit of a map, at or below it; `tree` is the day's."""
    found: dict[int, Members] = defaultdict(Members)
    for unit_id in collecting:
        images = kinship.images(unit_id, day)
        over: dict[int, list[Image]] = defaultdict(list)
        for image in images:
            if image.unit_id in tree:
                for above in (image.unit_id, *tree.ancestors(image.unit_id)):
                    over[above].append(image)
        for above, own in over.items():
            _add(found[above], unit_id, own, n_images=len(images))
    return dict(found)


def _add(members: Members, unit_id: int, images: list[Image], *, n_images: int) -> None:
    """Note a collecting unit in a unit of the map; all of it if all its images are."""
    if len(images) == n_images:
        members.shares[unit_id] = WHOLE
        return
    shares = [image.share for image in images if image.share is not None]
    if not images[0].is_later:
        members.merged.append(unit_id)
    elif len(shares) < len(images):
        members.split.append(unit_id)
    else:
        members.shares[unit_id] = sum(shares)
