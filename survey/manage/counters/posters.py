"""What hangs and stands at counters, set by typst: posters, labels, table tents."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

import typst

from survey.models import Counter, Unit
from survey.paths import FONTS, TEMPLATES
from survey.qrcodes import counter_address, qr_svg

PAGES = TEMPLATES / "manage" / "counters"
REMEMBERED = 11  # documents, until typst forgets; of 100 posters each they fill 300 MB


class Size(StrEnum):
    """What is printed: posters of a size, sheets of so many labels, table tents."""

    A4 = "a4"
    A5 = "a5"
    LABELS_24 = "labels-24"  # 70 × 37 mm
    LABELS_12 = "labels-12"  # 105 × 48 mm
    LABELS_8 = "labels-8"  # 99.1 × 67.7 mm
    TENT = "tent"  # A4, folded in the middle

    @property
    def n_a_page(self) -> int:
        """Return how many counters stand on a page."""
        return {"labels-24": 24, "labels-12": 12, "labels-8": 8}.get(self.value, 1)

    @property
    def source(self) -> str:
        """Return the name of the typst page that draws it."""
        name = self.value.partition("-")[0]
        return {"labels": "labels.typ", "tent": "tent.typ"}.get(name, "poster.typ")


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
    """Return posters as a PDF with a page each, or a sheet of labels for many."""
    return _pages(_compiler(posters, size=size).compile(format="pdf"))[0]


def poster_png(poster: Poster, *, size: Size = Size.A4, resolution: int = 72) -> bytes:
    """Return a poster as a picture, with this many dots an inch."""
    return posters_png([poster], size=size, resolution=resolution)[0]


def posters_png(
    posters: Sequence[Poster], *, size: Size, resolution: int = 72
) -> list[bytes]:
    """Return the pages of posters as pictures, with this many dots an inch."""
    compiler = _compiler(posters, size=size)
    return _pages(compiler.compile(format="png", ppi=resolution))


def filled(poster: Poster, size: Size) -> list[Poster]:
    """Return a poster as often as it stands on a page of its own."""
    return [poster] * size.n_a_page


def let_go() -> None:
    """Let typst forget what it set: it remembers everything for ten documents."""
    for _document in range(REMEMBERED):
        typst.compile(b"", ignore_system_fonts=True)


def _above(unit: Unit) -> str:
    return unit.parent.name if unit.parent else ""


def _compiler(posters: Sequence[Poster], *, size: Size) -> typst.Compiler:
    # Names go in as data, never as typst source: nothing in them is executed.
    data = json.dumps([asdict(poster) for poster in posters], ensure_ascii=False)
    return typst.Compiler(
        input=str(PAGES / size.source),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,  # a poster looks the same wherever it is made
        sys_inputs={"posters": data, "size": str(size)},
    )


def _pages(made: bytes | list[bytes] | None) -> list[bytes]:
    """Return what typst made as pages: it gives one or several, never neither."""
    return made if isinstance(made, list) else [made or b""]
