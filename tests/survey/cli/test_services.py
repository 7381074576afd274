"""Services get their names by command."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from tests.factories import make_province
from tests.survey.cli.conftest import Hailong

pytestmark = pytest.mark.usefixtures("clock")


def _file(folder: Path, *lines: str) -> Path:
    path = folder / "services.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_service_is_named_and_listed(hailong: Hailong, session: Session) -> None:
    make_province(session).counters[0].service = "ho-tich"
    session.commit()
    said = hailong("service", "name", "dat-dai", "Đất đai", "--en", "Land")
    assert said == "dat-dai: Đất đai, Land.\n"
    assert hailong("service", "name", "dat-dai", "Đất").strip() == "dat-dai: Đất, Land."
    assert hailong("service", "list").splitlines() == [
        "CODE     NAME  NAME_EN",
        "dat-dai  Đất   Land",
        "ho-tich  –     –",
    ]


def test_the_list_is_filled_in_and_imported(hailong: Hailong, tmp_path: Path) -> None:
    assert hailong("service", "list") == "None yet.\n"
    names = _file(tmp_path, "code,name,name_en", "dat-dai,Đất đai,Land")
    said = hailong("service", "import", names, "--dry-run")
    assert "1 new" in said
    assert "Dry run: nothing was written." in said
    assert hailong("service", "list") == "None yet.\n"
    assert hailong("service", "import", names) == "1 new, 0 changed, 0 unchanged.\n"
    listed = hailong("service", "list", "--csv").splitlines()
    assert listed == ["code,name,name_en", "dat-dai,Đất đai,Land"]
    again = _file(tmp_path, *listed, "ho-tich,Hộ tịch,")
    assert hailong("service", "import", again) == "1 new, 0 changed, 1 unchanged.\n"


def test_what_is_wrong_is_said_and_nothing_written(
    hailong: Hailong, tmp_path: Path
) -> None:
    assert "a,b" in hailong("service", "name", "a,b", "Tên", exit_code=1)
    faulty = _file(tmp_path, "code,name", "dat-dai,Đất đai", "ho-tich,")
    said = hailong("service", "import", faulty, exit_code=1)
    assert "Line 3, column “name”" in said
    assert hailong("service", "list") == "None yet.\n"
