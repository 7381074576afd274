"""Packs from anywhere: what holds is read, and nothing hostile gets further."""

from pathlib import Path

import pytest

from survey.exports.pack.manifest import FORMAT
from survey.packs import unpacking
from survey.packs.manifest import FORMATS
from survey.packs.reading import read_pack
from survey.packs.refused import PackRefused
from survey.packs.verify import check, sha256
from tests.archives import far
from tests.survey.packs.hostile import HOSTILE, zipped
from tests.survey.packs.samples import (
    files_of,
    samples,
    sealed,
    vouched,
)

RAN = "ran.txt"


def test_what_holds_is_read() -> None:
    read = read_pack(samples()[0])
    assert read.manifest.round.unit_name == "Tỉnh mẫu 01"
    overall = read.told.figures[0]
    assert (overall.node, overall.n) == ("overall", 150)
    assert overall.low < overall.value < overall.high  # type: ignore[operator]
    assert [one.level for one in read.told.figures][:2] == ["overall", "content"]
    assert read.n_recomputed > 5
    assert FORMAT in FORMATS


def _refused(content: bytes, *, status: int = 422) -> str:
    with pytest.raises(PackRefused) as refused:
        read_pack(content)
    assert refused.value.status == status
    return refused.value.message


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_hostile_or_wrong_is_refused(kind: str) -> None:
    make, told = HOSTILE[kind]
    assert told in _refused(make())


def test_a_pack_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LARGEST", 0)
    assert "lớn hơn 0 MB" in _refused(samples()[0], status=413)


def test_what_would_fill_the_memory_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = {"a.pdf": b"0" * 300_000, "b.pdf": b"0" * 300_000}
    monkeypatch.setattr(unpacking, "MOST_UNPACKED", 500_000)
    monkeypatch.setattr(unpacking, "MEGABYTE", 100_000)
    assert len(sealed(bomb)) < 5_000
    assert "Giải nén ra nhiều hơn 5 MB" in _refused(sealed(bomb))
    monkeypatch.setattr(unpacking, "MOST_READ", 100)
    assert "manifest.json: lớn hơn" in _refused(samples()[0])


def test_a_program_in_a_pack_is_never_run(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(str(tmp_path))
    evil = f"open({RAN!r}, 'w')".encode()
    files = files_of(samples()[0]) | {"verify.py": evil}
    assert read_pack(vouched(files)).n_recomputed > 5  # a file like any other
    with pytest.raises(FileNotFoundError):
        open(RAN)  # noqa: PTH123, SIM115 - it is not there


def test_figures_say_the_same_in_both_files() -> None:
    files = files_of(samples()[0])
    name = "so-lieu/figures.csv"
    lines = files[name].split(b"\r\n")
    assert _refused(vouched(files | {name: b"\r\n".join([*lines[:-2], b""])}))
    other = lines[1].replace(b"shown,150", b"shown,151")
    assert other != lines[1]
    changed = vouched(files | {name: b"\r\n".join([lines[0], other, *lines[2:]])})
    assert "khác với figures.json" in _refused(changed)


def test_names_that_a_disk_takes_for_one_are_told_by_the_program(
    tmp_path: Path,
) -> None:
    files = files_of(samples()[0])
    for extra in ("REPORT.docx", "../a.txt", "/a.txt", "b\\..\\a.txt"):
        more = {extra: b"x"} | ({"report.DOCX": b"y"} if extra[0] == "R" else {})
        pack = tmp_path / "pack.zip"
        pack.write_bytes(vouched(files | more))
        faults, _n = check(pack)
        assert any(one.startswith(f"{extra}: no disk") for one in faults), faults


def test_a_file_that_begins_nowhere_is_told() -> None:
    beyond = far(zipped(files_of(samples()[0])), "so-lieu/weeks.csv")
    sealed_ = beyond[:-64] + sha256(beyond[: -22 - 71]).encode()
    assert "so-lieu/weeks.csv" in _refused(sealed_)
