"""Documents of questionnaires that ask a method's criteria, and nothing else yet."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from survey.documents import Texts
from survey.languages import Phrases, read_languages
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
    today = {code: asdict(phrases) for code, phrases in read_languages().items()}
    kept = ("method", "method_version", "languages", "scale", "levels")
    phrases = {
        language: today.get(language, {}) | words
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
        raise QuestionnaireError(
            [f"method {method.code} asks nobody: its rates come from typed counts"]
        )


def _check_languages(
    method: Method, languages: Sequence[str], *, phrases: Mapping[str, Phrases]
) -> None:
    """Refuse no language, one named twice, and one without questions or phrases."""
    problems = [] if languages else ["a questionnaire needs at least one language"]
    if len(set(languages)) < len(languages):
        problems.append(f"a language is named twice: {', '.join(languages)}")
    for owner, known in (
        (f"method {method.code}", set(method.languages)),
        ("the citizen's page", set(phrases)),
    ):
        allowed = ", ".join(sorted(known))
        problems += [
            f'language "{code}": {owner} has no texts in it; allowed: {allowed}'
            for code in languages
            if code not in known
        ]
    if problems:
        raise QuestionnaireError(problems)


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
