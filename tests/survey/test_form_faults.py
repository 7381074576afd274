"""What is wrong in a form: each field by its name, and where to find it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.engine import URL
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, Form, FormField, IntegerField, StringField
from wtforms.validators import InputRequired, NumberRange

from survey.fields import InnerForm
from survey.form_faults import Fault, faults_of


class Texts(InnerForm):
    """A text in two languages."""

    vi = StringField("Tiếng Việt", validators=[InputRequired()])
    en = StringField("Tiếng Anh", validators=[InputRequired()])


class Line(InnerForm):
    """A line of a list."""

    code = StringField("Mã")
    number = IntegerField("Số", validators=[NumberRange(1, 50)])


class Whole(Form):
    """A form with a form and a list of forms in it."""

    class Meta(InnerForm.Meta):
        """Where the messages come from."""

    title = FormField(Texts, "Tên phiếu")
    lines = FieldList(FormField(Line, label=""), "Lựa chọn")


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """Words are the same on both databases."""
    return sqlite_url


@pytest.fixture(autouse=True)
def _in_vietnamese(app: Flask) -> Iterator[None]:
    with app.test_request_context("/?lang=vi"):
        yield


def test_a_field_inside_is_called_by_all_its_names() -> None:
    form = Whole(MultiDict({"title-vi": "", "title-en": ""}))
    assert not form.validate()
    assert faults_of(form) == [
        Fault("title-vi", "Tên phiếu, Tiếng Việt", ("Không được để trống.",)),
        Fault("title-en", "Tên phiếu, Tiếng Anh", ("Không được để trống.",)),
    ]


def test_a_fault_of_a_line_found_later_is_told_too() -> None:
    given = {"title-vi": "a", "title-en": "b", "lines-0-number": "5"}
    form = Whole(MultiDict({**given, "lines-1-number": "6"}))
    assert form.validate()
    form.lines[1].code.errors = ["Trùng mã."]
    form.lines.errors = [*form.lines.errors, "Thiếu dòng."]
    assert faults_of(form) == [
        Fault("lines", "Lựa chọn", ("Thiếu dòng.",)),
        Fault("lines-1-code", "Lựa chọn 2, Mã", ("Trùng mã.",)),
    ]


def test_sentences_about_one_field_stay_apart() -> None:
    form = Whole(MultiDict({"title-vi": "a", "title-en": "b", "lines-0-number": "x"}))
    assert not form.validate()
    [fault] = faults_of(form)
    assert fault.messages == ("Không phải số nguyên.", "Phải từ 1 đến 50.")


def test_what_is_wrong_with_the_form_as_a_whole_leads_nowhere() -> None:
    form = Whole(MultiDict({"title-vi": "a", "title-en": "b"}))
    form.form_errors.append("Không khớp.")
    assert faults_of(form) == [Fault("", "", ("Không khớp.",))]
