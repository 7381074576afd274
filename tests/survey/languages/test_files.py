import shutil
from dataclasses import asdict

import pytest

from survey.languages import LanguageError, Phrases, read_languages
from survey.languages.files import FOLDER


@pytest.fixture
def folder(tmp_path):
    for path in FOLDER.glob("*.toml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def spoil(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_vietnamese_comes_first_and_english_is_complete():
    languages = read_languages()

    assert list(languages) == ["vi", "en"]
    assert languages["vi"].own_name == "Tiếng Việt"
    assert languages["vi"].not_applicable == "Không áp dụng"
    assert all(isinstance(phrases, Phrases) for phrases in languages.values())


@pytest.mark.parametrize("code", ["vi", "en"])
def test_the_privacy_notice_has_two_sentences(code):
    assert read_languages()[code].privacy.count(".") == 2


def test_phrases_differ_between_languages():
    vi, en = (asdict(phrases) for phrases in read_languages().values())

    assert not [key for key in vi if vi[key] == en[key]]


def test_a_new_language_is_one_more_file(folder):
    shutil.copy(folder / "en.toml", folder / "km.toml")

    assert list(read_languages(folder)) == ["vi", "en", "km"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('send = "Send"', "", "en.toml: send phải là văn bản, hiện là (chưa ghi)"),
        ('send = "Send"', 'send = " "', "en.toml: send phải là văn bản"),
        ('send = "Send"', 'sent = "Send"', 'en.toml: khóa lạ "sent"'),
        ('send = "Send"', 'send = "Send {limit}"', 'dùng biến lạ "{limit}"'),
        ("{limit} characters", "{count} characters", "được dùng: {limit}"),
        ('send = "Send"', "send = ", "en.toml: không đọc được như TOML"),
    ],
)
def test_a_spoilt_language_is_refused(folder, old, new, problem):
    spoil(folder / "en.toml", old, new)

    with pytest.raises(LanguageError) as caught:
        read_languages(folder)
    assert problem in str(caught.value)


def test_every_language_is_read_before_refusing(folder):
    spoil(folder / "en.toml", 'send = "Send"', "")
    spoil(folder / "vi.toml", 'send = "Gửi phiếu"', "")
    shutil.copy(FOLDER / "en.toml", folder / "English.toml")

    with pytest.raises(LanguageError) as caught:
        read_languages(folder)
    assert len(caught.value.problems) == 3


def test_a_folder_without_languages_is_refused(tmp_path):
    with pytest.raises(LanguageError, match=r"không có tệp ngôn ngữ nào, như vi\.toml"):
        read_languages(tmp_path)
