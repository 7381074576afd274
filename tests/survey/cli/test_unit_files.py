"""`hailong unit import` and `export`: the tree goes out as a file and comes in."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Unit
from tests.survey.cli.conftest import Hailong
from tests.survey.manage.rows import PROVINCE, csv
from tests.survey.spreadsheets.workbooks import workbook

HEAD = ("code", "name", "kind", "valid_from")


@pytest.fixture
def workbook_file(tmp_path: Path) -> Path:
    file = tmp_path / "units.xlsx"
    file.write_bytes(workbook([HEAD, ("T", "Tỉnh An Thịnh", "tỉnh", "2025-07-01")]))
    return file


def test_a_workbook_is_imported_and_told_to_the_audit(
    hailong: Hailong, session: Session, workbook_file: Path
) -> None:
    assert "1 new" in hailong("unit", "import", workbook_file)
    [unit] = session.scalars(select(Unit))
    [entry] = session.scalars(select(AuditEntry))
    assert (unit.code, entry.action) == ("T", "units.imported")
    assert entry.after == {
        "file": "units.xlsx",
        **{"n_created": 1, "n_changed": 0, "n_unchanged": 0, "n_joined": 0},
    }


def test_a_check_writes_nothing(
    hailong: Hailong, session: Session, workbook_file: Path
) -> None:
    assert "nothing was written" in hailong("unit", "import", workbook_file, "--check")
    assert session.scalar(select(Unit.id)) is None
    assert session.scalar(select(AuditEntry.id)) is None


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_is_exported_changes_nothing_when_it_is_imported(
    hailong: Hailong, tmp_path: Path, kind: str
) -> None:
    source, file = tmp_path / "in.csv", tmp_path / f"out.{kind}"
    source.write_bytes(csv(PROVINCE, "T.1,- Xã,xã,T,2025-07-01,,"))
    hailong("unit", "import", source)
    assert "2 units" in hailong("unit", "export", file)
    assert "0 new, 0 changed, 2 unchanged" in hailong("unit", "import", file)


def test_only_files_of_two_kinds_are_written(hailong: Hailong, tmp_path: Path) -> None:
    said = hailong("unit", "export", tmp_path / "units.ods", exit_code=2)
    assert "must end in .xlsx or .csv" in said


def test_a_broken_workbook_is_refused_in_words(
    hailong: Hailong, tmp_path: Path
) -> None:
    file = tmp_path / "units.xlsx"
    file.write_bytes(b"PK\x03\x04" + bytes(100))
    hailong("unit", "import", file, exit_code=1)
