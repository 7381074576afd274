"""The tables of `hailong analyse` on whole sets: every value agrees."""

import csv
import gzip
import math
from pathlib import Path

import pytest
from click.testing import CliRunner

from survey.cli import main
from tests.oracle.samples import VECTORS, number, read

DOMAIN = ("domain_type", "domain")
KEYS = {  # what names a row
    "criteria": ("lonely", *DOMAIN, "item", "kind"),
    "reported": (*DOMAIN, "item"),
    "composites": ("lonely", *DOMAIN, "kind", "composite"),
    "vcov": (*DOMAIN, "kind", "a", "b"),
    "respondent_index": (*DOMAIN, "kind"),
    "differences": ("relation", "type_a", "a", "type_b", "b", "kind", "target"),
    "pairwise_units": ("a", "b"),
    "calibrated_weights": ("id",),
    "calibrated_estimates": ("weighting", *DOMAIN, "kind", "target"),
    "reliability": ("factor",),
    "response_quality": ("id",),
}
WORDS = ("fallback", "status")
COUNTS = (
    *("n", "df", "df_union", "n_complete", "complement_flag"),
    *("longstring", "n_identical_in_unit"),
)
RELATIVE = {
    **dict.fromkeys(("est", "sumw"), 1e-9),
    **dict.fromkeys(("se", "se_a", "se_b", "se_diff", "n_kish", "n_star"), 1e-8),
    **dict.fromkeys(("weight_coverage",), 1e-9),
    **dict.fromkeys(("deff_wr", "df_satt", "w_ps_stratum", "w_ps_prov_age"), 1e-7),
    **dict.fromkeys(("w_cal_raking", "w_cal_linear", "w_cal_logit"), 1e-7),
}
ABSOLUTE = {
    **dict.fromkeys(("diff", "p", "p_z", "p_t_union", "p_t_satt"), 1e-8),
    **dict.fromkeys(("p_holm", "p_bh", "p_bonf", "irv"), 1e-8),
    **dict.fromkeys(("alpha_unweighted", "alpha_weighted"), 1e-8),
    **dict.fromkeys(("feldt_lo", "feldt_hi"), 1e-8),
    **dict.fromkeys(("lo", "hi", "kg_lo", "kg_hi"), 1e-6),
    **dict.fromkeys(("wald_lo", "wald_hi", "xlogit_lo", "xlogit_hi"), 1e-6),
    "cov_ab": 1e-7,
    "p_tukey_games_howell": 1e-5,
}


@pytest.mark.parametrize(
    ("name", "n_values"),
    [
        ("small", 2_267),
        ("waves", 3_878),
        ("awkward", 33_627),
        pytest.param("medium", 87_453, marks=pytest.mark.slow),
    ],
)
def test_every_value_agrees(name: str, n_values: int, tmp_path: Path):
    out = tmp_path / "out"
    arguments = ["analyse", str(unpacked(name, tmp_path)), "--out", str(out)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    compared = {
        f"{table} {key} {column}": agrees
        for table in KEYS
        if (VECTORS / name / "expected" / f"{table}.csv.gz").exists()
        for key, column, agrees in cells(name, table, out)
    }
    assert [cell for cell, agrees in compared.items() if not agrees] == []
    assert len(compared) == n_values


def unpacked(name: str, folder: Path) -> Path:
    """Write the files of a set as a person has them."""
    for file in (VECTORS / name).glob("*.gz"):
        (folder / file.stem).write_bytes(gzip.decompress(file.read_bytes()))
    return folder


def cells(name: str, table: str, out: Path):
    """Yield every cell with whether it agrees."""
    keys = KEYS[table]
    with (out / f"{table}.csv").open(encoding="utf-8") as file:
        ours = {tuple(row[k] for k in keys): row for row in csv.DictReader(file)}
    rows = read(f"{name}/expected/{table}")
    errors = standard_errors(rows) if table == "vcov" else {}
    for row in rows:
        key = tuple(row[k] for k in keys)
        if row.get("weighting") == "rake_ipf":
            continue  # its error is an approximation of the package's own
        if table == "vcov":
            size = errors[*key[:3], row["a"]] * errors[*key[:3], row["b"]]
            yield key, "cov", near(ours[key]["cov"], row["cov"], 1e-8 * max(size, 1e-6))
        for column in set(row) & {*WORDS, *COUNTS, *RELATIVE, *ABSOLUTE}:
            yield key, column, same(column, ours[key][column], row[column])


def standard_errors(rows: list[dict[str, str]]) -> dict[tuple[str, ...], float]:
    """Return the errors on the diagonal, by domain, score and node."""
    return {
        (r["domain_type"], r["domain"], r["kind"], r["a"]): math.sqrt(
            max(number(r["cov"]), 0)
        )
        for r in rows
        if r["a"] == r["b"]
    }


def same(column: str, ours: str, theirs: str) -> bool:
    if column in WORDS:
        return ours == theirs.replace("NA", "")
    if column in COUNTS:
        return near(ours, theirs, 0)
    if column in ABSOLUTE:
        return near(ours, theirs, ABSOLUTE[column])
    return near(ours, theirs, RELATIVE[column] * max(abs(number(theirs)), 1e-6))


def near(ours: str, theirs: str, room: float) -> bool:
    """Say whether two numbers agree; nothing is only like nothing."""
    one, other = number(ours), number(theirs)
    if math.isnan(one) or math.isnan(other):
        return math.isnan(one) and math.isnan(other)
    return abs(one - other) <= room
