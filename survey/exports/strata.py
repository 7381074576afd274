"""The table of strata: what was counted where, and what each sheet counts for."""

from collections.abc import Sequence

from flask_babel import gettext as _

from survey.exports.exported import Exported
from survey.exports.words import channel_word
from survey.i18n import named
from survey.models import Stratum, Unit
from survey.services import ServiceNames
from survey.spreadsheets.table import Cell, Column, Kind, Table


def strata_table(exported: Exported) -> Table:
    """Return every stratum of a release, and the transactions without a sheet."""
    columns = [
        *(Column(_("Đơn vị"), Kind.TEXT, 40), Column(_("Mã đơn vị"), Kind.TEXT, 14)),
        *(
            Column(_("Lĩnh vực"), Kind.TEXT, 24),
            Column(_("Mã lĩnh vực"), Kind.TEXT, 16),
        ),
        Column(_("Kênh"), Kind.TEXT, 14),
        Column(_("Số lượt giao dịch"), Kind.WHOLE),
        Column(_("Số phiếu (n)"), Kind.WHOLE),
        Column(_("Trọng số một phiếu"), Kind.NUMBER),
        Column(_("Số quầy – ngày"), Kind.WHOLE),
        Column(_("Tính từ kết quả số"), Kind.WHOLE),
        Column(_("Lưu ý"), Kind.TEXT, 44),
        Column(_("Mã băm (SHA-256)"), Kind.TEXT, 66),
    ]
    by_service = {
        stratum.unit_id for stratum, _unit in exported.strata if _known(stratum)
    }
    rows = [
        (
            *_row(stratum, unit, exported.services),
            _note(stratum, stratum.unit_id in by_service),
            stratum.input_digest,
        )
        for stratum, unit in exported.strata
    ]
    return Table(_("Tầng"), columns, rows)


def _row(stratum: Stratum, unit: Unit, services: ServiceNames) -> Sequence[Cell]:
    is_silent = not stratum.counted_in
    return (
        *(named(unit), unit.code, *_service(stratum, services)),
        _channel(stratum),
        *(stratum.transactions, stratum.n_sheets),
        None if is_silent else stratum.weight,
        stratum.n_psu,
        stratum.counted_in or None,
    )


def _known(stratum: Stratum) -> bool:
    """Return whether the transactions of this very service are known."""
    return bool(stratum.service) and stratum.transactions is not None


def _note(stratum: Stratum, is_by_service: bool) -> str:
    if not stratum.counted_in:
        text: str = _("Có giao dịch nhưng không có phiếu nào đại diện")
    elif is_by_service and stratum.transactions is None:
        text = _("Phiếu không ghi lĩnh vực: trọng số trung bình của đơn vị")
    else:
        text = ""
    return text


def _service(stratum: Stratum, services: ServiceNames) -> tuple[str, str]:
    """Return name and code; both are empty where no service is said."""
    return named(services[stratum.service]), stratum.service


def _channel(stratum: Stratum) -> str:
    return channel_word(stratum.channel) if stratum.channel else ""
