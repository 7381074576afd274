"""The languages of a draft: what each lacks, all its texts, the page's own words."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import INSTALLATION, Right, needs
from survey.i18n import language
from survey.languages import OWN_NAMES
from survey.languages.phrases import KEYS
from survey.manage.operations.questionnaire_drafts.kept import Document, document_of
from survey.manage.operations.questionnaire_drafts.languages import (
    add_language,
    phrases_of,
    remove_language,
    require_language,
    set_texts,
    slots,
)
from survey.manage.questionnaires.asked_for import (
    changed,
    draft,
    event_of,
    form_page,
    require_revision,
)
from survey.manage.questionnaires.blueprint import VERSION, bp
from survey.manage.questionnaires.language_forms import (
    LanguageForm,
    phrases_form,
    text_values,
    texts_form,
)
from survey.manage.questionnaires.matrix import matrix_of
from survey.manage.questionnaires.page_words import labels_of
from survey.manage.questionnaires.recording_rows import counts_of
from survey.manage.questionnaires.translating import groups_of
from survey.methods import parse_method
from survey.models import Questionnaire


@bp.route(f"{VERSION}/ngon-ngu", methods=["GET", "POST"])
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def languages(code: str, number: int) -> ResponseReturnValue:
    """Show what each language lacks; add a language, or take one out."""
    found, form = draft(code, number), LanguageForm()
    document = document_of(found)
    dropped = request.form.get("drop")
    if dropped:
        require_revision(found, form.revision.data)
        return _without(found, document, dropped)
    if form.validate_on_submit() and _is_new(document, form):
        require_revision(found, form.revision.data)
        return _with(found, document, form)
    return form_page(
        "languages",
        found,
        form,
        matrix=matrix_of(document),
        recorded={one.language: one for one in counts_of(document)},
        offered=[code for code in OWN_NAMES if code not in document["languages"]],
    )


@bp.route(f"{VERSION}/ngon-ngu/<spoken>", methods=["GET", "POST"])
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def texts(code: str, number: int, spoken: str) -> ResponseReturnValue:
    """Write all texts of one language, each under the words of another."""
    found = draft(code, number)
    document = document_of(found)
    require_language(document, spoken)
    rows = list(slots(document))
    form = texts_form(rows, spoken, base=_base(document, spoken))
    if form.validate_on_submit():
        require_revision(found, form.revision.data)
        before = [slot.texts.get(spoken, "") for slot in rows]
        after = text_values(form, rows)
        set_texts(document, spoken, after)
        n = sum(1 for old, new in zip(before, after, strict=True) if old != new)
        return _spoken(found, document, spoken, n)
    return form_page("texts", found, form, spoken=spoken, groups=groups_of(rows, form))


@bp.route(f"{VERSION}/ngon-ngu/<spoken>/loi", methods=["GET", "POST"])
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def phrases(code: str, number: int, spoken: str) -> ResponseReturnValue:
    """Change what the page says besides the questions in one language."""
    found = draft(code, number)
    document = document_of(found)
    require_language(document, spoken)
    known = phrases_of(document, spoken)
    # What each is for is told in the words of this very page's language.
    form = phrases_form(known, labels_of(phrases_of(document, language())))
    if form.validate_on_submit():
        require_revision(found, form.revision.data)
        words = {key: " ".join((form[key].data or "").split()) for key in KEYS}
        given = {key: text for key, text in words.items() if text}
        document["phrases"][spoken] = given
        n = sum(1 for key in KEYS if known[key] != words[key])
        return _spoken(found, document, spoken, n)
    return form_page("phrases", found, form, spoken=spoken, keys=KEYS)


def _base(document: Document, spoken: str) -> str:
    """Return the language to translate from: the first, or the second for it."""
    others = [code for code in document["languages"] if code != spoken]
    return others[0] if others else spoken


def _is_new(document: Document, form: LanguageForm) -> bool:
    is_new = form.language.data not in document["languages"]
    if not is_new:
        form.language.errors = [_("Phiếu đã có ngôn ngữ này.")]
    return is_new


def _with(
    found: Questionnaire, document: Document, form: LanguageForm
) -> ResponseReturnValue:
    before = {"languages": list(document["languages"])}
    method = parse_method(found.method.document)
    name = form.own_name.data
    add_language(document, form.language.data, method, own_name=name)
    after = {"languages": document["languages"]}
    event = event_of("questionnaire.edited", found, before=before, after=after)
    return changed(found, document, event, endpoint="languages")


def _without(
    found: Questionnaire, document: Document, spoken: str
) -> ResponseReturnValue:
    before = {"languages": list(document["languages"])}
    remove_language(document, spoken)
    after = {"languages": document["languages"]}
    event = event_of("questionnaire.edited", found, before=before, after=after)
    return changed(found, document, event, endpoint="languages")


def _spoken(
    found: Questionnaire, document: Document, spoken: str, n: int
) -> ResponseReturnValue:
    event = event_of(
        "questionnaire.translated", found, after={"language": spoken, "n": n}
    )
    return changed(found, document, event, endpoint="languages")
