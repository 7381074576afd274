"""Nobody is led to another site, however the address is written."""

import string
from urllib.parse import urljoin, urlsplit

import pytest

from survey.accounts.ways_back import way_back

ELSEWHERE = [
    *("https://evil.example/", "http://evil.example", "HTTPS://EVIL.EXAMPLE"),
    *("//evil.example", "///evil.example", "////evil.example", "/////evil.example"),
    *(r"\\evil.example", r"/\evil.example", r"\/evil.example", r"/\/evil.example"),
    *("https:evil.example", "https:/evil.example", "http:///evil.example"),
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x"),
    *(" //evil.example", "\t//evil.example", "\n//evil.example", "\r//evil.example"),
    *("/\t/evil.example", "/\n/evil.example", "/\r/evil.example", "/ /evil.example"),
    *("\x19//evil.example", "\0//evil.example", "/\0/evil.example"),
    *("\u00a0//evil.example", "/\u2028/evil.example", "\ufeff//evil.example"),
    *("%2f%2fevil.example", "evil.example", "evil.example/ket-qua", "@evil.example"),
    *("//here@evil.example", "//evil.example:443/", "//[::1]/", "?next=//evil.example"),
    *("/a\\..\\..\\evil.example", "ftp://evil.example", "//evil%2eexample"),
    *("//evil.example/%2e%2e", "", "#//evil.example"),
]


def test_the_corpus_is_long() -> None:
    assert len(ELSEWHERE) == len(set(ELSEWHERE)) >= 40


@pytest.mark.parametrize("given", ELSEWHERE)
def test_what_leads_elsewhere_is_forgotten(given: str) -> None:
    assert way_back(given) == "/"


@pytest.mark.parametrize("given", ["/", "/ket-qua", "/don-vi/X1?dot=2&lop=3", "/a%20b"])
def test_pages_of_this_site_are_kept(given: str) -> None:
    assert way_back(given) == given


@pytest.mark.parametrize("sign", [*string.punctuation, *string.whitespace, "\x7f"])
def test_no_sign_after_the_first_slash_leads_elsewhere(sign: str) -> None:
    found = urlsplit(
        urljoin("http://here/dang-nhap", way_back(f"/{sign}/evil.example"))
    )
    assert (found.scheme, found.netloc) == ("http", "here")
