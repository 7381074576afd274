"""The phrases of the product's own languages, read once a process."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from types import MappingProxyType

from survey.languages.files import read_languages


@cache
def todays_texts() -> Mapping[str, Mapping[str, str]]:
    """Return by language the text of every phrase.

    Every questionnaire that is read is filled up with them, and a release reads a
    handful: the files behind them change with the product only.
    """
    texts = {
        code: MappingProxyType(asdict(said)) for code, said in read_languages().items()
    }
    return MappingProxyType(texts)
