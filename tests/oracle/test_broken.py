"""`hailong analyse` refuses what is wrong and says where: file, line, column."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from survey.cli import main
from tests.oracle.broken import DEFECTS, Defect
from tests.oracle.little_set import good, write


def analyse(folder: Path) -> Result:
    arguments = ["analyse", str(folder), "--out", str(folder / "out")]
    return CliRunner().invoke(main, arguments)


def test_a_good_set_passes(tmp_path):
    done = analyse(write(good(), tmp_path))
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda d: f"{d.file}: {d.what}")
def test_a_defect_is_named(tmp_path: Path, defect: Defect):
    files = good()
    defect.spoil(files)
    done = analyse(write(files, tmp_path))
    assert done.exit_code == 2, done.output
    assert isinstance(done.exception, SystemExit)
    assert "Traceback" not in done.output
    assert defect.file in done.output
    if defect.line is not None:
        assert re.search(rf"\b{defect.line}\b", done.output)
    if defect.column is not None:
        assert re.search(rf"\b{defect.column}\b", done.output)
    assert not list((tmp_path / "out").glob("*.csv"))
