"""Index methods as data: shipped files, their parser, questionnaires from them."""

from survey.documents import digest
from survey.methods.document import to_document
from survey.methods.files import method_of_toml, read_method, shipped
from survey.methods.method import Bands, Content, Criterion, Factor, Method
from survey.methods.parse import MethodError, parse_method

__all__ = [
    "Bands",
    "Content",
    "Criterion",
    "Factor",
    "Method",
    "MethodError",
    "digest",
    "method_of_toml",
    "parse_method",
    "read_method",
    "shipped",
    "to_document",
]
