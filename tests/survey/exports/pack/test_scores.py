"""Signed workbooks in annexes and pack: what was signed, and which edition."""

import csv
import hashlib
import io
import json
import tomllib
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.config import Settings
from survey.documents import digest
from survey.manage.operations.criteria_sets import take_shipped
from survey.models import Counter, Release, Unit, User, Workbook, WorkbookEdition
from survey.packs.verify import check
from survey.par import parse_criteria_set
from survey.release.operations import make_release
from survey.submission.operations.appraising import Verdict, write_appraisal
from survey.submission.operations.concluding import conclude, finish
from survey.submission.operations.opening import open_workbooks
from survey.submission.operations.scoring import Given, write_scores
from survey.submission.operations.signing import check as say_checked
from survey.submission.operations.signing import reopen, send, sign
from survey.submission.operations.supporting import Said, add_document
from tests.conftest import MORNING
from tests.factories import make_province, make_sheets
from tests.survey.access.people import make_user
from tests.survey.exports.pack.packs import pack_of
from tests.survey.release.conftest import MADE_AT

HOSTILE = '=1+1 /..\\"[a]:*? \x07\ufffe'
LONG = "=" + "đ" * 3999
PDF = b"%PDF-1.7\nbao cao\n%%EOF\n"


@dataclass
class Signed:
    """A release, the workbook that it earned points in, and who may sign it."""

    release: Release
    unit: Unit
    workbook: Workbook
    edition: WorkbookEdition
    people: tuple[User, User]


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """The other database reads the same rows: the test of the worker does."""
    return sqlite_url


@pytest.fixture
def signed(session: Session) -> Signed:
    """A commune that was surveyed, scored itself, and signed; another only scored."""
    province = make_province(session, units=2, method="counter-short")
    for counter in province.counters:
        make_sheets(session, province.round, counter, ["55555", "54321"], n=40)
    for unit in province.units:
        unit.name = HOSTILE
    release = make_release(session, province.round, made_at=MADE_AT)
    criteria = take_shipped(session, "par-unit-example-2025", at=MORNING)
    made = open_workbooks(
        session,
        criteria,
        province.units,
        round_=province.round,
        due_on=None,
        at=MADE_AT,
    )
    items = parse_criteria_set(criteria.document).items
    given = {x.code: Given(x.most, LONG) for x in items if x.scorer == "self"}
    for workbook in made:
        write_scores(session, workbook, given)
    said = Said(HOSTILE, HOSTILE, None, HOSTILE, ["1.1.1", "6.1"])
    add_document(
        *(session, made[0], said),
        file_name="a.pdf",
        content=PDF,
        by="ai.do@tinh.example",
        at=MADE_AT,
    )
    people = make_user(session, "ra.soat@tinh.example"), make_user(session)
    edition = _sign(session, made[0], people)
    return Signed(release, made[0].unit, made[0], edition, people)


def _sign(
    session: Session, workbook: Workbook, people: tuple[User, User]
) -> WorkbookEdition:
    say_checked(session, workbook, by=people[0], at=MADE_AT)
    return sign(session, workbook, by=people[1], at=MADE_AT)


def _pack(session: Session, release: Release, settings: Settings) -> bytes:
    return pack_of(session, release, settings, has_report=False)


