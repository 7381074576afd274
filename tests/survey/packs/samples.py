"""Sample packs, made once a process, and the same with something changed in them."""

import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, partial
from io import BytesIO, RawIOBase
from typing import Any
from zoneinfo import ZoneInfo

from survey.cli.samples import sample_packs
from survey.exports.pack.archive import Archive, Entry
from survey.packs.verify import sha256
from survey.speaking import speaking

MANIFEST, FIGURES = "manifest.json", "so-lieu/figures.json"
YEAR = 2026
Files = dict[str, bytes]
Change = Callable[[Any], object]


@cache
def samples() -> tuple[bytes, ...]:
    """Return two packs, of provinces 01 and 02."""
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    with speaking("vi"):
        made = sample_packs(YEAR, 2, zone=zone, method="counter-short")
        return tuple(content for _name, content in made)


def files_of(pack: bytes) -> Files:
    """Return the files of a pack by name."""
    with zipfile.ZipFile(BytesIO(pack)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sealed(files: Files) -> bytes:
    """Return files as a pack: its last record says that every byte is as it was."""
    stream = BytesIO()
    with Archive(stream, datetime(2026, 12, 1, tzinfo=UTC)) as archive:
        for name, content in files.items():
            archive.add(Entry(name, partial(_put, content)))
    archive.vouch()
    return stream.getvalue()


def _put(content: bytes, out: RawIOBase) -> None:
    out.write(content)


def vouched(files: Files, change: Change = lambda _manifest: None) -> bytes:
    """Return files as a pack whose manifest vouches for all of them, and for itself."""
    manifest = json.loads(files[MANIFEST])
    manifest["files"] = [
        {"name": name, "size": len(content), "sha256": sha256(content)}
        for name, content in files.items()
        if name != MANIFEST
    ]
    change(manifest)
    manifest["manifest_sha256"] = "0" * 64
    text = json.dumps(manifest, ensure_ascii=False)
    told = text.replace("0" * 64, sha256(text.encode()), 1)
    return sealed(files | {MANIFEST: told.encode()})


def retold(pack: bytes, change: Change) -> bytes:
    """Return a pack whose figures say something else, and whose digests know it."""
    files = files_of(pack)
    figures = json.loads(files[FIGURES])
    change(figures)
    head = {key: value for key, value in figures.items() if key != "rows"}
    rows = [
        json.dumps(r, ensure_ascii=False, separators=(",", ":"))
        for r in figures["rows"]
    ]
    text = (
        json.dumps(head, ensure_ascii=False)[:-1] + ',"rows":[' + ",".join(rows) + "]}"
    )
    digest = sha256("".join(row + "\n" for row in rows).encode())
    return vouched(
        files | {FIGURES: text.encode()},
        lambda manifest: manifest["release"].update(figures_digest=digest),
    )


def renamed(pack: bytes, **round_: str) -> bytes:
    """Return a pack whose manifest says something else of its round."""
    return vouched(files_of(pack), lambda manifest: manifest["round"].update(round_))


def numbered(pack: bytes, number: int) -> bytes:
    """Return a pack of a later release of the same round."""
    again = retold(pack, lambda figures: figures.update(release=number))
    return vouched(
        files_of(again), lambda manifest: manifest["release"].update(number=number)
    )


def of_year(pack: bytes, year: int) -> bytes:
    """Return a pack of a round of another year."""
    code = f"mau-{year}"
    again = retold(pack, lambda figures: figures.update(round=code))
    return renamed(again, code=code, starts_on=f"{year}-10-01", ends_on=f"{year}-11-30")


def reweighted(pack: bytes, weighting: str) -> bytes:
    """Return a pack that says its units were added up in another way."""
    return vouched(
        files_of(pack), lambda manifest: manifest["release"].update(weighting=weighting)
    )
