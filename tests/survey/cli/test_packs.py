"""`hailong pack`: any pack checked, packs received, each once; `sample-packs`."""

from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, KeptPack
from tests.survey.cli.conftest import Hailong
from tests.survey.packs.samples import files_of, samples, sealed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two packs, and one in which a file was changed."""
    for number, content in enumerate(samples(), start=1):
        (tmp_path / f"{number}.zip").write_bytes(content)
    files = files_of(samples()[0]) | {"so-lieu/weeks.csv": b"x"}
    (tmp_path / "bad.zip").write_bytes(sealed(files))
    return tmp_path


def test_packs_are_received_once_and_a_bad_one_stops_no_other(
    hailong: Hailong, session: Session, folder: Path
) -> None:
    files = (folder / "1.zip", folder / "bad.zip", folder / "2.zip")
    said = hailong("pack", "import", *files, "--province", "15", exit_code=1)
    assert f"{files[0]}: received: Tỉnh mẫu 01" in said
    assert f"{files[1]}: FAULT: so-lieu/weeks.csv" in said
    assert "1 of 3 refused" in said
    assert "was kept before" in hailong("pack", "import", files[0])
    assert session.scalar(select(func.count(KeptPack.id))) == 2
    assert set(session.scalars(select(KeptPack.province))) == {"15"}
    actions = session.scalars(select(AuditEntry.action)).all()
    assert actions.count("pack.received") == 2
    session.rollback()
    assert "MAU-02:mau-02-2026:1" in hailong("pack", "list")
    wrong = hailong("pack", "import", files[0], "--province", "99", exit_code=2)
    assert "no code of a province" in wrong


def test_any_pack_is_checked(hailong: Hailong, folder: Path) -> None:
    assert "All is well: 19 files" in hailong("pack", "verify", folder / "1.zip")
    said = hailong("pack", "verify", folder / "bad.zip", exit_code=1)
    assert "FAULT: so-lieu/weeks.csv" in said


def test_samples_are_written(hailong: Hailong, tmp_path: Path) -> None:
    said = hailong("sample-packs", tmp_path / "mau", "--n", 1, "--year", 2025)
    assert "Wrote 2 invented packs" in said
    assert (tmp_path / "mau" / "ho-so-mau-01-2024.zip").exists()
    told = hailong("pack", "verify", tmp_path / "mau" / "ho-so-mau-01-2025.zip")
    assert "Tỉnh mẫu 01" in told
    early = ("sample-packs", tmp_path / "cu", "--n", 1, "--year", 2000)
    assert "before 2000" in hailong(*early, exit_code=2)
