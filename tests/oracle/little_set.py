"""A tiny set in the layout of the samples, without a fault, to be written or broken."""

import csv
import json
from itertools import product
from pathlib import Path

Table = list[list[str]]
Files = dict[str, Table | bytes]  # bytes: as they are, not rows

DESIGN: dict[str, object] = {
    "clustered": True,
    "level": 0.95,
    "domains": ["unit", "service", "sex", "all"],
    "lonely_rules": ["adjust"],
}


def good() -> Files:
    """Return 2 units, 4 strata, 8 counter-days, 32 sheets of 4 items, 160 people."""
    return {
        "responses.csv": _table(
            "id,unit,stratum,psu,service,sex,age,weight,fpc,Q01,Q02,Q03,Q04", *_sheets()
        ),
        "units.csv": _table("unit,district,province", "U1,D1,P1", "U2,D1,P1"),
        "strata.csv": _table(
            "stratum,unit,service,N_psu,n_psu,N_trans",
            "U1-LAND,U1,LAND,10,2,40",
            "U1-BIRTH,U1,BIRTH,10,2,40",
            "U2-LAND,U2,LAND,10,2,40",
            "U2-BIRTH,U2,BIRTH,10,2,40",
        ),
        "criteria.csv": _table(
            "item,factor,item_weight,factor_weight",
            "Q01,F1,0.25,0.4",
            "Q02,F1,0.75,0.4",
            "Q03,F2,0.5,0.6",
            "Q04,F2,0.5,0.6",
        ),
        "margins.csv": _table(
            "margin,level,N",
            *("unit,U1,80", "unit,U2,80"),
            *("service,LAND,80", "service,BIRTH,80"),
            *("sex,F,90", "sex,M,70"),
            *("age,18-34,60", "age,35-54,100"),
            *("province:age,P1:18-34,60", "province:age,P1:35-54,100"),
        ),
        "contrasts.csv": _table(
            "relation,type_a,a,type_b,b,kind,target",
            "independent,unit,U1,unit,U2,pct,OVERALL",
            "same_clusters,sex,F,sex,M,mean,Q01",
        ),
        "design.json": json.dumps(DESIGN).encode(),
    }


def write(files: Files, folder: Path) -> Path:
    """Write a set into a folder and return it."""
    for name, content in files.items():
        if isinstance(content, bytes):
            (folder / name).write_bytes(content)
            continue
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(content)
    return folder


def _sheets() -> list[str]:
    places = product(("U1", "U2"), ("LAND", "BIRTH"), ("N1", "N2"))
    people = product(places, ("F", "M"), ("18-34", "35-54"))
    return [
        f"R{k:02d},{unit},{unit}-{service},{day},{service},{sex},{age},5.0,10,"
        + ",".join(str(1 + k * j % 5) for j in (1, 2, 3, 7))
        for k, ((unit, service, day), sex, age) in enumerate(people, start=1)
    ]


def _table(*lines: str) -> Table:
    return [line.split(",") for line in lines]
