"""The classes of a release as files: units with theirs, counts, sentences."""

from flask_babel import gettext as _

from survey.classification import (
    Classification,
    Placed,
    Summary,
    english,
    vietnamese,
)
from survey.exports.words import sure_word
from survey.spreadsheets import CSV, Cell, Column, Kind, Table, csv_file, workbook
from survey.words import band_word


def classes_file(found: Classification, kind: str) -> bytes:
    """Return the units with their classes as CSV; in a workbook the counts as well."""
    if kind == CSV:
        return csv_file(units_table(found))
    tables = [counts_table(found), units_table(found), sentences_table(found)]
    round_ = found.release.round
    return workbook(tables, title=round_.title, made_at=found.release.made_at)


def units_table(found: Classification) -> Table:
    """Return every unit with its class, or why it is not ranked."""
    columns = [
        Column(_("Nhóm xếp hạng"), Kind.TEXT, 24),
        Column(_("Đơn vị"), Kind.TEXT, 40),
        Column(_("Mã đơn vị"), Kind.TEXT),
        Column(_("Xếp loại"), Kind.TEXT),
        Column(_("Loại chắc chắn không"), Kind.TEXT),
        Column(_("Xác suất đúng loại"), Kind.SMALL),
        Column(_("Chỉ số"), Kind.INDEX),
        Column(_("Cận dưới 95 %"), Kind.INDEX),
        Column(_("Cận trên 95 %"), Kind.INDEX),
        Column(_("Số phiếu (n)"), Kind.WHOLE),
        Column(_("Xếp hạng"), Kind.WHOLE),
        Column(_("Trên tổng số"), Kind.WHOLE),
        Column(_("Không xếp hạng vì"), Kind.TEXT, 50),
    ]
    rows = [
        _unit_row(group.name, one)
        for group in found.groups
        for one in (*group.ranked, *group.unranked)
    ]
    return Table(_("Phân loại đơn vị"), columns, rows)


def counts_table(found: Classification) -> Table:
    """Return how many units of each group are in each class, and the change."""
    heads = [*map(band_word, found.bands), _("Không xếp hạng")]
    columns = [Column(_("Nhóm xếp hạng"), Kind.TEXT, 24)]
    for head in heads:
        columns += [
            Column(head, Kind.WHOLE),
            Column(_("%(band)s: tăng, giảm", band=head), Kind.WHOLE, 20),
        ]
    return Table(_("Số đơn vị theo loại"), columns, [*map(_counts, found.summaries)])


def sentences_table(found: Classification) -> Table:
    """Return the sentences in both languages, and what the change is counted since."""
    rows = [(one,) for one in vietnamese(found.summaries)]
    rows += [(one,) for one in english(found.summaries)]
    if found.before is not None:
        since = {"title": found.before.round.title, "number": found.before.number}
        told = _("So với: %(title)s, kết quả số %(number)d", **since)
        rows.append((told,))
    return Table(_("Câu cho báo cáo"), [Column(_("Câu"), Kind.TEXT, 120)], rows)


def _unit_row(group: str, one: Placed) -> tuple[Cell, ...]:
    f = one.figure
    return (
        *(group, one.name, one.code, band_word(one.band)),
        *(sure_word(f.band_sure), f.band_chance, f.value, f.low, f.high, f.n),
        *(f.rank, f.rank_of, one.why_not),
    )


def _counts(one: Summary) -> tuple[Cell, ...]:
    parts = (*one.counts, one.unranked)
    return (one.name, *(cell for part in parts for cell in (part.n, part.change)))
