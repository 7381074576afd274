"""Method and sample: how it was measured, from whom, and what is not told."""

from collections.abc import Iterator, Sequence

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
from survey.exports.report.figures import listed, sentence
from survey.exports.report.sources import Source
from survey.exports.report.wording import sample as wording
from survey.exports.words import channel_word, population_word
from survey.figures.ranking import Standing
from survey.i18n import day, named, number, percent
from survey.methods.method import ROOT
from survey.models import Channel, Status, Weighting
from survey.words import (
    aggregate_word,
    evidence_meaning,
    evidence_word,
    measure_word,
    text_of,
    weighting_word,
)


def method_and_sample(source: Source) -> Section:
    """Return the section of the method, the sample, and what is withheld."""
    return section(
        wording.METHOD,
        [
            section(wording.METHOD_PART, [Bullets(tuple(_method(source)))]),
            section(wording.SAMPLE_PART, _sample(source)),
            section(wording.WITHHELD_PART, _withheld(source)),
        ],
    )


def _method(source: Source) -> Iterator[str]:
    method, release = source.method, source.release
    yield wording.METHOD_NAME.format(
        title=text_of(method.title), code=method.code, version=release.method.version
    )
    basis = text_of(method.legal_basis)
    if basis:
        yield wording.LEGAL.format(basis=f"{sentence(basis)}.")
    measure, aggregate = measure_word(method), aggregate_word(method)
    yield wording.MEASURE.format(measure=measure, aggregate=aggregate)
    if method.measure == "points":
        each = number(method.most(method.criteria[0].code))
        yield wording.POINTS_SCALE.format(most=number(method.most(ROOT)), each=each)
    if not method.is_asked:
        yield wording.INTERVAL_RATES
        return
    yield wording.WEIGHTING.format(weighting=weighting_word(release.weighting))
    is_tally = Channel.TALLY in release.round.channels
    yield wording.INTERVAL_TALLY if is_tally else wording.INTERVAL


def _sample(source: Source) -> Iterator[Part]:
    yield Bullets(tuple(_collected(source)))
    if source.evidence:
        what, n, meaning = wording.EVIDENCE_COLUMNS
        columns = [Column(what, 30, False), Column(n, 16), Column(meaning, 54, False)]
        rows = [
            Row((sentence(evidence_word(one)), number(many), evidence_meaning(one)))
            for one, many in source.evidence.items()
        ]
        yield table(wording.EVIDENCE_TITLE, columns, rows)


def _collected(source: Source) -> Iterator[str]:
    round_ = source.release.round
    first, last = day(round_.starts_on), day(round_.ends_on)
    yield wording.PERIOD.format(first=first, last=last, round=round_.title)
    populations = listed(population_word(one) for one in round_.populations)
    if not source.method.is_asked:
        yield wording.COUNTED
        return
    yield wording.POPULATION.format(populations=populations)
    channels = listed(channel_word(one) for one in round_.channels)
    yield wording.CHANNELS.format(channels=channels)
    yield wording.SHEETS.format(n=number(source.release.n_sheets))
    units = [one for group in source.seen.groups for one in group.standings]
    if units:
        yield _units(source, units)
    yield from _represented(source)


def _units(source: Source, units: Sequence[Standing]) -> str:
    shown = number(sum(one.is_shown for one in units))
    unit, n = named(source.root), number(len(units))
    return wording.UNITS.format(unit=unit, n=n, shown=shown)


def _represented(source: Source) -> Iterator[str]:
    found = source.represented
    if found is None:
        if source.release.weighting != Weighting.TRANSACTIONS:
            yield wording.NO_TOTALS
        return
    yield wording.REPRESENTED.format(
        represented=number(found.represented),
        transactions=number(found.transactions),
        share=percent(100 * found.share),
    )
    silent = found.transactions - found.represented
    if silent:
        yield wording.SILENT.format(n=number(silent))


def _withheld(source: Source) -> Iterator[Part]:
    least = number(source.method.minimum_n)
    if not source.method.is_asked:
        yield Paragraph(wording.WITHHELD_RULE_RATES.format(least=least))
        return
    yield Paragraph(wording.WITHHELD_RULE.format(least=least))
    counts = source.by_status
    yield Paragraph(
        wording.WITHHELD_COUNTS.format(
            all=number(sum(counts.values())),
            shown=number(counts.get(Status.SHOWN, 0)),
            few=number(counts.get(Status.WITHHELD, 0)),
            secondary=number(counts.get(Status.SECONDARY, 0)),
            empty=number(counts.get(Status.EMPTY, 0)),
        )
    )
