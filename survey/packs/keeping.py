"""Packs kept, checked anew, and noted as handed in; the caller commits."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.access.reach import Reach
from survey.db import let_go
from survey.models import (
    KeptPack,
    PackCheck,
    PackContent,
    PackFigure,
    PackLetter,
    PackOrigin,
    User,
)
from survey.packs.provinces import Province, province_named, subject_of
from survey.packs.reading import ReadPack, read_pack
from survey.packs.refused import PackRefused

UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps a pack, in which roles, and when."""

    name: str
    at: datetime
    role: str = ""  # codes of roles; empty at the command line

    @classmethod
    def of(cls, session: Session, user: User, at: datetime) -> "Keeper":
        """Return somebody with an account, with the roles of the day."""
        roles = sorted(str(role) for role in Reach(session, user.id).roles)
        return cls(user.email, at, ",".join(roles))


@dataclass(frozen=True, slots=True)
class Opened:
    """A pack in which nothing is wrong, on its way into the database."""

    content: bytes
    digest: str
    read: ReadPack


class Kept(NamedTuple):
    """A pack that is kept; it may have been kept before."""

    pack: KeptPack
    is_new: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """The official letter that a pack was handed in with."""

    number: str
    day: date
    recipient: str = ""


def open_pack(content: bytes) -> Opened:
    """Return a pack in which nothing is wrong, or raise `PackRefused`.

    It takes a second for a large one, in which a request holds no transaction.
    """
    let_go()
    return Opened(content, sha256(content).hexdigest(), read_pack(content))


def keep_pack(
    session: Session,
    opened: Opened,
    *,
    by: Keeper,
    release_id: int | None = None,
    province: Province | None = None,
) -> Kept:
    """Keep a pack, once.

    Without `release_id` it was received. Its province is the one that is named here,
    else the one its own unit is named after.
    """
    content, digest, read = opened.content, opened.digest, opened.read
    if (known := _known(session, digest)) is not None:
        return Kept(known, is_new=False)
    try:
        with session.begin_nested():
            session.add(PackContent(digest=digest, content=content))
            session.flush()
            made = _row(read, province)
            made.digest, made.size, made.release_id = digest, len(content), release_id
            made.kept_at, made.kept_by, made.kept_role = by.at, by.name, by.role
            made.origin = PackOrigin.MADE if release_id else PackOrigin.RECEIVED
            made.checks = [_check(by, (), read.n_recomputed)]
            session.add(made)
            session.flush()
    except IntegrityError:  # somebody else keeps the same at this moment
        known = _known(session, digest)
        if known is None:
            raise
        return Kept(known, is_new=False)
    return Kept(made, is_new=True)


def check_again(session: Session, pack: KeptPack, *, by: Keeper) -> PackCheck:
    """Check a kept pack anew, and note what was found."""
    content = session.get_one(PackContent, pack.digest).content
    faults, n = _looked_at(content, pack.digest)
    found = _check(by, faults, n)
    pack.checks.append(found)
    session.flush()
    return found


def note_letter(
    session: Session, pack: KeptPack, letter: Letter, *, by: Keeper
) -> PackLetter:
    """Note that a pack was handed in; what was noted before stays."""
    noted = PackLetter(**asdict(letter), noted_by=by.name, noted_at=by.at)
    pack.letters.append(noted)
    session.flush()
    return noted


def told(pack: KeptPack) -> dict[str, object]:
    """Return a pack as the audit keeps it."""
    return {
        "title": pack.unit_name,
        "round": pack.round_code,
        "release": pack.number,
        "digest": pack.digest,
    }


def _looked_at(content: bytes, digest: str) -> tuple[Sequence[str], int]:
    """Return the faults of kept bytes, and how many indices were recomputed."""
    let_go()
    if sha256(content).hexdigest() != digest:
        words = _("Tệp lưu trong cơ sở dữ liệu không còn đúng mã băm đã ghi.")
        return [words], 0
    try:
        return (), read_pack(content).n_recomputed
    except PackRefused as refused:
        return refused.faults, 0


def _known(session: Session, digest: str) -> KeptPack | None:
    return session.scalar(select(KeptPack).where(KeptPack.digest == digest))


def _row(read: ReadPack, province: Province | None) -> KeptPack:
    round_, release = read.manifest.round, read.manifest.release
    method, used = read.manifest.method, read.told.method
    year = round_.starts_on.year
    found = province or province_named(round_.unit_name, year)
    subject = found.subject if found else subject_of(round_.unit_name)
    name = UNSAFE.sub("-", f"{subject}-{round_.code}-{release.number}")
    return KeptPack(
        file_name=f"ho-so-{name[:LONGEST_NAME]}.zip",
        year=year,
        first_subject=subject,
        first_province=found.code if found else "",
        unit_code=round_.unit,
        unit_name=round_.unit_name,
        round_code=round_.code,
        round_title=round_.title,
        starts_on=round_.starts_on,
        ends_on=round_.ends_on,
        number=release.number,
        made_at=release.made_at,
        method_code=method.code,
        method_version=method.version,
        method_digest=method.digest,
        method_title=used.title["vi"],
        weighting=release.weighting,
        decimals=used.rounding,
        n_sheets=release.n_sheets,
        software=read.manifest.software.pack,
        manifest=read.document,
        figures=[PackFigure(**asdict(one)) for one in read.told.figures],
    )


def _check(by: Keeper, faults: Sequence[str], n: int) -> PackCheck:
    return PackCheck(at=by.at, by=by.name, n_recomputed=n, faults=list(faults))
