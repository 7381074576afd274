"""The files of the sheets of a release, by name, each written when its turn comes."""

from collections.abc import Callable, Mapping
from functools import partial
from io import RawIOBase
from typing import NamedTuple

from sqlalchemy.orm import Session

from survey.exports.exported import Exported
from survey.exports.microdata.as_csv import write_csv
from survey.exports.microdata.as_parquet import write_parquet
from survey.exports.microdata.as_sav import write_sav
from survey.exports.microdata.datasets import DataSet, answers_of, people_of
from survey.exports.microdata.ddi import codebook
from survey.exports.microdata.reading import ANSWERS, PEOPLE, given_with
from survey.microdata import Why
from survey.words import why_no_sheets

NAMES = {ANSWERS: "microdata", PEOPLE: "microdata-people"}  # of files, by table
CODEBOOK = "microdata-codebook.xml"
Write = Callable[[RawIOBase], object]


class MicrodataFiles(NamedTuple):
    """How to write each file, and why others are not there."""

    files: Mapping[str, Write]
    left_out: Mapping[str, str]


def microdata_files(session: Session, exported: Exported) -> MicrodataFiles:
    """Return the files of the sheets that a release gives."""
    given = given_with(session, exported.release)
    if isinstance(given, Why):
        return MicrodataFiles({}, {NAMES[ANSWERS]: why_no_sheets(given)})
    tables = {
        ANSWERS: answers_of(exported, given.contents, given.answers),
        PEOPLE: people_of(exported, given.contents, given.people),
    }
    there = {NAMES[one]: table for one, table in tables.items() if len(table)}
    without = given.contents.without.items()
    left_out = {NAMES[one]: why_no_sheets(why) for one, why in without}
    files: dict[str, Write] = {}
    for name, data in there.items():
        files |= _formats(exported, name, data)
    if there:
        book = {f"{name}.csv": data for name, data in there.items()}
        files[CODEBOOK] = lambda out: out.write(codebook(exported, book))
    return MicrodataFiles(files, left_out)


def _formats(exported: Exported, name: str, data: DataSet) -> Mapping[str, Write]:
    made_at = exported.release.made_at
    return {
        f"{name}.csv": partial(write_csv, data),
        f"{name}.parquet": partial(write_parquet, data),
        f"{name}.sav": partial(write_sav, data, made_at=made_at),
    }
