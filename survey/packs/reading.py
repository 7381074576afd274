"""A pack read: unpacked, what it says taken by its kinds, and all of it checked."""

from dataclasses import dataclass

from flask_babel import gettext as _

from survey.packs.faults import in_words
from survey.packs.headline import NAME as FIGURES
from survey.packs.headline import Told, read_figures
from survey.packs.manifest import NAME as MANIFEST
from survey.packs.manifest import Manifest, read_manifest
from survey.packs.refused import PackRefused
from survey.packs.strict import read_json
from survey.packs.unpacking import Files, unpacked
from survey.packs.verify import judged


@dataclass(frozen=True, slots=True)
class ReadPack:
    """A pack in which nothing was found to be wrong."""

    manifest: Manifest
    document: dict[str, object]  # the manifest with all that it says
    told: Told
    n_files: int
    n_recomputed: int


def read_pack(content: bytes) -> ReadPack:
    """Return a pack of which everything holds, or raise `PackRefused`.

    The check is that of the pack's own program, as it stands here. What comes before
    it keeps it from being led astray: it reads whatever a file says.
    """
    files = unpacked(content)
    manifest = read_manifest(_file(files, MANIFEST))
    told = read_figures(_file(files, FIGURES), manifest)
    faults, n = _judged(files)
    if faults:
        raise PackRefused([in_words(fault) for fault in faults])
    document = read_json(files[MANIFEST], MANIFEST)
    return ReadPack(manifest, document, told, len(files), n)


def _file(files: Files, name: str) -> bytes:
    if name not in files:
        raise PackRefused([_("Hồ sơ không có tệp %(name)s.", name=name)])
    return files[name]


def _judged(files: Files) -> tuple[list[str], int]:
    """Return what the program of the pack finds; a changed file may do anything."""
    try:
        return judged(list(files), files.__getitem__)
    except Exception as error:
        return [f"cannot be read: {type(error).__name__}: {error}"], 0
