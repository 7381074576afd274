"""Build hook: compile the catalogues, so that wheels and checkouts carry them."""

from os import getpid
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = "survey/translations/*/LC_MESSAGES/*.po"


def compile_catalogues(root: Path) -> None:
    """Write the .mo beside every .po, whole or not at all: a site may be reading it."""
    for source in sorted(root.glob(CATALOGUES)):
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parent.parent.name)
        written = source.with_name(f".{source.stem}-{getpid()}.mo")
        with written.open("wb") as stream:
            write_mo(stream, catalogue)
        written.replace(source.with_suffix(".mo"))


class CatalogueHook(BuildHookInterface):
    """Runs before hatchling collects the files, also for an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues of the tree that is being built."""
        compile_catalogues(Path(self.root))
