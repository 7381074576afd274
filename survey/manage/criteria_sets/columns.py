"""The columns of a file of criteria, and the words that stand in them."""

from collections.abc import Mapping

from survey.manage.headings import Column
from survey.par.criteria import Scorer

CODE, LEVEL, NAME, NAME_EN = "code", "level", "name", "name en"
POINTS, SCORER, NODE = "points", "scored by", "node"
VERIFIED, EXEMPT = "verified", "exempt"

COLUMNS = (
    Column(CODE, "mã", is_required=True),
    Column(LEVEL, "cấp", is_required=True),
    Column(NAME, "tên", is_required=True),
    Column(NAME_EN, "tên tiếng anh"),
    Column(POINTS, "điểm tối đa", is_required=True),
    Column(SCORER, "ai chấm"),
    Column(NODE, "nội dung khảo sát"),
    Column(VERIFIED, "đã đối chiếu"),
    Column(EXEMPT, "miễn cho"),
)
AREA, CRITERION, PART = "area", "criterion", "part"
# In the order of the languages: as a file in English has it, in Vietnamese.
LEVELS: Mapping[str, tuple[str, str]] = {
    AREA: ("area", "lĩnh vực"),
    CRITERION: ("criterion", "tiêu chí"),
    PART: ("part", "thành phần"),
}
SCORERS: Mapping[Scorer, tuple[str, str]] = {
    "self": ("unit", "tự chấm"),
    "appraisal": ("appraisal", "thẩm định"),
    "survey": ("survey", "khảo sát"),
}
YES: Mapping[bool, tuple[str, str]] = {True: ("yes", "có"), False: ("no", "không")}
BETWEEN = ";"  # exemptions of one row
BAR = "|"  # between an exemption in Vietnamese and in English
