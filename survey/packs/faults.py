"""What the program of a pack finds, in the language of the page."""

import re

from flask_babel import lazy_gettext as _l

# As the program says it; it speaks English wherever it is run.
TOLD = (
    (
        re.compile(r"(?P<name>.+): is not in the manifest, or is there twice"),
        _l("%(name)s: không có trong bản kê, hoặc có hai lần"),
    ),
    (
        re.compile(r"(?P<name>.+): no disk can hold it apart and inside the folder"),
        _l("%(name)s: trùng tên với tệp khác, hoặc nằm ngoài hồ sơ"),
    ),
    (re.compile(r"(?P<name>.+): is missing"), _l("%(name)s: thiếu tệp")),
    (
        re.compile(
            r"(?P<name>.+): was changed "
            r"\((?P<n>\d+) bytes, (?P<expected>\d+) expected\)"
        ),
        _l("%(name)s: đã bị sửa (%(n)s byte, bản kê ghi %(expected)s)"),
    ),
    (
        re.compile(r"(?P<name>\S+): not the .* digest"),
        _l("%(name)s: không khớp mã băm của kết quả"),
    ),
    (
        re.compile(r"(?P<name>\S+): (?P<n>\d+) figures, (?P<expected>\d+) stored"),
        _l("%(name)s: có %(n)s số liệu, figures.json có %(expected)s"),
    ),
    (
        re.compile(r"(?P<name>\S+): (?P<place>.+): not as in figures\.json"),
        _l("%(name)s: %(place)s: khác với figures.json"),
    ),
    (
        re.compile(
            r"(?P<unit>.+), (?P<node>.+): (?P<stated>\S+) stated, (?P<found>\S+) found"
        ),
        _l("%(unit)s, %(node)s: ghi %(stated)s, tính lại được %(found)s"),
    ),
    (
        re.compile(r"cannot be read: ValueError: manifest\.json was changed.*"),
        _l("manifest.json: đã bị sửa, không khớp mã băm của chính nó"),
    ),
    (
        re.compile(r"cannot be read: (?P<why>.*)", re.DOTALL),
        _l("Không đọc được: %(why)s"),
    ),
)
LONGEST = 300


def in_words(fault: str) -> str:
    """Return a fault as a page tells it; one that is not known as it is."""
    fault = fault[:LONGEST]
    for pattern, words in TOLD:
        if found := pattern.fullmatch(fault):
            return str(words) % found.groupdict()
    return fault
