"""A table of a document: readers that note what is wrong and go on."""

from collections.abc import Collection, Mapping

from flask_babel import gettext as _

from survey.documents.values import Values
from survey.documents.wordings import Wordings


class Table(Values, Wordings):
    """A table of a document, its place, and the list where flaws are noted.

    Every reader returns a usable value after noting a flaw, so that one reading
    finds them all.
    """

    def refuse_unknown(self, known: Collection[str]) -> None:
        """Note every key that nobody would read."""
        for key in self.values:
            if key not in known:
                words = _('khóa lạ "%(key)s"; các khóa được dùng: %(known)s')
                self.note(words, kind="key", key=key, known=", ".join(known))

    def table(self, key: str) -> "Table":
        """Return a required table inside this one."""
        value = self.values.get(key)
        if isinstance(value, Mapping):
            return Table(value, self.below(key), self.flaws)
        words = _("%(key)s phải là một bảng, hiện là %(given)s")
        self.refuse(key, value, words, kind="table")
        return Table({}, self.below(key), [])

    def tables(self, key: str) -> list["Table"]:
        """Return the required, non-empty list of tables, each placed by its code."""
        value = self.values.get(key)
        if not isinstance(value, list) or not value:
            self.note(_("phải có ít nhất một %(key)s"), kind="tables", key=key)
            return []
        for number, row in enumerate(value, start=1):
            if not isinstance(row, Mapping):
                words = _("%(key)s %(number)s phải là một bảng, hiện là %(given)s")
                self.refuse(key, row, words, kind="table", number=number)
        return [
            Table(row, self.below(_name(key, number, row=row)), self.flaws)
            for number, row in enumerate(value, start=1)
            if isinstance(row, Mapping)
        ]


def _name(key: str, number: int, *, row: Mapping[str, object]) -> str:
    code = row.get("code")
    return f'{key} "{code}"' if isinstance(code, str) and code else f"{key} {number}"
