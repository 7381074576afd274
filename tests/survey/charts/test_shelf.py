"""A shelf gives back what it was given, or nothing; it stays small and private."""

import os
from pathlib import Path

import pytest
from flask import Flask
from markupsafe import Markup

from survey.charts.kept import FOLDER, kept, name_of
from survey.charts.shelf import Shelf
from survey.config import read_settings

NAME = "ab" + "0" * 62


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "new" / "drawings", most=3)


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_a_text_is_found_again_by_another_process(shelf: Shelf, tmp_path: Path) -> None:
    assert shelf.get(NAME) is None
    shelf.put(NAME, "<svg>Xã Bãi Sậy</svg>")
    assert Shelf(tmp_path / "new" / "drawings").get(NAME) == "<svg>Xã Bãi Sậy</svg>"


def test_only_its_owner_reads_it(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put(NAME, "x")
    for path in (tmp_path / "new" / "drawings").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("broken", [b"", b"not compressed", "half"])
def test_a_broken_file_is_as_if_it_were_not_there(
    shelf: Shelf, tmp_path: Path, broken: bytes | str
) -> None:
    shelf.put(NAME, "<svg></svg>" * 20)
    [file] = _files(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole[:-5] if isinstance(broken, str) else broken)
    assert shelf.get(NAME) is None
    shelf.put(NAME, "drawn anew")
    assert shelf.get(NAME) == "drawn anew"


def test_a_folder_that_cannot_be_written_keeps_nobody_from_drawing(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("no folder")
    shelf = Shelf(tmp_path / "file")
    shelf.put(NAME, "x")
    assert shelf.get(NAME) is None


def test_what_was_not_asked_for_the_longest_is_thrown_away(
    shelf: Shelf, tmp_path: Path
) -> None:
    names = [f"ab{at}" for at in range(4)]
    for at, name in enumerate(names[:3]):
        shelf.put(name, name)
        os.utime(tmp_path / "new" / "drawings" / "ab" / str(at), (at, at))
    assert shelf.get("ab0") == "ab0"  # asked for: now the youngest
    shelf.put(names[3], "newest")
    assert [shelf.get(name) for name in names] == ["ab0", None, "ab2", "newest"]


def test_what_nobody_finished_is_thrown_away_after_a_while(
    shelf: Shelf, tmp_path: Path
) -> None:
    shelf.put("ab1", "x")
    box = tmp_path / "new" / "drawings" / "ab"
    old, young = box / "old.new", box / "young.new"
    for file in (old, young):
        file.touch()
    os.utime(old, (0, 0))
    shelf.put("ab2", "x")
    assert (old.exists(), young.exists()) == (False, True)


def test_a_drawing_is_drawn_once_for_all_processes(tmp_path: Path) -> None:
    app, drawn = Flask("test"), []

    def draw(text: str, *, most: float = 1.0) -> Markup:
        drawn.append((text, most))
        return Markup("<svg>{}</svg>").format(text)

    app.config["HAILONG"] = read_settings(instance=tmp_path, secret_key="x" * 32)
    with app.app_context():
        processes = [kept(draw), kept(draw)]
        found = [one("<a>") for one in processes * 2]
        processes[0]("<a>", most=2.0)
    assert found == [Markup("<svg>&lt;a&gt;</svg>")] * 4
    assert drawn == [("<a>", 1.0), ("<a>", 2.0)]
    assert len(_files(tmp_path / FOLDER)) == 2


def test_without_an_installation_it_is_drawn_all_the_same() -> None:
    assert kept(Markup.escape)("<") == "&lt;"


def test_everything_that_goes_in_makes_the_name() -> None:
    names = {name_of("dots", ("a", 1)), name_of("dots", ("a", 2)), name_of("a")}
    assert len(names) == 3
    assert name_of("a") in names
