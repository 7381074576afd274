"""Of sheets with items of every kind a release counts the criteria, nothing else."""

import pytest
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.methods import parse_questionnaire
from survey.methods.answers import encode
from survey.release.codebook import Codebook
from survey.release.draft import Draft, draft_release
from tests.factories import TODAY, Province, make_sheets
from tests.questionnaires import ask, every_kind

CODES = ["S1", "S2", "S3", "S4", "S5"]
PLAIN = ["55555", "24135", "5-423", "11111"]


def _document() -> dict[str, object]:
    """Return items of every kind, the criteria at both ends of the sheet."""
    document = every_kind()
    document["section"].append(document["section"].pop(0))
    return document


def _sheets(**others: str) -> list[str]:
    """Return the plain sheets with answers to other items as well."""
    form = parse_questionnaire(_document())
    levels = [dict(zip(CODES, plain, strict=True)) for plain in PLAIN]
    return [encode(form, given | others) for given in levels]


def _draft(session: Session, province: Province, sheets: list[str]) -> Draft:
    """Return what a release would be of these sheets, and forget it again."""
    with session.begin_nested() as attempt:
        if len(sheets[0]) > len(CODES):
            ask(session, province, _document())
        make_sheets(session, province.round, province.counters[0], sheets, n=20)
        draft = draft_release(session, province.round, today=TODAY)
        attempt.rollback()
    session.expire_all()
    return draft


def test_figures_are_those_of_the_criteria(
    session: Session, province: Province
) -> None:
    others = {"spoke-up": "1", "reply": "2", "why": "110", "sex": "-"}
    plain = _draft(session, province, PLAIN)
    full = _draft(session, province, _sheets(**others, needs="0110000001"))
    other = _draft(session, province, _sheets(**others, occupation="7"))
    assert full.figures_digest == other.figures_digest == plain.figures_digest
    one, two, three = (draft.further for draft in (full, other, plain))
    assert one.weeks == two.weeks == three.weeks
    assert one.drivers == two.drivers == three.drivers
    # What went in is all of the sheet.
    assert len({d.input_digest for d in (plain, full, other)}) == 3


def test_the_codebook_cuts_the_criteria_out() -> None:
    form = parse_questionnaire(_document())
    codebook = Codebook.of_form(form)
    assert codebook.criteria == ("S2", "S3", "S4", "S5", "S1")
    sheets = _sheets(**{"spoke-up": "2"})
    assert {len(sheet) for sheet in sheets} == {codebook.width}
    cut, _others = codebook.parted(sheets)
    assert cut == "".join(plain[1:] + plain[0] for plain in PLAIN)
    assert codebook.parted([]) == ("", "")


@pytest.mark.parametrize(
    ("code", "sign"), [("S1", "7"), ("S5", "0"), ("sex", "x"), ("sex", "đ")]
)
def test_a_sign_that_is_no_answer_is_refused(
    session: Session, province: Province, code: str, sign: str
) -> None:
    form = parse_questionnaire(_document())
    [place] = [item.position for item in form.items if item.code == code]
    sheet = _sheets(**{"spoke-up": "2"})[0]
    wrong = sheet[: place - 1] + sign + sheet[place:]
    with pytest.raises(Problem, match="không đọc được"):
        _draft(session, province, [sheet, wrong])
