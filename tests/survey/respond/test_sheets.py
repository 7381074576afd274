"""What follows from a sheet's secret."""

import re
from dataclasses import replace
from datetime import date

import pytest

from survey.clock import Half
from survey.models import Channel, Population
from survey.receipts import receipt_digest
from survey.respond.places import Place
from survey.respond.sheets import Sheet, fill_in

PLACE = Place(
    round_id=1,
    questionnaire_id=2,
    unit_id=3,
    counter_id=4,
    channel=Channel.QR,
    population=Population.COUNTER_USERS,
)
SECRET = bytes(range(16))


def _sheet(secret: bytes = SECRET, **given: object) -> Sheet:
    usual = {
        "place": PLACE,
        "answers": "5432-",
        "day": date(2026, 3, 10),
        "half": Half.MORNING,
        "language": "vi",
        "comment": "Tốt",
    }
    return fill_in(**(usual | given), secret=secret)  # type: ignore[arg-type]


def test_the_same_secret_and_answers_give_the_same_sheet() -> None:
    assert _sheet() == _sheet()
    assert _sheet().id.version == 4


def test_sent_again_after_midnight_it_is_the_same_sheet() -> None:
    later = _sheet(day=date(2026, 3, 11), half=Half.AFTERNOON)
    assert (later.id, later.digest) == (_sheet().id, _sheet().digest)


@pytest.mark.parametrize(
    "other",
    [
        {"answers": "5432."},
        {"comment": "Tốt."},
        {"language": "en"},
        {"place": replace(PLACE, counter_id=5)},
        {"place": replace(PLACE, questionnaire_id=3)},
        {"answers": "5432-T", "comment": "ốt"},
    ],
)
def test_other_contents_have_another_digest_under_the_same_id(
    other: dict[str, object],
) -> None:
    assert _sheet(**other).id == _sheet().id
    assert _sheet(**other).digest != _sheet().digest


def test_another_secret_shares_nothing() -> None:
    one, other = _sheet(), _sheet(secret=b"\1" * 16)
    assert one.id != other.id
    assert one.digest != other.digest
    assert one.receipt != other.receipt


def test_a_receipt_is_found_however_it_is_typed() -> None:
    receipt = _sheet().receipt
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", receipt)
    assert receipt_digest(receipt) == receipt_digest(receipt.lower().replace("-", " "))
    assert receipt_digest("O1IL0-AAAAA") == receipt_digest("01110-aaaaa")
    assert receipt_digest(receipt) != receipt_digest("00000-00000")
