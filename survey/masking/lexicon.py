"""The words that names are told by, with their marks and without."""

from dataclasses import dataclass
from functools import cache

from survey.masking import places, surnames
from survey.masking.folding import without_marks
from survey.masking.listing import listed

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by what they say of a name near them."""

    surnames: Words
    middles: Words
    given: Words
    ordinary: Words
    familiar: Words
    official: Words
    introducing: Words
    never: Words
    institutions: Words  # pairs of words
    towns: Words  # pairs of words
    before_places: Words
    has_marks: bool


# "cho" is a market and "for", "song" a river and "but".
AMBIGUOUS = listed("cho song dao ben ho ga cau tinh khu")

MARKED = Lexicon(
    # "Nguyen Van An" stands among words with marks, too.
    surnames=surnames.SURNAMES | surnames.COMMON_BARE,
    middles=surnames.MIDDLE | surnames.MIDDLES,
    given=surnames.GIVEN,
    ordinary=surnames.ORDINARY,
    familiar=surnames.FAMILIAR,
    official=surnames.OFFICIAL,
    introducing=surnames.INTRODUCING,
    never=places.NEVER,
    institutions=places.INSTITUTIONS,
    towns=places.TOWNS,
    before_places=places.BEFORE_PLACES,
    has_marks=True,
)


@cache
def unmarked() -> Lexicon:
    """Return the lexicon of texts that are typed without any marks."""
    own, given = _bare(MARKED.surnames), _bare(MARKED.given)
    return Lexicon(
        surnames=own,
        middles=_bare(MARKED.middles),
        given=given,
        ordinary=_bare(MARKED.ordinary),
        familiar=_bare(MARKED.familiar),
        official=_bare(MARKED.official),
        introducing=_bare(MARKED.introducing),
        never=_bare(MARKED.never) - own - given,
        institutions=_bare(MARKED.institutions),
        towns=_bare(MARKED.towns),
        before_places=_bare(MARKED.before_places) - AMBIGUOUS,
        has_marks=False,
    )


def _bare(words: Words) -> Words:
    return frozenset(map(without_marks, words))
