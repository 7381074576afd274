"""The kind and the name of a document: known by its bytes, not by what it is called."""

import pytest

from survey.errors import Problem
from survey.submission.filekinds import kind_of, safe_name
from tests.survey.submission.documents import WORD, archive


def test_a_bomb_is_known_by_what_it_says_of_itself() -> None:
    with pytest.raises(Problem) as caught:
        kind_of(archive("[Content_Types].xml", "xl/workbook.xml", size=200 << 20))
    assert caught.value.status == 413
    with pytest.raises(Problem) as caught:
        kind_of(WORD[:4] + b"PK\1\2" * 5_001)
    assert caught.value.status == 413


def test_the_kind_is_that_of_the_bytes() -> None:
    assert kind_of(WORD) == "docx"
    assert (
        kind_of(b"\x89PNG\r\n\x1a\n" + b"x" * 30 + b"\0\0\0\0IEND\xaeB`\x82") == "png"
    )
    assert kind_of(b"\xff\xd8\xff\xe0" + b"x" * 30 + b"\xff\xd9") == "jpg"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Báo cáo số 5.docx", "Báo cáo số 5.pdf"),
        ("..\\..\\windows\\win.ini", "win.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ('a"b<c>\r\nX: y.pdf', "a_b_c___X_ y.pdf"),
        ("", "tai-lieu.pdf"),
        ("x" * 500 + ".pdf", "x" * 100 + ".pdf"),
        ("\u202egpj.exe", "_gpj.pdf"),
    ],
)
def test_names_of_files_are_safe_and_end_truly(given: str, kept: str) -> None:
    assert safe_name(given, "pdf") == kept