def _files(pack: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_annexes_hold_what_was_signed(
    session: Session, settings: Settings, signed: Signed
) -> None:
    files = _files(_pack(session, signed.release, settings))
    book = load_workbook(io.BytesIO(files["Phu-luc.xlsx"]))
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not any(cell.data_type == "f" for cell in cells)
    heading, *rows = book["Chấm điểm từng nội dung"].iter_rows(values_only=True)
    told = {row[5]: dict(zip(heading, row, strict=True)) for row in rows[:-1]}
    document = signed.edition.document
    for item in document["items"]:
        row = told[item["code"]]
        assert row["Mã đơn vị"] == signed.unit.code
        assert row["Điểm tối đa"] == float(item["most"])
        for name, key in (("Tự chấm", "own"), ("Khảo sát", "survey")):
            assert row[name] == (None if item[key] is None else float(item[key]))
        assert (row["Giải trình"] or "") == item["explanation"]
    achieved = dict(zip(heading, rows[-1], strict=True))["Điểm đạt"]
    assert achieved == float(document["achieved"])
    [one] = list(book["Tài liệu kiểm chứng"].iter_rows(values_only=True))[1:]
    assert one[8:] == ("1.1.1, 6.1", len(PDF), hashlib.sha256(PDF).hexdigest())
    everything = b"".join(files.values())
    for person in ("ai.do", *(one.email.partition("@")[0] for one in signed.people)):
        assert person.encode() not in everything  # who is not named


def test_the_pack_lists_and_checks_the_editions(
    session: Session, settings: Settings, signed: Signed, tmp_path: Path
) -> None:
    pack = _pack(session, signed.release, settings)
    assert pack == _pack(session, signed.release, settings)
    files = _files(pack)
    [listed] = json.loads(files["manifest.json"])["workbooks"]
    assert listed["unit"] == signed.unit.code
    assert (listed["edition"], listed["digest"]) == (1, signed.edition.digest)
    [kept] = json.loads(files["cham-diem/editions.json"])
    assert digest(kept) == listed["digest"]
    criteria = tomllib.loads(files["cham-diem/par-unit-example-2025-1.toml"].decode())
    assert parse_criteria_set(criteria).code == "par-unit-example"
    for name in ("editions", "scores", "documents"):
        text = files[f"cham-diem/{name}.csv"].decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not any(cell.startswith("=") for cell in cells)
    folder = tmp_path / "hồ sơ"
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    assert check(folder)[0] == []
    # Whoever writes another manifest as well is told by what was signed.
    _rewrite(folder, kept | {"achieved": "99.00"})
    assert check(folder)[0] == [
        f"workbook of {signed.unit.code}, edition 1: not what was signed"
    ]


def _rewrite(folder: Path, document: dict[str, object]) -> None:
    content = json.dumps([document], ensure_ascii=False).encode()
    (folder / "cham-diem" / "editions.json").write_bytes(content)
    manifest = json.loads((folder / "manifest.json").read_text())
    for one in manifest["files"]:
        if one["name"] == "cham-diem/editions.json":
            one |= {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    manifest["manifest_sha256"] = "0" * 64
    text = json.dumps(manifest, ensure_ascii=False)
    own = hashlib.sha256(text.encode()).hexdigest()
    (folder / "manifest.json").write_text(text.replace("0" * 64, own, 1))


def test_another_edition_makes_another_pack_of_the_same_release(
    session: Session, settings: Settings, signed: Signed
) -> None:
    first = _pack(session, signed.release, settings)
    reopen(signed.workbook, because="Sửa điểm")
    assert _pack(session, signed.release, settings) == first  # what was signed stays
    write_scores(session, signed.workbook, {"6.1": Given(Decimal(1), "Sửa")})
    again = _sign(session, signed.workbook, signed.people)
    second = _files(_pack(session, signed.release, settings))
    before = _files(first)
    [listed] = json.loads(second["manifest.json"])["workbooks"]
    assert (listed["edition"], listed["digest"]) == (2, again.digest)
    changed = {name for name in second if second[name] != before[name]}
    assert changed == {
        *(f"cham-diem/{one}" for one in ("documents.csv", "editions.csv")),
        *("cham-diem/editions.json", "cham-diem/scores.csv"),
        *("Phu-luc.xlsx", "manifest.json"),
    }


def test_conclusions_stand_beside_what_was_signed(
    session: Session, settings: Settings, signed: Signed, tmp_path: Path
) -> None:
    document = signed.edition.document
    send(signed.workbook, at=MADE_AT)
    session.commit()
    criteria = parse_criteria_set(signed.workbook.criteria_set.document)
    scored = {x.code: x.most / 2 for x in criteria.items if x.scorer != "survey"}
    verdicts = {code: Verdict(given, HOSTILE) for code, given in scored.items()}
    first, second = "tham.dinh@tinh.example", "ket.luan@tinh.example"
    write_appraisal(session, signed.workbook, verdicts, by=first, at=MADE_AT)
    before = _files(_pack(session, signed.release, settings))
    finish(session, signed.workbook, unranked=None, note="", by=first, at=MADE_AT)
    session.commit()
    concluded = conclude(session, signed.workbook, by=second, at=MADE_AT)
    pack = _pack(session, signed.release, settings)
    files = _files(pack)
    [listed] = json.loads(before["manifest.json"])["workbooks"]
    assert listed["conclusion"] is None  # not before it is concluded
    [listed] = json.loads(files["manifest.json"])["workbooks"]
    assert listed["conclusion"]["digest"] == concluded.digest
    book = load_workbook(io.BytesIO(files["Phu-luc.xlsx"]))
    heading, *rows = book["Chấm điểm từng nội dung"].iter_rows(values_only=True)
    told = {row[5]: dict(zip(heading, row, strict=True)) for row in rows[:-1]}
    for item in document["items"]:
        row, code = told[item["code"]], item["code"]
        expected = float(scored[code]) if code in scored else float(item["survey"])
        assert row["Điểm sau thẩm định"] == expected
        assert row["Thẩm định"] == (expected if code in scored else None)
    settled = concluded.document["settled"]
    whole = dict(zip(heading, rows[-1], strict=True))
    assert whole["Chỉ số sau thẩm định"] == float(settled["index"])
    for person in (b"tham.dinh", b"ket.luan"):
        assert person not in b"".join(files.values())
    place = tmp_path / "ho-so.zip"
    place.write_bytes(pack)
    assert check(place)[0] == []


def test_editions_by_another_release_stay_out(
    session: Session, settings: Settings, signed: Signed
) -> None:
    round_ = signed.release.round
    counter = session.query(Counter).filter_by(unit_id=signed.unit.id).one()
    make_sheets(session, round_, counter, ["11111"], n=20)
    later = make_release(session, round_, made_at=MADE_AT.replace(day=MADE_AT.day + 1))
    files = _files(_pack(session, later, settings))
    assert json.loads(files["manifest.json"])["workbooks"] == []
    assert not any(name.startswith("cham-diem/") for name in files)
