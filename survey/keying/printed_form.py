"""A questionnaire on paper, set by typst: a published version in one language."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import typst

from survey.documents import Texts
from survey.i18n import named
from survey.keying.form_words import privacy_on_paper
from survey.keying.keyed import MARKS, ZERO
from survey.methods.form import Form, Item, Kind, fill
from survey.models import Counter, Questionnaire, Round
from survey.paths import FONTS, TEMPLATES
from survey.qrcodes import qr_svg

NO_NUMBER = 0  # written in by hand


def form_code(round_: Round, questionnaire: Questionnaire, counter: Counter) -> str:
    """Return what stands on every page: round, questionnaire version, counter."""
    version = f"{questionnaire.code}-{questionnaire.version}"
    return f"{round_.code}/{version}/{counter.code}"


def form_pdf(
    round_: Round,
    questionnaire: Questionnaire,
    form: Form,
    counter: Counter,
    *,
    language: str,
    numbers: Sequence[int] = (NO_NUMBER,),
) -> bytes:
    """Return a form of each number; texts go in as data, never as typst source."""
    code = form_code(round_, questionnaire, counter)
    told = {
        "code": code,
        "language": language,
        "title": form.title.get(language) or form.phrases[language].heading,
        "above": named(counter.unit),
        "place": named(counter),
        "round": round_.title,
        "numbers": list(numbers),
        "qrs": {str(n): _qr(code, n, language) for n in numbers},
        **_texts(form, language, named(counter)),
    }
    made = typst.compile(
        str(TEMPLATES / "keying" / "form.typ"),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"form": json.dumps(told, ensure_ascii=False)},
        format="pdf",
    )
    return made if isinstance(made, bytes) else b"".join(made or [])


def _qr(code: str, number: int, language: str) -> str:
    text = f"{code}/{language}/{number}" if number else f"{code}/{language}"
    return qr_svg(text, title=text)


def _texts(form: Form, language: str, counter: str) -> dict[str, Any]:
    phrases = form.phrases[language]
    words = form.levels[language]
    levels = [{"key": str(k), "text": text} for k, text in enumerate(words, start=1)]
    levels.append({"key": ZERO, "text": phrases.not_applicable})
    return {
        "privacy": privacy_on_paper(language, phrases),
        "lead": phrases.lead,
        "instruction": phrases.instruction,
        "levels": levels,
        "comment": form.comment.get(language, "") if form.has_comment else "",
        "warning": phrases.comment_warning,
        "parts": list(_parts(form, language, _Words(form, language, counter))),
    }


def _parts(form: Form, language: str, words: "_Words") -> Iterator[dict[str, Any]]:
    """Yield questions on the scale, section by section, and others, as they come."""
    runs = [
        (is_scale, "" if at else section.name.get(language, ""), list(items))
        for section in form.sections
        for at, (is_scale, items) in enumerate(groupby(section.items, key=_is_scale))
    ]
    for is_scale, groups in groupby(runs, key=itemgetter(0)):
        told = [
            {"name": name, "items": [words.item(one) for one in items]}
            for _scale, name, items in groups
        ]
        yield {"is_scale": is_scale, "groups": told}


def _is_scale(item: Item) -> bool:
    return item.kind is Kind.CRITERION


class _Words:
    """The questions of a form in one language, asked about one counter."""

    def __init__(self, form: Form, language: str, counter: str) -> None:
        self._known = {item.code: item for item in form.items}
        self._language, self._counter = language, counter
        self._phrases = form.phrases[language]

    def item(self, item: Item) -> dict[str, Any]:
        """Return what is printed of a question."""
        options = [
            {"key": mark, "text": self._text(option.text)}
            for mark, option in zip(MARKS, item.options, strict=False)
        ]
        if item.kind is Kind.CHOICE and item.has_apart:
            options.append({"key": ZERO, "text": self._phrases.not_said})
        return {
            "number": item.number,
            "text": self._text(item.text),
            "condition": self._condition(item),
            "hint": self._hint(item),
            "options": options,
        }

    def _text(self, texts: Texts) -> str:
        return fill(texts.get(self._language, ""), counter=self._counter)

    def _condition(self, item: Item) -> str:
        rule = item.ask_if
        if rule is None:
            return ""
        earlier = self._known[rule.item]
        texts = [
            f"“{self._text(one.text)}”"
            for one in earlier.options
            if one.code in rule.codes
        ]
        number, options = str(earlier.number), ", ".join(texts)
        return fill(self._phrases.only_if, number=number, options=options)

    def _hint(self, item: Item) -> str:
        if item.kind is not Kind.CHOICES:
            return ""
        if item.most >= item.width:
            return self._phrases.any_of
        return fill(self._phrases.up_to, most=str(item.most))
