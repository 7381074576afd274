"""Codes of people in addresses tell nothing and cannot be made up."""

import pytest

from survey.accounts.people.codes import PersonCodes

CODES = PersonCodes("a secret of an installation, for tests only")


def test_a_code_leads_back_to_its_person_every_time() -> None:
    for user_id in (1, 2, 255, 256, 70_000, 2**31 - 1):
        code = CODES.code(user_id)
        assert code == CODES.code(user_id)
        assert CODES.id_of(code) == user_id


def test_neighbours_have_nothing_in_common() -> None:
    codes = [CODES.code(user_id) for user_id in range(1, 200)]
    assert len({code[:6] for code in codes}) == len(codes)
    assert len({len(code) for code in codes}) == 1


@pytest.mark.parametrize(
    "code", ["", "1", "2", "x", "ä", "…", "=" * 27, "A" * 27, "A" * 4000, "a b", "\0"]
)
def test_what_was_not_made_here_is_nobody(code: str) -> None:
    assert CODES.id_of(code) is None


def test_a_changed_letter_is_nobody() -> None:
    code = CODES.code(7)
    for at, letter in enumerate(code):
        other = "B" if letter == "A" else "A"
        assert CODES.id_of(f"{code[:at]}{other}{code[at + 1 :]}") is None


def test_another_spelling_of_the_same_bytes_is_no_second_address() -> None:
    code = CODES.code(7)
    for spelling in (f"{code}=", f"{code}==", f" {code}", f"{code}\n", f"{code}."):
        assert CODES.id_of(spelling) is None


def test_codes_of_another_installation_are_nobody() -> None:
    assert PersonCodes("another secret, for tests only").id_of(CODES.code(7)) is None
