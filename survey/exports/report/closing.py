"""The last sections: what the figures do not say, and what belongs to the report."""

from collections.abc import Iterator

from survey.exports.names import file_name
from survey.exports.report.content import (
    Bullets,
    Column,
    Paragraph,
    Part,
    Row,
    Section,
    section,
    table,
)
from survey.exports.report.sources import Source
from survey.exports.report.wording import closing as wording
from survey.exports.report.wording import form
from survey.i18n import day, number, percent
from survey.models import Evidence
from survey.spreadsheets import XLSX


def limits(source: Source) -> Section:
    """Return the section of the limits."""
    return section(wording.LIMITS, [Bullets(tuple(_limits(source)))])


def annexes(source: Source) -> Section:
    """Return the section that points to the annexes, and to where figures are from."""
    return section(wording.ANNEXES, _annexes(source))


def _limits(source: Source) -> Iterator[str]:
    if source.method.is_asked:
        yield wording.VOLUNTARY
        yield from _weak_evidence(source)
        if source.seen.groups:
            has_sets = any(group.has_rank_sets for group in source.seen.groups)
            yield wording.CAREFUL_RANKS if has_sets else wording.CAREFUL_INTERVALS
        if source.before is not None or source.year_before is not None:
            yield wording.CAREFUL_CHANGES
    if source.rates is not None and source.rates.has_complement:
        yield wording.COMPLEMENT
    release = source.release
    made = {"number": number(release.number), "day": day(release.made_at)}
    yield wording.FROZEN.format(**made)


def _weak_evidence(source: Source) -> Iterator[str]:
    all_ = sum(source.evidence.values())
    told = {
        Evidence.STATIC_QR: wording.OPEN_CODE,
        Evidence.ASSISTANCE: wording.ASSISTED,
    }
    for one, words in told.items():
        n = source.evidence.get(one, 0)
        if n:
            yield words.format(share=percent(100 * n / all_))


def _annexes(source: Source) -> Iterator[Part]:
    release = source.release
    name = file_name(release, XLSX)
    yield Bullets((wording.WORKBOOK.format(name=name),))
    yield Paragraph(wording.CHECKING)
    told = (
        *(f"{release.round.title} ({release.round.code})", number(release.number)),
        *(release.software, release.input_digest, release.figures_digest),
        release.further_digest or form.NONE,
    )
    what, value = wording.DIGEST_COLUMNS
    columns = [Column(what, 28, is_number=False), Column(value, 72, is_number=False)]
    rows = (Row(one) for one in zip(wording.ORIGIN, told, strict=True))
    yield table(wording.DIGESTS_TITLE, columns, rows)
