"""Whatever stands where a value should: the document is read or refused, no more."""

import json
from copy import deepcopy
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from survey.methods import (
    MethodError,
    QuestionnaireError,
    parse_method,
    parse_questionnaire,
    questionnaire_document,
    read_method,
    shipped,
    to_document,
)

METHOD = to_document(read_method(shipped()["counter-short"]))
FORM = questionnaire_document(parse_method(METHOD), ["vi", "en"])
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


def spoil(document: Any, data: st.DataObject) -> Any:
    """Return a copy with junk at a place drawn by walking down from the root."""
    spoilt = node = deepcopy(document)
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = data.draw(st.sampled_from(keys))
        is_leaf = not isinstance(node[key], dict | list) or not node[key]
        if is_leaf or data.draw(st.booleans()):
            node[key] = data.draw(JUNK)
            return spoilt
        node = node[key]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_method_is_read_or_refused(data):
    try:
        method = parse_method(spoil(METHOD, data))
    except MethodError:
        return
    stored = json.loads(json.dumps(to_document(method), allow_nan=False))
    assert parse_method(stored) == method


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_form_is_read_or_refused(data):
    try:
        form = parse_questionnaire(spoil(FORM, data))
    except QuestionnaireError:
        return
    assert [item.position for item in form.items] == [1, 2, 3, 4, 5]
