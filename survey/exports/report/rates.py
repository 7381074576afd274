"""The sections of a release of rates: no index, no interval, numerators instead."""

from collections.abc import Iterator

from survey.exports.report.content import (
    Bullets,
    Column,
    Part,
    Row,
    Section,
    section,
    table,
)
from survey.exports.report.wording import form
from survey.exports.report.wording import rates as wording
from survey.figures import sayings
from survey.figures.rates import Rate, RatesPage, UnitRates
from survey.i18n import index, named, number


def rates_summary(page: RatesPage) -> Section:
    """Return the summary: each rate of the round's own unit in a sentence."""
    rates = page.own.rates if page.own else ()
    return section(form.SUMMARY, [Bullets(tuple(_sentence(one) for one in rates))])


def rates_results(page: RatesPage) -> Section:
    """Return the section of the rates, of the unit and of those below it."""
    return section(wording.RATES, _parts(page))


def _sentence(rate: Rate) -> str:
    total = number(rate.figure.n)
    if not rate.is_shown:
        return wording.RATE_WITHHELD.format(name=rate.name, total=total)
    told = wording.RATE.format(
        name=rate.name, value=_value(rate), reached=number(rate.reached), total=total
    )
    return f"{told} {sayings.change(rate.change)}." if rate.change else told


def _parts(page: RatesPage) -> Iterator[Part]:
    widths = (14, 46, 14, 13, 13)
    columns = [
        Column(heading, width, is_number=place > 1)
        for place, (heading, width) in enumerate(
            zip(wording.RATE_COLUMNS, widths, strict=True)
        )
    ]
    if page.own:
        rows = [_row(one) for one in page.own.rates]
        title = wording.RATE_TITLE.format(unit=named(page.unit))
        yield table(title, columns, rows)
    if page.below:
        codes = [one.code for one in page.method.criteria]
        heads = [Column(form.UNIT, 30, is_number=False)]
        heads += [Column(code, 70 / len(codes)) for code in codes]
        yield table(wording.RATES_BY_UNIT, heads, [_unit_row(o) for o in page.below])


def _row(rate: Rate) -> Row:
    none, figure = form.NONE, rate.figure
    reached = number(rate.reached) if rate.is_shown else none
    return Row((rate.code, rate.name, _value(rate), reached, number(figure.n)))


def _unit_row(one: UnitRates) -> Row:
    cells = (f"{_value(rate)} ({number(rate.figure.n)})" for rate in one.rates)
    return Row((named(one.unit), *cells))


def _value(rate: Rate) -> str:
    value = rate.figure.value
    return form.NONE if value is None else f"{index(value)}%"
