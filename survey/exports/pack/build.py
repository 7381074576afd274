"""The files of a pack in their order, and the pack written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from flask_babel import force_locale
from sqlalchemy.orm import Session

from survey.documents.toml import to_toml
from survey.errors import Problem
from survey.exports.exported import Exported
from survey.exports.files import SCORES, TABLES, figures_file
from survey.exports.microdata import MicrodataFiles, microdata_files
from survey.exports.names import FIGURES
from survey.exports.pack.archive import Archive, Entry
from survey.exports.pack.editions import editions_json
from survey.exports.pack.figures import figures_json
from survey.exports.pack.manifest import NAME, manifest_file, release_facts
from survey.exports.pack.readme import readme
from survey.exports.pack.strata import evidence_classes, strata_codes
from survey.exports.reading import read_release
from survey.exports.report.build import LANGUAGE, report_of
from survey.exports.report.content import Report
from survey.exports.report.files import report_file
from survey.exports.sample import sample_table
from survey.models import Release
from survey.packs import PROGRAM
from survey.progress import Saying, quietly
from survey.spreadsheets import XLSX, csv_file

DATA, PAR = "so-lieu", "cham-diem"
REPORT = "Bao-cao-SIPAS"


def pack_name(release: Release) -> str:
    """Return what the pack of a release is called when it is saved."""
    return f"ho-so-{release.round.code}-{release.number}.zip"


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack is made from, all of it pack."""

    exported: Exported
    facts: Mapping[str, Any]
    zone: ZoneInfo
    report: Report | None
    sheets: MicrodataFiles
    left_out: Mapping[str, str]  # why, by what


def read_pack(
    session: Session, release: Release, zone: ZoneInfo, *, unreported: str = ""
) -> Pack:
    """Return what the pack of a release is made from.

    `unreported`: why no report is written, of a sample for one.
    """
    with force_locale(LANGUAGE):
        exported = read_release(session, release.round.code, number=release.number)
        facts = release_facts(exported)
        report, why = None, unreported
        if not why:
            report, why = _report_or_why(session, release)
        sheets = microdata_files(session, exported)
    left_out = ({REPORT: why} if why else {}) | dict(sheets.left_out)
    return Pack(exported, facts, zone, report, sheets, left_out)


def write_pack(pack: Pack, stream: BinaryIO, said: Saying = quietly) -> None:
    """Write a pack to a stream that can be read back."""
    with force_locale(LANGUAGE), Archive(stream, pack.exported.release.made_at) as zip_:
        entries = sorted(_entries(pack), key=lambda one: one.name)
        written = []
        for number, entry in enumerate(entries):
            said(number, len(entries))
            written.append(zip_.add(entry))
        zip_.add(_ready(NAME, manifest_file(pack.facts, written, pack.left_out)))
    zip_.vouch()


def _report_or_why(session: Session, release: Release) -> tuple[Report | None, str]:
    """Return the report, or why there is none."""
    try:
        return report_of(session, release), ""
    except Problem as problem:
        return None, str(problem)


def _entries(pack: Pack) -> list[Entry]:
    return [
        Entry("DOC-TRUOC.txt", lambda out: out.write(readme(pack.left_out))),
        Entry(PROGRAM.name, lambda out: out.write(_verify())),
        *_documents(pack),
        *_methods(pack.exported),
        *_tables(pack.exported),
        *_scores(pack.exported),
        *(Entry(f"{DATA}/{name}", write) for name, write in pack.sheets.files.items()),
    ]


def _documents(pack: Pack) -> list[Entry]:
    book = Entry(
        "Phu-luc.xlsx",
        lambda out: out.write(figures_file(pack.exported, XLSX, zone=pack.zone)),
    )
    report = pack.report
    if report is None:
        return [book]
    return [book, *(_report(report, kind) for kind in ("docx", "pdf"))]


def _report(report: Report, kind: str) -> Entry:
    return Entry(f"{REPORT}.{kind}", lambda out: out.write(report_file(report, kind)))


def _methods(exported: Exported) -> list[Entry]:
    """Return the method, and the questionnaire, as they can be imported again."""
    method, form = exported.release.method, exported.release.round.questionnaire
    texts = {f"phuong-phap/{method.code}-{method.version}.toml": method.document}
    if form is not None:
        texts[f"phieu-hoi/{form.code}-{form.version}.toml"] = form.document
    return [_ready(name, to_toml(one).encode()) for name, one in texts.items()]


def _tables(exported: Exported) -> list[Entry]:
    tables = {name: build(exported) for name, build in TABLES.items()}
    tables |= {"strata": strata_codes(exported), "evidence": evidence_classes(exported)}
    if exported.method.is_asked:
        tables["sample"] = sample_table(exported)
    files = [
        _ready(f"{DATA}/{name}.csv", csv_file(one)) for name, one in tables.items()
    ]
    figures = Entry(
        f"{DATA}/{FIGURES}.json", lambda out: out.write(figures_json(exported))
    )
    return [*files, figures]


def _scores(exported: Exported) -> list[Entry]:
    """Return the signed workbooks: as tables, as signed, and the sets they score by."""
    if not exported.editions:
        return []
    texts = {
        f"{PAR}/{one.stored.name}.toml": to_toml(one.stored.document).encode()
        for one in exported.editions
    }
    texts |= {f"{PAR}/{k}.csv": csv_file(make(exported)) for k, make in SCORES.items()}
    texts[f"{PAR}/editions.json"] = editions_json(exported)
    return [_ready(name, one) for name, one in texts.items()]


def _ready(name: str, content: bytes) -> Entry:
    return Entry(name, lambda out: out.write(content))


def _verify() -> bytes:
    return PROGRAM.read_bytes()
