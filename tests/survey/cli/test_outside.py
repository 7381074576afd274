"""Official results by command."""

from pathlib import Path

import pytest

from tests.survey.cli.conftest import Hailong

pytestmark = pytest.mark.usefixtures("clock")


def test_what_we_ship_is_loaded_once_and_a_file_imported(
    hailong: Hailong, tmp_path: Path
) -> None:
    said = hailong("outside", "load", "--dry-run")
    assert "0 the same" in said
    assert "nothing was written" in said
    assert hailong("outside", "load") == said.splitlines()[0] + "\n"
    file = tmp_path / "so.csv"
    heading = "index,year,kind,subject,value,mark"
    row = "SIPAS,2024,nation,Cả nước,84,unverified"
    file.write_text(f"{heading}\n{row}\n", encoding="utf-8")
    assert hailong("outside", "import", file) == "0 new, 1 different, 0 the same.\n"
    said = hailong("outside", "load")
    assert said.splitlines()[1:] == ["Kept as it is: SIPAS 2024 ca-nuoc."]
    file.write_text(f"{heading}\n{row.replace('84', 'x')}\n", encoding="utf-8")
    said = hailong("outside", "import", file, exit_code=1)
    assert "Line 2, column “value”" in said
