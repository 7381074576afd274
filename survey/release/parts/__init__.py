"""What a release says of groups of sheets inside a unit, and of what people chose."""

from survey.release.parts.asked import choosings, groupings
from survey.release.parts.draft import Parts, draft_parts
from survey.release.parts.rows import part_lines
from survey.release.parts.sheets import Weighed
from survey.release.parts.sources import Sources
from survey.release.parts.told import Told

__all__ = [
    "Parts",
    "Sources",
    "Told",
    "Weighed",
    "choosings",
    "draft_parts",
    "groupings",
    "part_lines",
]
