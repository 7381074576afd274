"""Index methods as data: shipped files, their parser, questionnaires from them."""

from survey.documents import digest
from survey.methods.asking import full_document, questionnaire_document
from survey.methods.document import to_document
from survey.methods.files import method_of_toml, read_method, shipped
from survey.methods.form import Form, Item, Kind, Option, Rule, Section, fill
from survey.methods.form_document import form_document
from survey.methods.method import Bands, Content, Criterion, Factor, Method
from survey.methods.parse import MethodError, parse_method
from survey.methods.questionnaire import QuestionnaireError, parse_questionnaire
from survey.methods.stored import stored_form, stored_method

__all__ = [
    "Bands",
    "Content",
    "Criterion",
    "Factor",
    "Form",
    "Item",
    "Kind",
    "Method",
    "MethodError",
    "Option",
    "QuestionnaireError",
    "Rule",
    "Section",
    "digest",
    "fill",
    "form_document",
    "full_document",
    "method_of_toml",
    "parse_method",
    "parse_questionnaire",
    "questionnaire_document",
    "read_method",
    "shipped",
    "stored_form",
    "stored_method",
    "to_document",
]
