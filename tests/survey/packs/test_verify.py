"""A pack checks itself: nothing is wrong as it is written, and any change is."""

import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from survey.config import Settings
from survey.methods import parse_questionnaire
from survey.models import Unit
from survey.packs.verify import check, sha256
from survey.release.operations import make_release
from tests.factories import make_province, make_sheets
from tests.survey.exports.pack.packs import pack_of
from tests.survey.release.conftest import MADE_AT

HOSTILE = '=1+1 <b>&"nháy"/..\\ \x07\ufffe\u202e'
CHANGES = {"sqlite": 500, "postgresql": 20}  # of either kind


@pytest.fixture
def pack(session: Session, settings: Settings, tmp_path: Path) -> Path:
    """The pack of three communes, one too small, with the worst of names."""
    province = make_province(session, units=3, method="counter-short")
    form = parse_questionnaire(province.questionnaire.document)
    made = random.Random(7)
    answers = ["".join(made.choices("1234554-.", k=form.width)) for _ in range(30)]
    for place, counter in enumerate(province.counters):
        make_sheets(session, province.round, counter, answers, n=44 - 18 * place)
    for unit in session.query(Unit):
        unit.name = f"{unit.code} {HOSTILE}"
    session.flush()
    release = make_release(session, province.round, made_at=MADE_AT)
    file = tmp_path / "ho-so.zip"
    file.write_bytes(pack_of(session, release, settings))
    again = pack_of(session, release, settings)
    assert sha256(again) == sha256(file.read_bytes())
    return file


def test_any_change_is_caught(session: Session, pack: Path, tmp_path: Path) -> None:
    faults, n = check(pack)
    assert (faults, n > 20) == ([], True)
    folder = tmp_path / "hồ sơ"
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(folder)
    command = [sys.executable, "-I", "-B", str(folder / "verify.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "Hồ sơ nguyên vẹn.",
        f"All is well: {n} indices recomputed.",
    ]
    n_changes = CHANGES[session.get_bind().dialect.name]
    _change_bytes_of(pack, n_changes)
    _change_files_of(folder, n_changes)
    (folder / "so-lieu" / "thêm.csv").write_text("a")
    (folder / "so-lieu" / "weeks.csv").unlink()
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert "FAULT: so-lieu/thêm.csv: is not in the manifest" in told.stdout
    assert "FAULT: so-lieu/weeks.csv: is missing" in told.stdout


def test_what_lies_beside_it_is_not_run(pack: Path, tmp_path: Path) -> None:
    folder = tmp_path / "hồ sơ"
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(folder)
    for name in ("csv", "json", "hashlib", "unicodedata", "zipfile"):
        (folder / f"{name}.py").write_text("print('ran'); raise SystemExit(0)\n")
    command = [sys.executable, "-B", "verify.py"]
    told = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    assert (told.returncode, "ran" in told.stdout) == (1, False)
    assert "FAULT: json.py: is not in the manifest" in told.stdout


def _change_bytes_of(pack: Path, n_changes: int) -> None:
    """Change bytes of the ZIP, its own records at the end more often than others."""
    drawn, whole = random.Random(3), pack.read_bytes()
    changed = pack.with_name("changed.zip")
    for number in range(n_changes):
        low = len(whole) - 2000 if number % 2 else 0
        data = bytearray(whole)
        data[drawn.randrange(low, len(data))] ^= drawn.randrange(1, 256)
        changed.write_bytes(data)
        assert check(changed)[0], number


def _change_files_of(folder: Path, n_changes: int) -> None:
    """Change single bytes and single rows of the files, one at a time."""
    drawn = random.Random(5)
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    for number in range(n_changes):
        file = files[number % len(files)]
        before = file.read_bytes()
        file.write_bytes(_changed(before, drawn, is_row=number % 3 == 0))
        assert check(folder)[0], (file.name, number)
        file.write_bytes(before)


def _changed(before: bytes, drawn: random.Random, *, is_row: bool) -> bytes:
    rows = before.split(b"\n")
    if is_row and len(rows) > 2:
        del rows[drawn.randrange(len(rows) - 1)]
        return b"\n".join(rows)
    data = bytearray(before)
    data[drawn.randrange(len(data))] ^= drawn.randrange(1, 256)
    return bytes(data)
