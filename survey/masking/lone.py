"""A given name that stands alone: "gặp Hương ở quầy 3", "nhờ Tuấn xem lại giúp".

Only names that begin no other word or place are known here, and only in a text where
capitals tell something: inside a sentence, with a small letter on either side.
"""

from collections.abc import Sequence

from survey.masking.listing import listed
from survey.masking.places import BEFORE_PLACES
from survey.masking.words_in import Word

LONE = listed(
    """
    hương tuấn hùng thảo hằng hạnh ngọc huyền thúy thuý yến phượng oanh loan tùng
    cường dũng khánh thịnh tú hiếu huy hưng kiên nhung quỳnh quyên thoa trâm trinh
    tuyết uyên vy diễm diệp dung hiền huệ nguyệt khang luân khôi mận trúc hân liễu
    linh ngân phương quân
    """
)
# "Thảo luận", "Hương ước", "Kiên Giang" are no people.
OTHERWISE = listed(
    """
    thảo-luận thảo-mộc hương-ước hương-khói hiếu-thảo hiếu-học hưng-thịnh ngân-hàng
    ngân-sách phương-án phương-tiện phương-pháp quân-đội quân-sự quân-nhân kiên-cố
    hạnh-phúc hạnh-kiểm hùng-mạnh liễu-giai cường-độ dũng-cảm hiền-hòa ngọc-trai
    """
)
NO_PEOPLE = BEFORE_PLACES | listed(
    "thôn xóm bản làng ấp buôn tổ khối khu cụm chi-nhánh ngân-hàng tại miền sông"
)


def is_lone(words: Sequence[Word], at: int) -> bool:
    """Return whether the word at `at` is somebody's given name, by itself."""
    word = words[at]
    if word.low not in LONE or not word.is_capital or word.text.isupper():
        return False
    if at == 0 or not word.follows or words[at - 1].is_capital:
        return False
    before = words[at - 1].low
    two = f"{words[at - 2].low}-{before}" if at > 1 else before
    if not NO_PEOPLE.isdisjoint({before, two}):
        return False
    if at + 1 == len(words) or not words[at + 1].follows:
        return True
    after = words[at + 1]
    return not after.is_capital and f"{word.low}-{after.low}" not in OTHERWISE
