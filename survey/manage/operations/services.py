"""Services get their names, one by one or from a file: all of them, or none."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.codes import CODE
from survey.documents.prose import REFUSED, cleaned
from survey.errors import Problem
from survey.manage.csvfile import refuse
from survey.manage.service_rows import LONGEST, ServiceRow, read_service_rows
from survey.models import Service

RESERVED = {"moi", "nhap"}  # /linh-vuc/moi and /linh-vuc/nhap are pages


@dataclass
class NamedServices:
    """What an import did: codes of services."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


def check_service_code(code: str) -> None:
    """Raise a `Problem` for what cannot be the code of a service."""
    if not CODE.fullmatch(code):
        message = _(
            "Mã lĩnh vực “%(code)s” chỉ dùng A-Z a-z 0-9 . _ -, dài nhất 32.",
            code=code,
        )
        raise Problem(message)
    if code.casefold() in RESERVED:
        message = _("Mã “%(code)s” là địa chỉ của một trang khác.", code=code)
        raise Problem(message)


def name_service(
    session: Session, code: str, name: str, *, name_en: str | None = None
) -> Service:
    """Give a service its name; without an English one, that which stands stays."""
    check_service_code(code)
    name, english = _checked(name), _checked(name_en or "")
    if not name:
        raise Problem(_("Tên lĩnh vực không được để trống."))
    service = session.get(Service, code)
    if service is None:
        service = Service(code=code, name=name, name_en=english)
        session.add(service)
    service.name = name
    if name_en is not None:
        service.name_en = english
    session.flush()
    return service


def import_services(session: Session, data: bytes) -> NamedServices:
    """Write the names of a CSV file; a `Problem` lists every fault."""
    rows = read_service_rows(data)
    _note_doubles(rows)
    refuse(rows[0].row.problems)
    known = {service.code: service for service in session.scalars(select(Service))}
    named = NamedServices()
    for row in rows:
        service = known.get(row.code)
        if service is None:
            session.add(Service(code=row.code, name=row.name, name_en=row.name_en))
            named.created.append(row.code)
        elif _update(service, row):
            named.changed.append(row.code)
        else:
            named.unchanged.append(row.code)
    session.flush()
    return named


def _checked(text: str) -> str:
    name = cleaned(text)
    is_refused = any(unicodedata.category(sign) in REFUSED for sign in name)
    if len(name) > LONGEST or is_refused:
        message = _(
            "Tên lĩnh vực dài nhất %(n)d ký tự, không có ký tự điều khiển.", n=LONGEST
        )
        raise Problem(message)
    return name


def _note_doubles(rows: Iterable[ServiceRow]) -> None:
    first: dict[str, int] = {}
    for row in rows:
        line = first.setdefault(row.code, row.row.line)
        if row.code and line != row.row.line:
            row.row.note(_("lĩnh vực đã có ở dòng %(line)d", line=line), "code")


def _update(service: Service, row: ServiceRow) -> bool:
    """Write what the row says otherwise; return whether there was anything."""
    before = (service.name, service.name_en)
    service.name, service.name_en = row.name, row.name_en or service.name_en
    return before != (service.name, service.name_en)
