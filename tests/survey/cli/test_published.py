"""A survey that was published as a table comes out as it was published."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Figure, Status, Unit
from tests.survey.cli.conftest import Hailong

EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "examples"
TABLE = EXAMPLES / "likert5_counts_bhxh_daknong_2022.csv"
CODE = "bhxh-2022"


@pytest.fixture
def opened(hailong: Hailong) -> Hailong:
    """The commands of docs/examples up to the import."""
    hailong("method", "import", EXAMPLES / "bhxh-daknong-2022.toml")
    hailong("unit", "import", EXAMPLES / "units.csv")
    period = ("--from", "2022-01-01", "--to", "2022-10-31")
    hailong(
        *("round", "open", CODE, "--root", "bhxh-daknong", *period),
        *("--method", "bhxh-daknong-2022", "--channel", "tally"),
    )
    return hailong


def _import(hailong: Hailong, file: Path, *more: str, exit_code: int = 0) -> str:
    arguments = ("import", "counts", file, "--round", CODE, *more)
    return hailong(*arguments, "--create-units", "bhxh-daknong", exit_code=exit_code)


def test_the_published_index_is_reproduced(opened: Hailong, session: Session) -> None:
    said = _import(opened, TABLE)
    released = opened("release", CODE)

    assert "8 units (8 new), 3 items" in said
    assert "3 totals agree" in said
    assert "1597" in released
    assert "95.07" in released
    query = select(Figure, Unit.code).join(Unit).where(Figure.node == "1")
    first = {code: figure for figure, code in session.execute(query)}
    province = first.pop("bhxh-daknong")
    assert province.n == 1597
    assert round(province.value, 2) == 95.17  # published
    assert province.counts == [0, 1, 0, 28, 326, 1242, 0]
    assert len(first) == 8
    for figure in (province, *first.values()):
        assert figure.status == Status.SHOWN
        assert figure.low < figure.value < figure.high


def test_the_documented_table_is_what_comes_out(
    opened: Hailong, session: Session
) -> None:
    _import(opened, TABLE)
    opened("release", CODE)
    query = (
        select(Unit.name, Figure).join(Unit).where(Figure.node.in_(["1", "overall"]))
    )
    found: dict[str, dict[str, Figure]] = {}
    for name, figure in session.execute(query):
        found.setdefault(name, {})[figure.node] = figure

    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")

    for name, nodes in found.items():
        first, overall = nodes["1"], nodes["overall"]
        row = (
            f"| {name} | {first.value:.2f} | {first.low:.2f}–{first.high:.2f} "
            f"| {overall.value:.2f} | {overall.low:.2f}–{overall.high:.2f} "
            f"| {overall.n:,} |"
        )
        assert row in page.replace("**95.17** |", "95.17 |")


def test_every_node_of_every_unit_has_an_interval(
    opened: Hailong, session: Session
) -> None:
    _import(opened, TABLE)
    opened("release", CODE)

    figures = session.scalars(select(Figure)).all()

    assert len(figures) == 9 * (3 + 1 + 1 + 1)
    assert all(f.low < f.value < f.high and f.se > 0 for f in figures)


def test_released_counts_are_final(opened: Hailong) -> None:
    _import(opened, TABLE)
    opened("release", CODE)

    opened("release", CODE, exit_code=1)
    _import(opened, TABLE, "--replace", exit_code=1)
    assert len(opened("release", "list").splitlines()) == 2


def test_counts_are_replaced_only_when_told_so(opened: Hailong) -> None:
    assert "8 new" in _import(opened, TABLE)
    _import(opened, TABLE, exit_code=1)
    assert "0 new" in _import(opened, TABLE, "--replace")


def test_a_dry_run_writes_nothing(opened: Hailong) -> None:
    assert "nothing was written" in _import(opened, TABLE, "--dry-run")
    opened("release", CODE, exit_code=1)
    assert "8 new" in _import(opened, TABLE)


def test_a_wrong_total_names_both_numbers(opened: Hailong, tmp_path: Path) -> None:
    file = tmp_path / "wrong.csv"
    text = TABLE.read_text(encoding="utf-8")
    file.write_text(text.replace("TOTAL,1,0,28,326,1242", "TOTAL,1,0,28,326,1243"))

    said = _import(opened, file, exit_code=1)

    assert "1 0 28 326 1243" in said
    assert "1 0 28 326 1242" in said
    opened("release", CODE, exit_code=1)


def test_columns_may_be_named(opened: Hailong, tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("cau;noi;a;b;c;d;e\n2;Huyện Đắk Mil;0;0;1;9;20\n", encoding="utf-8")
    named = ("--unit", "noi", "--item", "cau", "--levels", "a,b,c,d,e")

    _import(opened, file, *named)

    # 100·(60 + 9·80 + 20·100)/(30·100), of the one item there is.
    assert "92.67" in opened("release", CODE)
    assert "Huyen-Dak-Mil" in opened("unit", "list")
