"""Documents of questionnaires that ask a method's criteria, and nothing else yet."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from flask_babel import gettext as _

from survey.documents import Flaw, Texts, flaw
from survey.languages import Phrases, read_languages, todays_texts
from survey.languages.phrases import OF_FULL_FORMAT
from survey.methods.method import Factor, Method
from survey.methods.questionnaire import FULL, PLAIN, QuestionnaireError


def questionnaire_document(
    method: Method, languages: Sequence[str], *, has_comment: bool = True
) -> dict[str, Any]:
    """Return the self-contained document of a questionnaire that asks a method."""
    phrases = read_languages()
    _require_questions(method)
    _check_languages(method, languages, phrases=phrases)
    return {
        "format": PLAIN,
        "method": method.code,
        "method_version": method.version,
        "languages": list(languages),
        "scale": method.scale,
        "has_comment": has_comment,
        "levels": {code: list(method.levels[code]) for code in languages},
        "section": [_section(factor, languages) for factor in method.factors],
        "phrases": {code: _plain_phrases(phrases[code]) for code in languages},
    }


def full_document(
    plain: Mapping[str, Any], *, code: str, title: Texts
) -> dict[str, Any]:
    """Return the document of format 2 that asks what one of format 1 asks.

    Every item keeps its code, so that the years before stay comparable.
    """
    today = todays_texts()
    kept = ("method", "method_version", "languages", "scale", "levels")
    phrases = {
        language: {**today.get(language, {}), **words}
        for language, words in plain["phrases"].items()
    }
    labels = {language: words["comment_label"] for language, words in phrases.items()}
    return {
        "format": FULL,
        "code": code,
        "title": dict(title),
        **{key: plain[key] for key in kept},
        "ask_service": False,
        "section": [_with_kinds(section) for section in plain["section"]],
        **({"comment": {"text": labels}} if plain["has_comment"] else {}),
        "phrases": phrases,
    }


def _with_kinds(section: Mapping[str, Any]) -> dict[str, Any]:
    items = [{"kind": "criterion", **item} for item in section["item"]]
    return {"code": section["code"], "name": section["name"], "item": items}


def _require_questions(method: Method) -> None:
    if not method.is_asked:
        words = _("phương pháp %(code)s không hỏi ai: các tỷ lệ tính từ số đếm")
        raise QuestionnaireError([flaw(words, code=method.code)])


def _check_languages(
    method: Method, languages: Sequence[str], *, phrases: Mapping[str, Phrases]
) -> None:
    """Refuse no language, one named twice, and one without questions or phrases."""
    flaws: list[Flaw] = []
    if not languages:
        flaws.append(flaw(_("phiếu phải có ít nhất một ngôn ngữ")))
    if len(set(languages)) < len(languages):
        words = _("có ngôn ngữ ghi hai lần: %(languages)s")
        flaws.append(flaw(words, languages=", ".join(languages)))
    owner = _("phương pháp %(code)s", code=method.code)
    flaws += _unknown(languages, method.languages, owner=owner)
    flaws += _unknown(languages, phrases, owner=_("trang của người dân"))
    if flaws:
        raise QuestionnaireError(flaws)


def _unknown(
    languages: Iterable[str], known: Collection[str], *, owner: str
) -> list[Flaw]:
    words = _(
        'ngôn ngữ "%(language)s": %(owner)s không có lời bằng ngôn ngữ này; '
        "được dùng: %(known)s"
    )
    allowed = ", ".join(sorted(known))
    return [
        flaw(words, language=code, owner=owner, known=allowed)
        for code in languages
        if code not in known
    ]


def _plain_phrases(phrases: Phrases) -> dict[str, str]:
    """Return what format 1 freezes: the same bytes, and digest, as ever."""
    return {k: text for k, text in asdict(phrases).items() if k not in OF_FULL_FORMAT}


def _section(factor: Factor, languages: Sequence[str]) -> dict[str, Any]:
    return {
        "code": factor.code,
        "name": {code: factor.name[code] for code in languages},
        "item": [
            {
                "code": criterion.code,
                "text": {code: criterion.text[code] for code in languages},
            }
            for criterion in factor.criteria
        ],
    }
