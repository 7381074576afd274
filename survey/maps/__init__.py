"""Results of two rounds on one map: that of any day, old or new.

A map is the tree of a day. Units that ended before it are found in those that continue
them, units that began after it in those they come from.
"""

from survey.maps.comparing import Comparison, MapRow, compare_on_map
from survey.maps.kinship import Kinship, load_kinship
from survey.maps.members import Members, members_on_map
from survey.maps.reasons import Reason

__all__ = [
    "Comparison",
    "Kinship",
    "MapRow",
    "Members",
    "Reason",
    "compare_on_map",
    "load_kinship",
    "members_on_map",
]
