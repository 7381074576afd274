"""`hailong questionnaire export` and `import`: one file, there and back."""

import json
import tomllib
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Questionnaire
from tests.survey.cli.conftest import Hailong

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def exported(hailong: Hailong) -> str:
    """The file of a questionnaire that asks the short method."""
    hailong("questionnaire", "make", "counter-short", "--publish")
    return hailong("questionnaire", "export", "counter-short")


def _full(plain: str, text: str) -> str:
    """Return a file of format 2: the same questions and one more, by hand."""
    document = tomllib.loads(plain)
    for section in document["section"]:
        for item in section["item"]:
            item["kind"] = "criterion"
    both = {"vi": text, "en": "Anything else"}
    options = [
        {"code": code, "text": {"vi": code, "en": code}} for code in ("yes", "no")
    ]
    item = {"kind": "choice", "code": "more", "text": both, "option": options}
    document["section"].append({"code": "m", "name": both, "item": [item]})
    del document["has_comment"], document["phrases"]
    return json.dumps(document | {"format": 2, "code": "mine", "title": both})


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_there_and_back_is_the_same_version(
    hailong: Hailong, tmp_path: Path, exported: str, form: list[str]
) -> None:
    file = tmp_path / "file"
    file.write_text(hailong("questionnaire", "export", "counter-short:1", *form))
    assert "counter-short:1" in hailong("questionnaire", "import", file)
    file.write_bytes(b"\xef\xbb\xbf" + exported.replace("\n", "\r\n").encode())
    assert "counter-short:1" in hailong("questionnaire", "import", file)


def test_a_full_questionnaire_comes_in_and_goes_out(
    hailong: Hailong, session: Session, tmp_path: Path, exported: str
) -> None:
    file = tmp_path / "file"
    file.write_text(_full(exported, "Họ tên của ông/bà"))
    said = hailong("questionnaire", "import", file, "--publish")
    assert "mine:1" in said
    assert "Warning: more (vi) asks for name: “họ tên”" in said
    file.write_text(hailong("questionnaire", "export", "mine"))
    assert "mine:1" in hailong("questionnaire", "import", file)
    file.write_text(_full(exported, "Khác"))
    said = hailong("questionnaire", "import", file)
    assert "mine:2" in said
    assert "Warning" not in said
    versions = session.query(Questionnaire).filter_by(code="mine").all()
    assert {v.document["format"] for v in versions} == {2}
    assert session.query(AuditEntry).filter_by(code="mine:2").one().origin == "command"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("", "[", "not TOML"),
        ("", "{", "not JSON"),
        ("", '{"format": 2, "format": 2}', 'the key "format" stands twice'),
        ("", '{"format": ' + "[" * 100_000, "not JSON"),
        ('method = "counter-short"', 'method = "nothing"', "nothing:1"),
        ("method_version = 1", "method_version = 7", "counter-short:7"),
        ('code = "S1"', 'code = "Z1"', "no such criterion; it has S1, S2"),
        ('code = "S1"', 'code = "S2"', 'two items have the code "S2"'),
        ("format = 1", "format = 9", "format must lie between 1 and 2"),
        ("", b"\xff", "must be UTF-8"),
    ],
)
def test_a_wrong_file_is_refused_in_words(
    hailong: Hailong,
    session: Session,
    tmp_path: Path,
    exported: str,
    *,
    old: str,
    new: str | bytes,
    words: str,
) -> None:
    file = tmp_path / "file"
    if isinstance(new, bytes):
        file.write_bytes(new)
    else:
        assert old in exported
        file.write_text(exported.replace(old, new, 1) if old else new)
    assert words in hailong("questionnaire", "import", file, exit_code=1)
    assert session.query(Questionnaire).count() == 1
