"""A set of files: read, computed, written."""

from pathlib import Path

from analysis.sets import read_set, tables_of, write_tables
from survey.measure.threads import one_thread


def analyse_set(
    folder: Path, out: Path, *, strict: bool
) -> tuple[tuple[str, ...], list[str]]:
    """Write the tables of a set of files; return notes, and the files written.

    Raises
    ------
    ValueError
        If the set cannot be used, or `out` is its own folder: the table of criteria
        has the name of the list of criteria, which would be lost.
    OSError
        If the tables cannot be written.
    """
    if out.resolve() == folder.resolve():
        raise ValueError(
            f"the tables need another folder than {folder}: its criteria.csv, the "
            "list of criteria, would be replaced"
        )
    with one_thread():
        found = read_set(folder, strict=strict)
        tables = tables_of(found)
        write_tables(tables, out)
    return found.notes, list(tables)
