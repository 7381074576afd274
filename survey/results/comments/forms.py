"""The form of masking by hand."""

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import Length

from survey.fields import EditForm

SHORTEST = 2  # letters: one would be masked in every word


class MaskForm(EditForm):
    """The pieces of a comment to be masked, a line each."""

    pieces = TextAreaField(_l("Cần che, mỗi dòng một chỗ"), [Length(max=2000)])

    def sought(self) -> list[str]:
        """Return the pieces, none of them twice."""
        lines = (line.strip() for line in (self.pieces.data or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))
