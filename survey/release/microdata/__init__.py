"""The sheets of a round that is over, as they can be given without giving anyone away.

docs/adr/0036: by unit how answers go together, as finely as two answers of a sheet are
shared by ten; and apart from it, without a unit, what people say of themselves beside
which factors satisfied them.
"""

from survey.release.microdata.draft import draft_microdata
from survey.release.microdata.operations import give_microdata, store_microdata

__all__ = ["draft_microdata", "give_microdata", "store_microdata"]
