"""A file that a command writes is there whole, or as it was before."""

import errno
import os
from pathlib import Path

import click
import pytest

from survey.cli.output import write_file


def test_a_file_is_replaced_and_nothing_else_stays(tmp_path: Path) -> None:
    out = tmp_path / "figures.csv"
    write_file(out, b"first")
    write_file(out, b"second")

    assert out.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [out]
    other = tmp_path / "other"
    other.write_bytes(b"")
    assert out.stat().st_mode == other.stat().st_mode


def test_a_full_disk_leaves_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "figures.csv"
    out.write_bytes(b"first")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(click.ClickException, match="No space left"):
        write_file(out, b"second")

    assert out.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [out]


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    write_file(Path("/dev/null"), b"lines")
    assert Path("/dev/null").is_char_device()
