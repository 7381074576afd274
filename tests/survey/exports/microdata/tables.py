"""Tables of sheets made by hand, with the worst of names."""

import unicodedata

import numpy as np

from survey.exports.microdata.datasets import Column, DataSet
from survey.microdata import NO_ANSWER, NOT_TOLD, Place, sorted_rows

HOSTILE = '=1+1 <b>&"nháy"/..\\'
LONG = "Thái độ của công chức tiếp nhận hồ sơ " * 20
VALUES = {
    NOT_TOLD: "Không cung cấp",
    1: "Rất không hài lòng",
    5: unicodedata.normalize("NFC", "Rất hài lòng, đúng hẹn, ưỡn ẹo"),
    NO_ANSWER: "Không trả lời",
}


def answers_table(
    sizes: tuple[int, ...], *, n_columns: int = 3, lead: str = "X-"
) -> DataSet:
    """Return a table by unit; every cell one of the codes above."""
    rng = np.random.default_rng(5)
    codes = np.array(list(VALUES), dtype=np.uint8)
    parts = [sorted_rows(rng.choice(codes, size=(n, n_columns))) for n in sizes]
    places = [Place(f"{lead}{number}", n) for number, n in enumerate(sizes)]
    return DataSet(
        title=f"Câu trả lời {HOSTILE}",
        about="Mỗi dòng một phiếu.",
        columns=[_column(number) for number in range(n_columns)],
        cells=np.concatenate(parts),
        places=places,
        names={one.code: f"Xã {one.code} {HOSTILE}" for one in places},
    )


def _column(number: int) -> Column:
    missing = (NOT_TOLD, NO_ANSWER)
    return Column(f"1.A{number}", LONG, f"Hỏi {HOSTILE}?", VALUES, missing)
