"""A report put together from a release, in the order in which it is read."""

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.exports.report.changes import changes
from survey.exports.report.classes import classes
from survey.exports.report.closing import annexes, limits
from survey.exports.report.content import Report, Section
from survey.exports.report.forms import forms
from survey.exports.report.head import foot_of, head_of
from survey.exports.report.needs import needs
from survey.exports.report.numbering import numbered
from survey.exports.report.ranking import by_unit
from survey.exports.report.rates import rates_results, rates_summary
from survey.exports.report.results import results
from survey.exports.report.sample import method_and_sample
from survey.exports.report.sources import Source, read_source
from survey.exports.report.summary import summary
from survey.i18n import named, number
from survey.models import Release

LANGUAGE = "vi"  # of an official document, whatever the pages are in


def report_of(session: Session, release: Release) -> Report:
    """Return the report of a release; a release that says nothing is refused (422)."""
    with force_locale(LANGUAGE):
        source = read_source(session, release)
    _refuse_nothing(source)
    with force_locale(LANGUAGE):
        return Report(
            head=head_of(source),
            sections=numbered(_sections(source)),
            foot=foot_of(source),
            made_at=release.made_at.replace(microsecond=0),
        )


def _refuse_nothing(source: Source) -> None:
    rates = source.rates
    if source.seen.figures is None and not (rates and (rates.own or rates.below)):
        message = _(
            "Không lập được báo cáo: kết quả số %(number)s của đợt “%(round)s” không "
            "có số liệu nào của %(unit)s. Hãy chọn kết quả khác.",
            number=number(source.release.number),
            round=source.release.round.title,
            unit=named(source.root),
        )
        raise Problem(message, status=422)


def _sections(source: Source) -> tuple[Section, ...]:
    if source.rates is not None:
        return (
            rates_summary(source.rates),
            method_and_sample(source),
            rates_results(source.rates),
            limits(source),
            annexes(source),
        )
    return (
        summary(source),
        method_and_sample(source),
        results(source),
        by_unit(source),
        changes(source),
        needs(source),
        classes(source),
        limits(source),
        forms(source),
        annexes(source),
    )
