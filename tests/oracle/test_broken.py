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


def test_a_set_is_not_overwritten_by_its_tables(tmp_path):
    folder = write(good(), tmp_path)
    before = (folder / "criteria.csv").read_bytes()
    same = [str(folder), "--out", f"{folder}/../{folder.name}"]
    done = CliRunner().invoke(main, ["analyse", *same])
    assert done.exit_code == 2
    assert "criteria.csv" in done.output
    assert (folder / "criteria.csv").read_bytes() == before


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path):
    folder = write(good(), tmp_path)
    (folder / "out").write_text("a file")
    done = analyse(folder)
    assert done.exit_code == 2
    assert f"{folder / 'out'}" in done.output


def test_all_tables_are_replaced_or_none(tmp_path):
    folder = write(good(), tmp_path)
    (folder / "out" / "vcov.csv").mkdir(parents=True)
    done = analyse(folder)
    assert done.exit_code == 2
    assert "vcov.csv" in done.output
    assert [path.name for path in (folder / "out").iterdir()] == ["vcov.csv"]


def test_a_difference_may_be_of_a_domain_nobody_answered_in(tmp_path):
    files = good()
    files["responses.csv"] = [
        row for row in files["responses.csv"] if (row[1], row[5]) != ("U1", "F")
    ]
    files["contrasts.csv"][1:] = [
        ["", "unit_sex", "U1:F", "unit_sex", "U1:M", "pct", "OVERALL"]
    ]
    del files["margins.csv"]
    folder = write(files, tmp_path)
    done = analyse(folder)
    assert done.exit_code == 0, done.output
    heading, row = (folder / "out" / "differences.csv").read_text().splitlines()
    cells = dict(zip(heading.split(","), row.split(","), strict=True))
    assert cells["est_a"] == cells["diff"] == cells["se_diff"] == "NA"
    assert float(cells["est_b"]) > 0


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


def test_headings_alone_ask_for_nothing(tmp_path):
    files = good()
    for name in ("contrasts.csv", "margins.csv"):
        table = files[name]
        assert isinstance(table, list)
        del table[1:]
    done = analyse(write(files, tmp_path))
    assert done.exit_code == 0, done.output
    written = {path.name for path in (tmp_path / "out").glob("*.csv")}
    assert "criteria.csv" in written
    assert not written & {"differences.csv", "calibrated_weights.csv"}
