"""The codebook of the tables of sheets: DDI-Codebook 2.5, of the DDI Alliance.

Children stand in the order of its schema, which `codebook_shape` of the tests tells.
"""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import numpy as np
from flask_babel import gettext as _

from survey.exports.exported import Exported
from survey.exports.microdata.datasets import UNIT, Column, DataSet, unit_label
from survey.exports.report.plain import plain
from survey.microdata import N_CODES

NAMESPACE = "ddi:codebook:2_5"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def codebook(exported: Exported, files: Mapping[str, DataSet]) -> bytes:
    """Return the codebook of the tables, by the name of their CSV file."""
    book = Element("codeBook", {"xmlns": NAMESPACE, "version": "2.5", LANGUAGE: "vi"})
    _study(SubElement(book, "stdyDscr"), exported, files)
    for number, (name, data) in enumerate(files.items(), start=1):
        _file(SubElement(book, "fileDscr", ID=f"F{number}"), name, data)
    told = SubElement(book, "dataDscr")
    for number, data in enumerate(files.values(), start=1):
        if data.places:
            _unit(told, f"F{number}", data)
        for place, column in enumerate(data.columns, start=1):
            var = SubElement(
                told,
                "var",
                ID=f"F{number}V{place}",
                name=column.name,
                files=f"F{number}",
                intrvl="discrete",
            )
            _variable(var, column, _counts(data, place - 1))
    indent(book, " ")
    text: bytes = tostring(book, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _counts(data: DataSet, place: int) -> list[int]:
    counts = np.bincount(data.cells[:, place], minlength=N_CODES)
    return [int(n) for n in counts]


def _study(study: Element, exported: Exported, files: Mapping[str, DataSet]) -> None:
    release, round_ = exported.release, exported.release.round
    citation = SubElement(study, "citation")
    title = SubElement(citation, "titlStmt")
    _text(title, "titl", plain(round_.title))
    _text(title, "IDNo", f"{round_.code}-{release.number}")
    made = SubElement(citation, "prodStmt")
    _text(made, "producer", plain(exported.root.name))
    day = f"{release.made_at:%Y-%m-%d}"
    _text(made, "prodDate", day, date=day)
    _text(made, "software", "Hài Lòng", version=release.software)
    info = SubElement(study, "stdyInfo")
    _text(info, "abstract", " ".join(data.about for data in files.values()))
    summary = SubElement(info, "sumDscr")
    for event, date in (("start", round_.starts_on), ("end", round_.ends_on)):
        _text(summary, "collDate", f"{date}", date=f"{date}", event=event)
    _text(summary, "geogCover", plain(exported.root.name))
    _text(summary, "anlyUnit", _("Phiếu trả lời"))
    access = SubElement(SubElement(study, "dataAccs"), "useStmt")
    _text(
        access,
        "conditions",
        _(
            "Không được tìm cách nhận ra người trả lời. Dữ liệu đã bỏ ngày, quầy, "
            "kênh, lĩnh vực và ý kiến viết tay; câu trả lời được gộp như mô tả ở "
            "từng tệp."
        ),
    )


def _file(element: Element, name: str, data: DataSet) -> None:
    text = SubElement(element, "fileTxt")
    _text(text, "fileName", name)
    _text(text, "fileCont", f"{data.title}. {data.about}")
    size = SubElement(text, "dimensns")
    _text(size, "caseQnty", str(len(data)))
    _text(size, "varQnty", str(len(data.columns) + bool(data.places)))
    _text(text, "fileType", "text/csv", charset="UTF-8")


def _unit(told: Element, file: str, data: DataSet) -> None:
    var = SubElement(
        told, "var", ID=f"{file}V0", name=UNIT, files=file, intrvl="discrete"
    )
    _text(var, "labl", unit_label())
    for place in data.places:
        _category(var, place.code, data.names[place.code], n=place.n)
    SubElement(var, "varFormat", type="character")


def _variable(var: Element, column: Column, counts: Sequence[int]) -> None:
    _text(var, "labl", column.label)
    if column.question:
        _text(SubElement(var, "qstn"), "qstnLit", column.question)
    for code, word in column.values.items():
        is_missing = code in column.missing
        _category(var, str(code), word, n=int(counts[code]), is_missing=is_missing)
    SubElement(var, "varFormat", type="numeric")


def _category(
    var: Element, code: str, word: str, *, n: int, is_missing: bool = False
) -> None:
    category = SubElement(var, "catgry", {"missing": "Y"} if is_missing else {})
    _text(category, "catValu", code)
    _text(category, "labl", word)
    _text(category, "catStat", str(n), type="freq")


def _text(parent: Element, name: str, text: str, **given: str) -> None:
    SubElement(parent, name, given).text = text
