from datetime import date
from functools import cache

import numpy as np

from survey.demo.calendar import Calendar
from survey.demo.oddities import SILENT_DAYS, STUFFED_SHEETS, n_stuffed
from survey.demo.province import FORMERLY, PREDECESSORS, SUCCESSOR, read_offices
from survey.demo.sheets import Drawn, draw_sheets
from survey.demo.visits import counter_offices
from survey.methods import questionnaire_document, read_method, shipped
from survey.methods.questionnaire import parse_questionnaire

TODAY = date(2026, 11, 22)
OFFICES = read_offices()
CODES = [office.code for office in OFFICES]
N = 12_000


@cache
def drawn(which: int = 1) -> Drawn:
    calendar = Calendar.of(TODAY)
    document = questionnaire_document(read_method(shipped()["counter"]), ("vi", "en"))
    days = (calendar.first, calendar.second)[which].working_days(TODAY)
    form = parse_questionnaire(document)
    return draw_sheets(OFFICES, days, form, which=which, n=N)


def levels(sheets: Drawn) -> np.ndarray:
    """Return levels as numbers, not applicable as nan."""
    text = np.frombuffer("".join(sheets.answers).encode(), dtype=np.uint8)
    table = np.full(256, np.nan)
    table[ord("1") : ord("6")] = range(1, 6)
    return table[text].reshape(len(sheets.answers), -1)


def offices_of(sheets: Drawn) -> np.ndarray:
    return counter_offices(OFFICES)[sheets.visits.counter]


def test_the_same_sheets_come_every_time() -> None:
    again = drawn.__wrapped__()
    assert again.answers == drawn().answers
    assert again.secrets == drawn().secrets
    assert again.remarks == drawn().remarks


def test_every_sheet_answers_every_item() -> None:
    assert len(drawn().answers) == N
    assert {len(answers) for answers in drawn().answers} == {16}
    assert set("".join(drawn().answers)) == set("12345-")
    assert 0.01 < np.isnan(levels(drawn())).mean() < 0.04


def test_sheets_come_in_day_by_day() -> None:
    sheets = drawn()
    assert (np.diff(sheets.visits.day) >= 0).all()
    middle = sheets.visits.days[20]
    n = sheets.n_before(middle)
    days = [sheets.visits.days[k] for k in sheets.visits.day]
    assert max(days[:n]) < middle <= min(days[n:])
    assert sheets.n_before(TODAY) == N


def test_items_of_a_sheet_agree_more_than_those_of_different_sheets() -> None:
    whole = levels(drawn())
    whole = whole[~np.isnan(whole).any(axis=1)]
    correlation = np.corrcoef(whole, rowvar=False)
    assert 0.35 < correlation[np.triu_indices(16, 1)].mean() < 0.85


def test_offices_differ_and_one_of_them_declines() -> None:
    construction = CODES.index("TK-SXD")
    before, after = (
        (levels(d)[offices_of(d) == construction] >= 4).mean()
        for d in (drawn(0), drawn(1))
    )
    assert before - after > 0.1


def test_closed_and_unfounded_communes_get_no_sheets() -> None:
    first, second = ({CODES[k] for k in offices_of(drawn(w))} for w in (0, 1))
    assert SUCCESSOR not in first
    assert SUCCESSOR in second
    assert set(PREDECESSORS) <= first
    assert not set(PREDECESSORS) & second


def test_tiny_offices_stay_tiny() -> None:
    seen = np.bincount(offices_of(drawn()), minlength=len(CODES))
    tiny = {o.code: o.sheets for o in OFFICES if o.sheets}
    assert tiny == {"TK-SDTTG": 7, "TK-BQLKCN": 9, "TK-BQLKKT": 9, "TK-KBNN": 3}
    tiny[FORMERLY] = 0  # it has its new name by now
    assert {code: seen[CODES.index(code)] for code in tiny} == tiny


def test_two_afternoons_are_too_good_to_be_true() -> None:
    sheets = drawn()
    stuffed = np.flatnonzero(sheets.visits.is_stuffed)
    assert len(stuffed) == n_stuffed() == 2 * STUFFED_SHEETS
    assert {sheets.answers[k] for k in stuffed} == {"5" * 16}
    assert not sheets.visits.is_morning[stuffed].any()
    assert len(set(sheets.visits.counter[stuffed])) == 1
    assert len(set(sheets.visits.day[stuffed])) == 2
    assert not drawn(0).visits.is_stuffed.any()


def test_one_counter_falls_silent() -> None:
    visits = drawn().visits
    counters = np.flatnonzero(counter_offices(OFFICES) == CODES.index("TK-P03"))
    last = {c: visits.day[visits.counter == c].max() for c in counters}
    silent = len(visits.days) - SILENT_DAYS
    assert [c for c, day in last.items() if day < silent] == [counters[-1]]


def test_saturday_afternoons_are_free() -> None:
    visits = drawn().visits
    is_saturday = np.array([day.weekday() == 5 for day in visits.days])[visits.day]
    assert is_saturday.any()
    assert visits.is_morning[is_saturday].all()
    assert 0.5 < visits.is_morning[~is_saturday].mean() < 0.65


def test_a_few_visitors_write_in_the_language_of_their_sheet() -> None:
    sheets = drawn()
    remarks = [r for r in sheets.remarks if r]
    assert 0.01 < len(remarks) / N < 0.03
    assert 0.01 < sheets.languages.count("en") / N < 0.03
    both = zip(sheets.remarks, sheets.languages, strict=True)
    english = {remark for remark, language in both if language == "en"}
    assert all(text.isascii() for text in english)
