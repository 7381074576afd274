"""Codes of items: which is free, and why another is not."""

from collections.abc import Iterator

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.manage.operations.questionnaire_checks import earlier_versions
from survey.manage.operations.questionnaire_drafts.items import items_of
from survey.methods import Kind, parse_method
from survey.methods.method import ROOT
from survey.models import Questionnaire

PREFIX = "cau"


def free_code(session: Session, draft: Questionnaire) -> str:
    """Return a code that no item of any version, nor the method, ever had."""
    taken = {code.casefold() for code in _asked(session, draft)} | _of_method(draft)
    numbers = range(1, len(taken) + 2)
    return next(c for n in numbers if (c := f"{PREFIX}-{n}") not in taken)


def why_taken(
    session: Session, draft: Questionnaire, code: str, kind: Kind
) -> str | None:
    """Return why an item cannot have a code; None if it can."""
    name = code.casefold()
    if name in {item["code"].casefold() for item in items_of(draft.document)}:
        return str(_("Phiếu đã có câu mang mã này."))
    if name in _of_method(draft):
        return str(_("Mã này là của phương pháp, xin dùng mã khác."))
    for version in earlier_versions(session, draft):
        for item in items_of(version.document):
            is_other = item["code"] != code or item.get("kind") != kind.value
            if item["code"].casefold() == name and is_other:
                number = version.version
                return str(
                    _("Ở phiên bản %(n)d mã này là một câu khác loại.", n=number)
                )
    return None


def _asked(session: Session, draft: Questionnaire) -> Iterator[str]:
    for version in (draft, *earlier_versions(session, draft)):
        for item in items_of(version.document):
            yield item["code"]


def _of_method(draft: Questionnaire) -> set[str]:
    method = parse_method(draft.method.document)
    codes = [criterion.code for criterion in method.criteria]
    codes += [factor.code for factor in method.factors]
    codes += [content.code for content in method.contents]
    return {ROOT, *(code.casefold() for code in codes)}
