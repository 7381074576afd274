"""Posters to hang up at counters, set by typst: one page a counter."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

import typst

from survey.manage.counters.qrcodes import counter_address, qr_svg
from survey.models import Counter, Unit
from survey.paths import FONTS, TEMPLATES

PAGE = TEMPLATES / "manage" / "counters" / "poster.typ"


class Size(StrEnum):
    """The sizes of paper a poster is made for."""

    A4 = "a4"
    A5 = "a5"


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on a poster; `qr` is an SVG."""

    above: str
    unit: str
    unit_en: str
    counter: str
    counter_en: str
    room: str
    code: str
    address: str
    site: str
    qr: str


def poster_of(counter: Counter, *, site: str) -> Poster:
    """Return the poster of a counter on the site of this address."""
    unit = counter.unit
    address = counter_address(site, counter.code)
    return Poster(
        above=_above(unit),
        unit=unit.name,
        unit_en=unit.name_en,
        counter=counter.name,
        counter_en=counter.name_en,
        room=counter.room,
        code=counter.code,
        address=address,
        site=f"{site}/",
        qr=qr_svg(address, title=address),
    )


def posters_pdf(posters: Sequence[Poster], *, size: Size = Size.A4) -> bytes:
    """Return posters as a PDF with a page each."""
    return _pages(_compiler(posters, size=size).compile(format="pdf"))[0]


def poster_png(poster: Poster, *, size: Size = Size.A4, resolution: int = 72) -> bytes:
    """Return a poster as a picture, with this many dots an inch."""
    compiler = _compiler([poster], size=size)
    return _pages(compiler.compile(format="png", ppi=resolution))[0]


def _above(unit: Unit) -> str:
    return unit.parent.name if unit.parent else ""


def _compiler(posters: Sequence[Poster], *, size: Size) -> typst.Compiler:
    # Names go in as data, never as typst source: nothing in them is executed.
    data = json.dumps([asdict(poster) for poster in posters], ensure_ascii=False)
    return typst.Compiler(
        input=str(PAGE),
        root=str(PAGE.parent),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,  # a poster looks the same wherever it is made
        sys_inputs={"posters": data, "size": str(size)},
    )


def _pages(made: bytes | list[bytes] | None) -> list[bytes]:
    """Return what typst made as pages: it gives one or several, never neither."""
    return made if isinstance(made, list) else [made or b""]
