"""Setting up by command: what is wrong is said, and nothing half written."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from survey.models import Counter, Method, Questionnaire, Round, Unit
from tests.factories import Province, make_counter, make_province
from tests.survey.cli.conftest import Hailong

pytestmark = pytest.mark.usefixtures("clock")

TABLES = (Unit, Counter, Method, Questionnaire, Round)


@pytest.fixture
def province(session: Session) -> Province:
    """A province whose rows can be looked at without asking the database again."""
    session.expire_on_commit = False
    province = make_province(session)
    session.commit()
    return province


def sizes(engine: Engine) -> list[int]:
    with engine.connect() as connection:
        return [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in TABLES
        ]


def file(folder: Path, *lines: str) -> Path:
    path = folder / "file.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("unit import {file}", "Line 2, column “kind”"),
        ("counter import {file}", "Column “name” is missing"),
        ("unit merge NOWHERE --into T --on 2026-07-01", "NOWHERE"),
        ("counter close NOWHERE", "NOWHERE"),
        ("counter open {counter}", "open"),
        ("counter move {counter} --to NOWHERE", "NOWHERE"),
        ("counter service {counter} --to a,b", "a,b"),
        ("method import nothing.toml", "nothing.toml"),
        ("method import {file}", "not TOML"),
        ("method show nothing", "nothing"),
        ("method export nothing:1", "nothing:1"),
        ("questionnaire make nothing", "nothing"),
        ("questionnaire make counter --languages vi,xx", '"xx"'),
        ("questionnaire publish nothing", "nothing"),
        (
            "round open x --root NOWHERE --method counter "
            "--from 2027-01-01 --to 2027-02-01",
            "NOWHERE",
        ),
        (
            "round open x --root {root} --method counter "
            "--from 2027-02-01 --to 2027-01-01",
            "before",
        ),
        (
            "round open x --root {root} --method sipas-2023 "
            "--from 2027-01-01 --to 2027-02-01",
            "hailong questionnaire make sipas-2023 --publish",
        ),
        ("round close nothing", "nothing"),
        ("export figures nothing --out x.csv", "no survey round with the code"),
        ("export figures {round} --out x.csv", "has no results yet"),
        ("export figures {round} --release 2 --out x.csv", "has no results no. 2"),
        ("round totals import {round} {file}", "Column “unit” is missing"),
        ("qr NOWHERE", "NOWHERE"),
        ("qr --unit NOWHERE", "NOWHERE"),
        ("qr {counter} --out /nowhere/x.pdf", "cannot write"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(
    hailong: Hailong,
    engine: Engine,
    province: Province,
    tmp_path: Path,
    command: str,
    words: str,
) -> None:
    before = sizes(engine)
    names = {
        "file": file(tmp_path, "code,kind", "A,làng"),
        "counter": province.counters[0].code,
        "root": province.root.code,
        "round": province.round.code,
    }
    said = hailong(*command.format(**names).split(), exit_code=1)
    assert "Error: " in said
    assert words in said
    assert sizes(engine) == before


@pytest.mark.parametrize(
    "command",
    [
        "round open x --root T --method counter --from 31/2/2026 --to 2026-03-31",
        "round open x --root T --method counter --from 1/2/2026",
        "round open x --root T --method m --from 1/2/26 --to 2/2/26 --channel fax",
        "qr",
        "qr A --unit B",
        "qr --unit B --format svg",
        "qr --unit B --out posters.png",
        "qr A --format svg --out A.png",
        "qr A --size a3",
        "counter service A",
        "counter service A --to x --all",
        "unit import /nowhere.csv",
    ],
)
def test_a_wrong_command_says_how_it_is_used(hailong: Hailong, command: str) -> None:
    assert "Usage: " in hailong(*command.split(), exit_code=2)


def test_a_dry_run_writes_nothing(
    hailong: Hailong, engine: Engine, province: Province, tmp_path: Path
) -> None:
    before = sizes(engine)
    units = ("code,name,kind,valid_from", "NEW,Xã mới,xã,2026-01-01")
    assert "new      NEW" in hailong(
        "unit", "import", file(tmp_path, *units), "--dry-run"
    )
    counters = ("unit,name", f"{province.units[0].code},Quầy mới")
    assert "1 new" in hailong(
        "counter", "import", file(tmp_path, *counters), "--dry-run"
    )
    totals = ("unit,total", f"{province.units[0].code},12")
    assert "12 transactions" in hailong(
        *("round", "totals", "import", province.round.code),
        *(file(tmp_path, *totals), "--dry-run"),
    )
    assert sizes(engine) == before


def test_counters_close_reopen_and_move(
    hailong: Hailong, session: Session, province: Province
) -> None:
    code, (old, target) = province.counters[0].code, [u.code for u in province.units]
    hailong("counter", "close", code)
    assert "2026-03-10" in hailong("counter", "list")
    hailong("counter", "open", code)
    hailong("counter", "move", code, "--to", target)
    session.refresh(province.counters[0])
    assert province.counters[0].unit.code == target
    assert province.counters[0].closed_on is None
    session.commit()  # SQLite has one writer: the command's turn
    hailong("counter", "close", code, "--on", "1/4/2026")
    assert f"{code},{target}" in hailong("counter", "list", "--csv")
    assert code not in hailong("counter", "list", "--unit", old)


def test_counters_get_a_service_and_lose_it(
    hailong: Hailong, session: Session, province: Province
) -> None:
    first, second = (counter.code for counter in province.counters)
    said = hailong("counter", "service", first, second, "--to", "dat-dai")
    assert said == f"Now for dat-dai: {first}, {second}.\n"
    hailong("counter", "service", second, "--all")
    session.commit()
    assert "dat-dai" in hailong("counter", "list")
    session.expire_all()
    assert [counter.service for counter in province.counters] == ["dat-dai", ""]


def test_totals_by_service_say_what_is_lacking(
    hailong: Hailong, session: Session, province: Province, tmp_path: Path
) -> None:
    unit, other = (unit.code for unit in province.units)
    make_counter(session, province.units[0], service="ho-tich")
    session.commit()
    totals = file(tmp_path, "unit,service,total", f"{unit},dat-dai,12")
    said = hailong("round", "totals", "import", province.round.code, totals)
    assert said.splitlines() == [
        "1 units (1 by service), 12 transactions.",
        f"Without a total: {unit} ho-tich, {other}.",
        f"With totals by service, and counters of no service: {unit}.",
    ]


def test_a_list_can_be_edited_and_imported_again(
    hailong: Hailong, session: Session, province: Province, tmp_path: Path
) -> None:
    counter = province.counters[0]
    counter.code = "B2C3D4F"
    session.commit()
    text = hailong("counter", "list", "--csv").replace(counter.name, "Quầy khác")
    text = text.replace(",closed_on", "").replace(",\r\n", "\r\n").replace(",\n", "\n")
    only = [line for line in text.splitlines() if "code" in line or "B2C3D4F" in line]
    assert "1 changed" in hailong("counter", "import", file(tmp_path, *only))
    session.refresh(counter)
    assert counter.name == "Quầy khác"


def test_a_method_is_shown_edited_and_imported(
    hailong: Hailong, tmp_path: Path
) -> None:
    assert "counter-short" in hailong("method", "list")
    hailong("method", "import", "counter")
    assert "A24" in hailong("method", "show", "counter")
    text = hailong("method", "export", "counter")
    same = file(tmp_path, text)
    assert hailong("method", "import", same).startswith("counter:1 ")
    other = file(tmp_path, text.replace("minimum_n = 10", "minimum_n = 30"))
    assert hailong("method", "import", other).startswith("counter:2 ")
    assert "30" in hailong("method", "show", "counter")


def test_a_questionnaire_is_drafted_then_published(hailong: Hailong) -> None:
    assert "draft" in hailong("questionnaire", "make", "counter-short")
    assert "published" in hailong("questionnaire", "publish", "counter-short")
    assert "vi,en" in hailong("questionnaire", "list")


def test_a_round_opens_for_more_channels_and_closes(
    hailong: Hailong, province: Province
) -> None:
    hailong(
        *("round", "open", "paper", "--root", province.root.code),
        *("--method", "counter", "--from", "1/3/2026", "--to", "31/3/2026"),
        *("--channel", "paper", "--channel", "kiosk", "--population", "residents"),
        *("--questionnaire", "counter:1"),
    )
    assert "paper,kiosk" in hailong("round", "list")
    hailong("round", "close", "paper")
    assert "closed 2026-03-10" in hailong("round", "list")


def test_a_code_comes_as_svg_and_png(
    hailong: Hailong,
    province: Province,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    code = province.counters[0].code
    said = hailong("qr", code, "--format", "svg")
    assert "set HAILONG_BASE_URL before printing" in said
    monkeypatch.setenv("HAILONG_BASE_URL", "https://tinh.example")
    assert "Warning" not in hailong("qr", code, "--format", "svg")
    hailong("qr", code, "--format", "png")
    hailong("qr", code, "--size", "a5")
    assert (tmp_path / f"{code}.svg").read_text().startswith("<svg")
    assert (tmp_path / f"{code}.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / f"{code}-a5.pdf").read_bytes().startswith(b"%PDF")


def test_units_are_listed_as_a_tree(hailong: Hailong, province: Province) -> None:
    lines = hailong("unit", "list", "--all").splitlines()
    assert lines[0].startswith("CODE")
    assert "  Xã số" in lines[2]


def test_an_empty_list_says_so(hailong: Hailong) -> None:
    assert hailong("round", "list") == "None yet.\n"
