"""Posters, labels and tents of a whole unit: at once, or by the worker in packs."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.errors import Problem
from survey.manage.counters.posters import Size, let_go, poster_of, posters_pdf
from survey.manage.counters.queries import batched, load_counters, standing_ids
from survey.models import Counter, Unit
from survey.tasks import File, Result, Work, task
from survey.tree import unit_by_code

KIND = "posters"
AT_ONCE = 20  # counters: a page answers; more is work for the worker
A_PACK = 120  # counters set together: 500 would take 300 MB
MOST = 6_000  # counters in one task; their file is kept in the database for a day
MOST_UNITS = 250  # with a file each; where there are more, files hold a pack each
PDF, ZIP = "application/pdf", "application/zip"


class Pack(NamedTuple):
    """Counters that go into one file."""

    name: str
    ids: Sequence[int]


@task(KIND)
def print_unit(work: Work) -> Result:
    """Set what hangs at the counters of a unit: a PDF, or many of them in a ZIP."""
    size = Size(work.params["size"])
    packs = _packs(work, size, clock.today(work.settings.zone))
    outcome = {"n": sum(len(pack.ids) for pack in packs)}
    documents = _documents(work, packs, size)
    if len(packs) == 1:
        [(name, document)] = documents
        return Result(File(name, PDF, document), outcome)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as files:
        for name, document in documents:
            files.writestr(name, document)
    name = f"{work.params['unit']}-{size}.zip"
    return Result(File(name, ZIP, archive.getvalue()), outcome)


def check_number(n: int) -> None:
    """Raise a `Problem` when there is nothing to print, or too much."""
    if n == 0:
        raise Problem(_("Đơn vị này không có quầy nào đang mở."), status=404)
    if n > MOST:
        message = _(
            "%(n)d quầy là quá nhiều cho một lần, nhiều nhất %(most)d: hãy chọn "
            "đơn vị nhỏ hơn.",
            n=n,
            most=MOST,
        )
        raise Problem(message)


def _packs(work: Work, size: Size, day: date) -> list[Pack]:
    """Return what goes into which file.

    No session outlives it: a reader would keep the progress from being written.
    """
    with Session(work.engine) as session:
        unit = unit_by_code(session, work.params["unit"])
        ids = standing_ids(session, unit, day=day)
        check_number(len(ids))
        if len(ids) <= A_PACK:
            return [Pack(f"{unit.code}-{size}", ids)]
        by_unit = list(_by_unit(session, ids, size))
    if len(by_unit) <= MOST_UNITS:
        return by_unit
    name = f"{work.params['unit']}-{size}"
    return _numbered(name, batched(ids, A_PACK))


def _by_unit(session: Session, ids: Sequence[int], size: Size) -> Iterator[Pack]:
    """Yield the files of each unit; one with very many counters has several."""
    codes = select(Counter.id, Unit.code).join(Counter.unit)
    code_of = {row.id: row.code for row in session.execute(codes)}
    for code, mine in groupby(ids, key=lambda id_: code_of[id_]):
        yield from _numbered(f"{code}-{size}", batched(list(mine), A_PACK))


def _numbered(name: str, parts: Iterator[Sequence[int]]) -> list[Pack]:
    packs = list(parts)
    if len(packs) == 1:
        return [Pack(name, packs[0])]
    return [Pack(f"{name}-{n:03d}", ids) for n, ids in enumerate(packs, start=1)]


def _documents(
    work: Work, packs: Sequence[Pack], size: Size
) -> Iterator[tuple[str, bytes]]:
    """Set a document after the other, with its name; say how far it is."""
    n, n_done, n_set = sum(len(pack.ids) for pack in packs), 0, 0
    work.progress(0, n)
    for pack in packs:
        yield f"{pack.name}.pdf", _document(work, pack, size)
        n_done, n_set = n_done + len(pack.ids), n_set + len(pack.ids)
        work.progress(n_done, n)
        if n_set >= A_PACK and n_done < n:
            let_go()
            n_set = 0


def _document(work: Work, pack: Pack, size: Size) -> bytes:
    with Session(work.engine) as session:
        counters = load_counters(session, pack.ids)
        posters = [poster_of(one, site=work.settings.address) for one in counters]
    return posters_pdf(posters, size=size)
