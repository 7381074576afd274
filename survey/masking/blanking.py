"""Numbers that are about nobody: dates, times, money, laws, procedures."""

import re
from collections.abc import Iterable

BLANK = "¤"  # stands for each character of them: neither digit nor separator

DONG = r"(?:đồng|dong|vnđ|vnd)(?!\w)"
UNIT = (
    r"(?:đồng|dong|đ|d|vnđ|vnd|k|nghìn|ngàn|nghin|ngan|triệu|trieu|tỷ|tỉ|tr|usd|%)"
    r"(?![\w/])"
)
GROUPED = r"[1-9]\d{0,2}(?:[.,]\d{3}){1,5}"
HARMLESS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 15/8/2026, 15-08-2026, 8/2026, and from one to the other
        r"(?<![\d.\-/])\d{1,2}([./\-])\d{1,2}\1(?:19|20)\d{2}(?![.\-/]?\d)",
        r"(?<![\d.\-/])\d{1,2}[/\-](?:19|20)\d{2}(?![.\-/]?\d)",
        # 118/2025/NĐ-CP, 1001/QĐ-BNV, 91/2025/QH15
        r"(?<![\d.\-])\d{1,5}/(?:19|20)\d{2}/(?:[A-ZĐ]{1,8}\d{0,2}[\-]?){1,4}",
        r"(?<![\d.\-])\d{1,5}/(?:[A-ZĐ]{1,8}-){1,3}[A-ZĐ]{1,8}",
        # 150.000 đồng, 1 500 000 đ, 20000000 đồng
        rf"(?<![\d.])[1-9]\d{{0,3}}(?:[.,]\d{{3}}){{1,4}} ?{UNIT}",
        rf"(?<![\d.])[1-9]\d{{0,2}}(?: \d{{3}}){{1,4}} ?{DONG}",
        rf"(?<![\d.])[1-9]\d{{0,7}} ?{UNIT}",
        # phí 150.000, hết 1.200.000.000
        rf"(?<=\bphí )(?<![\d.]){GROUPED}(?![.,]?\d)",
        rf"(?<=\btiền )(?<![\d.]){GROUPED}(?![.,]?\d)",
        rf"(?<=\bnộp )(?<![\d.]){GROUPED}(?![.,]?\d)",
        rf"(?<=\bhết )(?<![\d.]){GROUPED}(?![.,]?\d)",
        rf"(?<=\bgiá )(?<![\d.]){GROUPED}(?![.,]?\d)",
        # 8h30, 14:05, 7 giờ 30
        r"(?<!\d)\d{1,2} ?(?:h|g|:|giờ) ?\d{2}(?!\d)",
        # the code of a procedure: 1.004082, 2.000815.000.00.00.H26
        r"(?<![\d.])[123]\.\d{6}(?:\.000\.00\.00\.H\d{2})?(?![.\-]?\d)",
        # years in a row: 2023 2024 2025, 2024-2026
        r"(?<![\d.\-])20\d{2}(?:[ ,\-–]{1,3}20\d{2}){1,5}(?![.\-]?\d)",
    )
)


def blanked(text: str, patterns: Iterable[re.Pattern[str]] = HARMLESS) -> str:
    """Return a text as long as it was, with what is about nobody blanked out."""
    for pattern in patterns:
        text = pattern.sub(lambda found: BLANK * len(found[0]), text)
    return text
