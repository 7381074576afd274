"""What DDI-Codebook 2.5 asks of the elements that our codebook writes.

Told in our own words after the DDI Alliance's `codebook.xsd` of 17 January 2012: which
children an element has, in which order and how often, which attributes it may and must
have, and what these may say. Elements of the schema that we never write are left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

NAMESPACE = "{ddi:codebook:2_5}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NAME = re.compile(r"[^\W\d][\w.-]*")  # of an ID, as XML asks for it, without colons
TEXT, IDS = "any text", "IDs there are"
Allowed = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """Children as a regular expression of names, each led by a space; attributes."""

    children: str = ""  # none, and then a text
    may: Mapping[str, Allowed] = field(default_factory=dict)
    must: tuple[str, ...] = ()


TEXTS = (  # without attributes
    *("titl", "IDNo", "producer", "abstract", "geogCover", "anlyUnit", "conditions"),
    *("fileName", "fileCont", "caseQnty", "varQnty", "labl", "qstnLit", "catValu"),
)
SHAPES = {
    "codeBook": Shape("( stdyDscr)+( fileDscr)*( dataDscr)*", {"version": ("2.5",)}),
    "stdyDscr": Shape("( citation)+( stdyInfo)*( dataAccs)*"),
    "citation": Shape(" titlStmt( prodStmt)?"),
    "titlStmt": Shape(" titl( IDNo)*"),
    "prodStmt": Shape("( producer)*( prodDate)*( software)*"),
    "stdyInfo": Shape("( abstract)*( sumDscr)*"),
    "sumDscr": Shape("( collDate)*( geogCover)*( anlyUnit)*"),
    "dataAccs": Shape("( useStmt)*"),
    "useStmt": Shape("( conditions)?"),
    "fileDscr": Shape("( fileTxt)*"),
    "fileTxt": Shape("( fileName)?( fileCont)?( dimensns)?( fileType)?"),
    "dimensns": Shape("( caseQnty)*( varQnty)*"),
    "dataDscr": Shape("( var)*"),
    "var": Shape(
        "( labl)*( qstn)*( catgry)*( varFormat)?",
        {"name": TEXT, "files": IDS, "intrvl": ("contin", "discrete")},
        must=("name",),
    ),
    "qstn": Shape("( qstnLit)*"),
    "catgry": Shape("( catValu)?( labl)*( catStat)*", {"missing": ("Y", "N")}),
    "prodDate": Shape(may={"date": TEXT}),
    "software": Shape(may={"date": TEXT, "version": TEXT}),
    "collDate": Shape(may={"date": TEXT, "event": ("start", "end", "single")}),
    "fileType": Shape(may={"charset": TEXT}),
    "catStat": Shape(may={"type": ("freq", "percent", "crosstab", "other")}),
    "varFormat": Shape(may={"type": ("character", "numeric")}),
} | dict.fromkeys(TEXTS, Shape())


def faults(book: Element) -> list[str]:
    """Return what a codebook does that the schema does not allow."""
    ids = [one.get("ID", "") for one in book.iter() if "ID" in one.attrib]
    found = [f"ID {one} is no name" for one in ids if not NAME.fullmatch(one)]
    found += [f"ID {one} twice" for one in {*ids} if ids.count(one) > 1]
    for one in book.iter():
        found += _of_element(one, {*ids})
    return found


def _of_element(one: Element, ids: set[str]) -> Iterator[str]:
    name = one.tag.removeprefix(NAMESPACE)
    shape = SHAPES.get(name)
    if shape is None or not one.tag.startswith(NAMESPACE):
        yield f"{one.tag} is not known"
        return
    told = "".join(f" {child.tag.removeprefix(NAMESPACE)}" for child in one)
    if not re.fullmatch(shape.children, told):
        yield f"{name} has{told}"
    if shape.children and name != "qstn" and "".join(_texts(one)).strip():
        yield f"{name} has text between its children"
    yield from (f"{name} lacks {key}" for key in shape.must if key not in one.attrib)
    for key, value in one.attrib.items():
        if not _is_allowed(shape.may.get(key), key, value, ids):
            yield f"{name} {key}={value}"


def _texts(one: Element) -> Iterator[str]:
    yield one.text or ""
    yield from (child.tail or "" for child in one)


def _is_allowed(allowed: Allowed | None, key: str, value: str, ids: set[str]) -> bool:
    if key == LANGUAGE:
        return bool(re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value))
    if allowed == IDS:
        return bool(value.split()) and set(value.split()) <= ids
    return key == "ID" or allowed == TEXT or (allowed is not None and value in allowed)
