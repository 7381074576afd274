"""Indices that are published of provinces: their areas, and where comparing ends.

None of it is a rule of the register: other indices and areas go in by their names.
"""

from collections.abc import Mapping
from typing import NamedTuple

PAR, SIPAS, PCI, PAPI = "PAR INDEX", "SIPAS", "PCI", "PAPI"
KNOWN = (PAR, SIPAS, PCI, PAPI)
IN_PERCENT = frozenset({PAR, SIPAS})

# Vietnamese names of areas, for whoever gives only a code (QĐ 876 and QĐ 1001/QĐ-BNV).
AREAS: Mapping[str, Mapping[str, str]] = {
    PAR: {
        "1": "Công tác chỉ đạo, điều hành cải cách hành chính",
        "2": "Cải cách thể chế",
        "3": "Cải cách thủ tục hành chính",
        "4": "Cải cách tổ chức bộ máy",
        "5": "Cải cách chế độ công vụ",
        "6": "Cải cách tài chính công",
        "7": "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
        "8": "Tác động của cải cách hành chính đến người dân, tổ chức và "
        "phát triển kinh tế - xã hội",
    },
    SIPAS: {
        "I": "Xây dựng, tổ chức thực hiện chính sách công",
        "II": "Cung ứng dịch vụ hành chính công",
        "II.A": "Tiếp cận dịch vụ",
        "II.B": "Thủ tục hành chính",
        "II.C": "Công chức trực tiếp giải quyết công việc",
        "II.D": "Kết quả dịch vụ",
        "II.E": "Tiếp nhận, xử lý phản ánh, kiến nghị",
    },
}

NEWER_MAP, PROVINCES_BEFORE, PROVINCES_SINCE = 2025, 63, 34  # merged on 1/7/2025


class Break(NamedTuple):
    """From a year on an index, or its areas of a prefix, measures something else."""

    index_name: str
    area: str
    year: int


# SIPAS asked users of services until 2021, and households since 2022; what people
# need most was counted in another way in 2024 than in 2023.
BREAKS = (Break(SIPAS, "", 2022), Break(SIPAS, "C10", 2024))


def index_named(text: str) -> str:
    """Return an index as the register calls it, however its name is written.

    >>> [index_named(text) for text in ("par index", "sipas", "Chỉ số khác")]
    ['PAR INDEX', 'SIPAS', 'Chỉ số khác']
    """
    tidy = " ".join(text.split())
    known = {name.replace(" ", ""): name for name in KNOWN} | {"PAR": PAR}
    key = tidy.upper().replace(" ", "").replace("-", "").replace("_", "")
    return known.get(key, tidy)


def is_comparable(index: str, area: str, before: int, after: int) -> bool:
    """Return whether two years of an index measured the same thing.

    >>> [is_comparable("SIPAS", "", 2021, year) for year in (2020, 2022)]
    [True, False]
    """
    return not any(
        index == one.index_name
        and area.startswith(one.area)
        and before < one.year <= after
        for one in BREAKS
    )


def n_provinces(year: int) -> int:
    """Return how many provinces there were to rank in a year."""
    return PROVINCES_SINCE if year >= NEWER_MAP else PROVINCES_BEFORE
