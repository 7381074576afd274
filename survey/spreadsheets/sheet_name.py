"""What sheets are called: as their tables are, cut, and each by a name of its own."""

from itertools import count

from xlsxwriter import Workbook

FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
LONGEST_NAME = 31  # of a sheet


def sheet_name(book: Workbook, name: str) -> str:
    """Return a name that a sheet may have, and that no other of a workbook has."""
    taken = {one.name.casefold() for one in book.worksheets()}
    found = name.translate(FORBIDDEN)[:LONGEST_NAME]
    for number in count(2):
        if found.casefold() not in taken:
            break
        end = f" ({number})"
        found = name.translate(FORBIDDEN)[: LONGEST_NAME - len(end)] + end
    return found
