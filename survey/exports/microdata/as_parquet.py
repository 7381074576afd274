"""A table of sheets as Parquet; labels stand in the metadata of the file."""

import json
from io import BytesIO, RawIOBase

import numpy as np
from arro3.core import Array, DataType, Table
from arro3.io import write_parquet as write

from survey.exports.microdata.datasets import UNIT, DataSet, unit_label


def write_parquet(data: DataSet, out: RawIOBase) -> None:
    """Write a column of small numbers for each variable, and the code of the unit."""
    names, arrays = [], []
    if data.places:
        codes = [one.code for one in data.places for _row in range(one.n)]
        names.append(UNIT)
        arrays.append(Array(codes, type=DataType.string()))
    for number, column in enumerate(data.columns):
        names.append(column.name)
        own = np.ascontiguousarray(data.cells[:, number])
        arrays.append(Array.from_numpy(own))
    stream = BytesIO()
    table = Table.from_arrays(arrays, names=names)
    write(table, stream, key_value_metadata={"labels": _labels(data)})
    out.write(stream.getvalue())


def _labels(data: DataSet) -> str:
    """Return what columns and codes mean, as JSON."""
    told = {
        column.name: {
            "label": column.label,
            "values": {str(code): word for code, word in column.values.items()},
            "missing": list(column.missing),
        }
        for column in data.columns
    }
    if data.places:
        told[UNIT] = {"label": unit_label(), "values": dict(data.names), "missing": []}
    return json.dumps(told, ensure_ascii=False)
