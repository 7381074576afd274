"""The official report of a release (báo cáo), in the form of Nghị định 30/2020/NĐ-CP.

What it says is put together once (`build`), as a content model; `word` and `pdf` write
that model. It is a Vietnamese official document whatever language the pages are in, so
its own sentences (`wording`) are in no catalogue: nobody will ever translate them.
"""

from survey.exports.report.build import report_of
from survey.exports.report.files import KINDS, report_file, report_name

__all__ = ["KINDS", "report_file", "report_name", "report_of"]
