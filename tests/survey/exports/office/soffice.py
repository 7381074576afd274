"""LibreOffice as whoever gets a file uses it: it opens files and writes them anew."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import parse

PROGRAM = shutil.which("soffice")
PATIENCE = 300  # seconds for a kind of file; they take two or three
OPENED_AS = {"xlsx": "fods", "csv": "fods", "docx": "fodt"}  # XML that shows formulas
# Without a window nobody is asked for the letters of a CSV file: UTF-8. So read, a text
# that begins a formula is one.
READ_AS = {"csv": ["--infilter=CSV:44,34,76,1"]}
NAMESPACE = re.compile(r"\{[^}]*\}")
MOST_REPEATED = 50  # blank cells are told by their number


class Opened:
    """A file as LibreOffice read it."""

    def __init__(self, root: Element) -> None:
        self._root = root

    @property
    def text(self) -> str:
        """Return everything that stands in it."""
        return "\n".join("".join(one.itertext()) for one in self._all("p", "h"))

    @property
    def formulas(self) -> list[str]:
        """Return what LibreOffice would compute, or fetch from elsewhere."""
        cells = (one.attrib for one in self._root.iter())
        found = [v for cell in cells for k, v in cell.items() if _local(k) == "formula"]
        return [
            *found,
            *(_local(one.tag) for one in self._all("dde-link", "table-source")),
        ]

    def rows(self, sheet: str) -> list[list[str | float | None]]:
        """Return the cells of a sheet, numbers as numbers."""
        [table] = [t for t in self._all("table") if _of(t, "name") == sheet]
        lines = (one for one in table.iter() if _local(one.tag) == "table-row")
        return [list(_cells(line)) for line in lines]

    def _all(self, *names: str) -> Iterator[Element]:
        return (one for one in self._root.iter() if _local(one.tag) in names)


def opened(files: dict[str, bytes], folder: Path) -> dict[str, Opened]:
    """Open files, by name, with LibreOffice: one start of it for each kind of file."""
    if PROGRAM is None:
        pytest.skip("LibreOffice is not here: .ci/office installs it, as root")
    given, made = folder / "given", folder / "made"
    given.mkdir()
    by_kind: dict[str, list[Path]] = {}
    for number, (name, content) in enumerate(files.items()):
        file = given / f"{number}.{name.rpartition('.')[2]}"
        file.write_bytes(content)
        by_kind.setdefault(file.suffix[1:], []).append(file)
    for kind, those in by_kind.items():
        _convert(kind, those, made, profile=folder / "profile")
    return {
        name: Opened(parse(made / f"{number}.{OPENED_AS[name.rpartition('.')[2]]}"))
        for number, name in enumerate(files)
    }


def _convert(kind: str, files: list[Path], made: Path, *, profile: Path) -> None:
    command = [
        *("soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"),
        *READ_AS.get(kind, ()),
        *("--norestore", "--convert-to", OPENED_AS[kind], "--outdir", str(made)),
        *map(str, files),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    expected = {f"{one.stem}.{OPENED_AS[kind]}" for one in files}
    assert expected <= {one.name for one in made.iterdir()}, done.stderr


def _cells(line: Element) -> Iterator[str | float | None]:
    for cell in line:
        if _local(cell.tag) != "table-cell":
            continue
        times = int(_of(cell, "number-columns-repeated") or 1)
        for _time in range(min(times, MOST_REPEATED)):
            yield _value(cell)


def _value(cell: Element) -> str | float | None:
    if _of(cell, "value-type") == "float":
        return float(_of(cell, "value"))
    return "\n".join("".join(one.itertext()) for one in cell) or None


def _of(element: Element, name: str) -> str:
    return next((v for k, v in element.attrib.items() if _local(k) == name), "")


def _local(name: object) -> str:
    return NAMESPACE.sub("", str(name))
