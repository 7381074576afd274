"""docs/setting-up.md, run from its first command to its last."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.survey.cli.conftest import Hailong

DOCS = Path(__file__).resolve().parents[3] / "docs"
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"\b[2-9B-DF-HJ-KM-NP-TV-XZ]{7}\b")  # of a counter


def examples(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield every command of a page with the lines it is said to print."""
    for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
        for example in block.removeprefix("$ hailong ").split("\n$ hailong "):
            command, _newline, printed = example.partition("\n")
            yield command, printed.splitlines()


def test_the_page_says_what_happens(
    hailong: Hailong,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    clock: object,
) -> None:
    shutil.copytree(DOCS / "examples" / "province", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HAILONG_BASE_URL", "https://hailong.anthinh.example")
    codes: dict[str, str] = {}  # those of the page, and those drawn here
    for command, said in examples(DOCS / "setting-up.md"):
        arguments = shlex.split(_translated(command, codes))
        is_refused = said[0].startswith("Error:")
        printed = hailong(*arguments, exit_code=int(is_refused)).splitlines()
        if arguments == ["init"]:
            continue  # it prints where the test's own database is
        _learn(codes, said, printed)
        assert printed == [_translated(line, codes) for line in said], command
    assert (tmp_path / "posters.pdf").read_bytes().startswith(b"%PDF")
    assert len(codes) == 8


def _learn(codes: dict[str, str], said: list[str], printed: list[str]) -> None:
    drawn = CODE.findall("\n".join(printed))
    for code, other in zip(CODE.findall("\n".join(said)), drawn, strict=True):
        codes.setdefault(code, other)


def _translated(text: str, codes: dict[str, str]) -> str:
    return CODE.sub(lambda found: codes.get(found[0], found[0]), text)
