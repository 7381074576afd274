"""What the method of a pack calls its contents, in the language of the page.

Tables keep the Vietnamese names; the others stand in the method that a pack carries.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.documents import digest
from survey.i18n import language
from survey.methods import Method, method_of_toml, stored_method, to_document
from survey.models import KeptPack, PackContent
from survey.models import Method as StoredMethod

FOLDER = "phuong-phap/"
MOST_KEPT = 64  # methods
Texts = Mapping[str, str]
_kept: dict[str, Method | None] = {}  # by digest, which says all of a method


class Names(NamedTuple):
    """The title of a method, and the names of its nodes."""

    title: str
    nodes: Mapping[str, str]

    def of(self, node: str, name: str) -> str:
        """Return the name of a node, or the one that a table has."""
        return self.nodes.get(node, name)


def names_in(session: Session, pack: KeptPack) -> Names:
    """Return the names in the language of the page, as far as the method has them."""
    vietnamese = Names(pack.method_title, {})
    asked = language()
    if asked == "vi":
        return vietnamese
    method = _method(session, pack.method_digest)
    if method is None:
        return vietnamese
    named = [(one.code, one.name) for one in method.contents]
    named += [(one.code, one.name) for one in method.factors]
    named += [(one.code, one.name) for one in method.criteria]
    nodes = {code: name[asked] for code, name in named if name.get(asked)}
    return Names(method.title.get(asked) or pack.method_title, nodes)


def _method(session: Session, wanted: str) -> Method | None:
    """Return a method that is used here, or the one in the smallest pack with it."""
    query = select(StoredMethod).where(StoredMethod.digest == wanted)
    stored = session.scalars(query.limit(1)).first()
    if stored is not None:
        return stored_method(stored)
    if wanted not in _kept:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[wanted] = _unpacked(session, wanted)
    return _kept[wanted]


def _unpacked(session: Session, wanted: str) -> Method | None:
    query = (
        select(PackContent.content)
        .join(KeptPack, KeptPack.digest == PackContent.digest)
        .where(KeptPack.method_digest == wanted)
        .order_by(KeptPack.size, KeptPack.id)
    )
    content = session.scalars(query.limit(1)).first()
    if content is None:
        return None
    with ZipFile(BytesIO(content)) as archive:
        names = [one for one in archive.namelist() if one.startswith(FOLDER)]
        texts = [archive.read(name) for name in names]
    return next((one for text in texts if (one := _of_toml(text, wanted))), None)


def _of_toml(text: bytes, wanted: str) -> Method | None:
    """Return the method of a file, if it is the one that figures were made by."""
    try:
        method = method_of_toml(text.decode())
    except ValueError:
        return None
    # Written anew: what a document leaves empty, TOML does not have.
    return method if digest(to_document(method)) == wanted else None
