"""Tables as officials know them (biểu mẫu), made from the figures of a release.

Pages, workbooks and the report show the same ones, so that all say the same.
"""

from survey.official_tables.choice import (
    all_tables,
    by_criterion,
    choices,
    criteria_of,
    is_by_criterion,
    nodes_of,
    require_known,
    table_of,
)
from survey.official_tables.layout import (
    Heading,
    Line,
    Mark,
    OfficialTable,
    Part,
    Role,
    told,
)
from survey.official_tables.sheets import OfficialSheet
from survey.official_tables.source import Source, read_source

__all__ = [
    "Heading",
    "Line",
    "Mark",
    "OfficialSheet",
    "OfficialTable",
    "Part",
    "Role",
    "Source",
    "all_tables",
    "by_criterion",
    "choices",
    "criteria_of",
    "is_by_criterion",
    "nodes_of",
    "read_source",
    "require_known",
    "table_of",
    "told",
]
