"""The sections of a draft: items under one name."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from survey.documents import Texts
from survey.errors import Problem
from survey.manage.operations.questionnaire_drafts.kept import Document


def section_of(document: Mapping[str, Any], code: str) -> Document:
    """Return the section of a code, or raise a `Problem` (404)."""
    for section in document["section"]:
        if section["code"] == code:
            found: Document = section
            return found
    message = _("Phiếu không có mục nào mang mã “%(code)s”.", code=code[:16])
    raise Problem(message, status=404)


def add_section(document: Document, code: str, name: Texts) -> None:
    """Add a section at the end; it waits for its first item."""
    document["section"].append({"code": code, "name": dict(name), "item": []})


def rename_section(document: Document, code: str, name: Texts) -> None:
    """Give a section another name."""
    section_of(document, code)["name"] = dict(name)


def move_section(document: Document, code: str, *, by: int) -> bool:
    """Move a section with its items up or down; return whether it could be."""
    sections = document["section"]
    section = section_of(document, code)
    place = sections.index(section) + by
    if not 0 <= place < len(sections):
        return False
    sections.remove(section)
    sections.insert(place, section)
    return True


def remove_section(document: Document, code: str) -> None:
    """Take out a section that holds nothing."""
    section = section_of(document, code)
    if section["item"]:
        message = _("Mục còn câu hỏi. Xin bỏ hoặc chuyển các câu ấy trước.")
        raise Problem(message, status=409)
    document["section"].remove(section)
