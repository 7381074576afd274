"""What the program of a pack finds, in the language of the page."""

import re

from flask_babel import gettext as _

# As the program says it; it speaks English wherever it is run.
EXTRA = re.compile(r"(.+): is not in the manifest, or is there twice")
MISSING = re.compile(r"(.+): is missing")
CHANGED = re.compile(r"(.+): was changed \((\d+) bytes, (\d+) expected\)")
DIGEST = re.compile(r"(\S+): not the .* digest")
WRONG = re.compile(r"(.+), (.+): (\S+) stated, (\S+) found")
NO_READING = re.compile(r"cannot be read: (.*)", re.DOTALL)
MANIFEST = re.compile(r"cannot be read: ValueError: manifest\.json was changed.*")
LONGEST = 300


def in_words(fault: str) -> str:
    """Return a fault as a page tells it; one that is not known as it is."""
    fault = fault[:LONGEST]
    if found := EXTRA.fullmatch(fault):
        return str(_("%(name)s: không có trong bản kê, hoặc có hai lần", name=found[1]))
    if found := MISSING.fullmatch(fault):
        return str(_("%(name)s: thiếu tệp", name=found[1]))
    if found := CHANGED.fullmatch(fault):
        words = _("%(name)s: đã bị sửa (%(n)s byte, bản kê ghi %(expected)s)")
        return str(words) % {"name": found[1], "n": found[2], "expected": found[3]}
    if found := DIGEST.fullmatch(fault):
        words = _("%(name)s: không khớp mã băm của kết quả", name=found[1])
        return str(words)
    if found := WRONG.fullmatch(fault):
        words = _("%(unit)s, %(node)s: ghi %(stated)s, tính lại được %(found)s")
        names = ("unit", "node", "stated", "found")
        return str(words) % dict(zip(names, found.groups(), strict=True))
    if MANIFEST.fullmatch(fault):
        return str(_("manifest.json: đã bị sửa, không khớp mã băm của chính nó"))
    if found := NO_READING.fullmatch(fault):
        return str(_("Không đọc được: %(why)s", why=found[1]))
    return fault
