"""What nobody sees in a name is not kept: by any form of staff."""

import pytest
from flask import Flask

from survey.saved.forms import ViewForm


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_name_that_hides_something_is_refused(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    hidden = ("a\x00b", "a\x07b", "a\x1bb", "a\u202eb", "a\u2066b")
    for name in (*hidden, "Xã Đông", "x\u200bã"):
        sent = {"data": {"name": name, "address": "/so-sanh"}, "method": "POST"}
        with app.test_request_context(**sent):
            form = ViewForm()
            assert form.validate() is (name not in hidden)
            assert bool(form.name.errors) is (name in hidden)
