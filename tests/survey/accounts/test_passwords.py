"""What a new password must be like."""

import unicodedata

import pytest

from survey.accounts.blocklist import fold, is_common, is_made_of, is_simple
from survey.accounts.passwords import check_password, hash_password, is_short, normal
from survey.errors import Problem


@pytest.mark.parametrize(
    "password",
    [
        "sông núi nước Nam 1077",
        "correct horse battery staple",
        "48302-19384-5521-7",
        "   dấu cách cũng là ký tự   ",
        "🙂 mặt cười cũng được nhé",
        "x7" + "k9q2mz" * 2 + "wp",
        "bài thơ dài đến một trăm hai mươi tám ký tự " + "0123456789ab" * 7,
    ],
)
def test_long_enough_is_good_enough_without_any_kind_of_sign(password: str) -> None:
    check_password(password)
    assert hash_password(password).startswith("$argon2id$")


@pytest.mark.parametrize("password", ["", "ngắn quá", "mười bốn ký t!"])
def test_short_ones_are_refused_when_they_stand_alone(password: str) -> None:
    with pytest.raises(Problem, match="ít nhất 15 ký tự"):
        check_password(password)


def test_eight_are_enough_with_a_second_factor() -> None:
    check_password("tám chữ!", has_second_factor=True)
    with pytest.raises(Problem, match="ít nhất 8 ký tự"):
        check_password("bảy chữ", has_second_factor=True)
    assert is_short("tám chữ!")
    assert not is_short("mười lăm ký tự!")


def test_letters_are_counted_as_they_are_read() -> None:
    apart = unicodedata.normalize("NFD", "mười bốn ký t!")
    assert len(apart) > 15
    with pytest.raises(Problem, match="ít nhất 15 ký tự"):
        check_password(apart)


def test_endless_ones_are_refused() -> None:
    check_password("ab1-" * 31 + "xyz!")
    with pytest.raises(Problem, match="128 ký tự"):
        check_password("ab1-" * 32 + "z")


@pytest.mark.parametrize(
    "password",
    [
        *("password", "Password", "PASSWORD", "P@ssw0rd", "pássword", "iloveyou"),
        *("12345678", "1qaz2wsx", "qwertyuiop", "sunshine", "trustno1"),
    ],
)
def test_common_ones_are_refused_however_they_are_written(password: str) -> None:
    assert is_common(password)
    with pytest.raises(Problem, match="rất dễ bị đoán"):
        check_password(password, has_second_factor=True)


@pytest.mark.parametrize(
    "password",
    [
        *("aaaaaaaaaaaaaaaa", "abababababababab", "1111111111111111"),
        *("123456789012345", "987654321098765", "abcdefghijklmnop"),
        *("qwertyuiopasdfgh", "xyz123!xyz123!xyz123!"),
    ],
)
def test_runs_and_repetitions_are_refused(password: str) -> None:
    assert is_simple(password)
    with pytest.raises(Problem, match="dãy phím liền nhau"):
        check_password(password)


@pytest.mark.parametrize(
    "password",
    [
        *("Matkhau@123", "Matkhau@123456789", "M@tkhau@12345678", "m4tkh4u2026"),
        *("Hài Lòng Hài Lòng 2026", "HaiLong@2026HaiLong", "UBND tỉnh Nghệ An 2026"),
        *("Thuận Khê 2026 Thuận Khê", "Xã Thuận Khê @ 2026", "nguyen.van.an1975"),
    ],
)
def test_words_of_the_place_are_refused(password: str) -> None:
    words = ["Xã Thuận Khê", "Thuận Khê", "nguyen.van.an", "nguyen"]
    assert is_made_of(password, words)
    with pytest.raises(Problem, match="rất dễ bị đoán"):
        check_password(password, has_second_factor=True, words=words)


def test_a_known_word_among_others_is_no_fault() -> None:
    assert not is_made_of("mưa chiều bên sông hailong", ["Thuận Khê"])
    assert not is_made_of("48302193845521-0077", ["Thuận Khê"])


def test_only_marks_are_composed() -> None:
    assert normal(unicodedata.normalize("NFD", "Huế")) == "Huế"
    # Unlike NFKC: what looks different stays different.
    assert normal("x²") == "x²"
    assert normal("ﬁ") == "ﬁ"


def test_folding_knows_the_letter_d() -> None:
    assert fold("Đắk Lắk") == "dak lak"
