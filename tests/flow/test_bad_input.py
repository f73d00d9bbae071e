"""Bad cells: all told in one run, each by file, row and column, and nothing written."""

from __future__ import annotations

import pytest

import kg
from kg.errors import BadInputError
from kg.pipeline import build

from .conftest import ORGANISATIONS

BAD = {
    "data/sources/x/organisations.csv": "id,name_th,kind,place,paragraph\na,หนึ่ง,association,,1\nb,สอง,spaceship,,1\nc/d,สาม,association,,1\ne,สี่,association,จังหวัดไม่มีจริง,1\nf,ห้า,association,,1,,,เกิน\n",
    "data/sources/x/people.csv": "id,name_th,paragraph\np,คนหนึ่ง,1\na,ซ้ำกับองค์กร,1\n",
    "data/sources/x/events.csv": "id,name_th,kind,date,stated_count,paragraph\ne1,งาน,meeting,31 กุมภาพันธ์ 2566,,1\ne2,งานสอง,meeting,2566,หกร้อย,1\ne3,งานสาม,meeting,,1.5,1\n",
    "data/sources/y/organisations.csv": "id,name_th,kind,paragraph\na,ชื่อซ้ำ,association,1\nb,ชื่อซ้ำ,association,1\n",
    "data/sources/y/participations.csv": "actor,role,in,modality,paragraph\nชื่อซ้ำ,party,m,,1\nnobody,party,m,,1\na,captain,m,,1\na,,m,,1\na,party,m,wished,1\na,party,m,,1\na,party,m,,2\n",
    "data/sources/y/agreements.csv": "id,name_th,kind,colour,paragraph\nm,ข้อตกลง,mou,แดง,1\n",
    "data/sources/y/allocations.csv": "funder,amount,year,programme,source,paragraph\na,,2566,,,1\na,สิบบาท,2566,,,1\na,10,มีนาคม 2566,,,1\na,10,2566,,nowhere,1\n",
    "data/sources/y/tenures.csv": "person,lasted,paragraph\na,นานมาก,1\n",
}  # fmt: skip
EXPECTED = [
    ("data/sources/x/events.csv", 2, "date", "31 กุมภาพันธ์ 2566"),
    ("data/sources/x/events.csv", 3, "stated_count", "หกร้อย"),
    ("data/sources/x/events.csv", 4, "stated_count", "1.5"),
    ("data/sources/x/organisations.csv", 3, "kind", "spaceship"),
    ("data/sources/x/organisations.csv", 4, "id", "c/d"),
    ("data/sources/x/organisations.csv", 5, "place", "จังหวัดไม่มีจริง"),
    ("data/sources/x/organisations.csv", 6, "6", ""),
    ("data/sources/y/allocations.csv", 2, "amount", ""),
    ("data/sources/y/allocations.csv", 3, "amount", "สิบบาท"),
    ("data/sources/y/allocations.csv", 4, "year", "มีนาคม 2566"),
    ("data/sources/y/allocations.csv", 5, "source", "nowhere"),
    ("data/sources/y/participations.csv", 2, "actor", "ชื่อซ้ำ"),
    ("data/sources/y/participations.csv", 3, "actor", "nobody"),
    ("data/sources/y/participations.csv", 4, "role", "captain"),
    ("data/sources/y/participations.csv", 5, "role", ""),
    ("data/sources/y/participations.csv", 6, "modality", "wished"),
    ("data/sources/y/participations.csv", 8, "id", ""),
    ("data/sources/y/tenures.csv", 2, "person", "a"),
    ("data/sources/y/tenures.csv", 2, "lasted", "นานมาก"),
]


def test_bad_cells_are_reported_all_in_one_run_and_nothing_is_written(run, make_workspace):
    root = make_workspace(BAD)
    ran = run("build", "-C", root)
    assert ran.code == 2
    for file, row, column, value in EXPECTED:
        lines = [
            line
            for line in ran.err.splitlines()
            if line.startswith(f"{file}, row {row}, column {column}: {value!r}")
        ]
        assert len(lines) == 1, (file, row, column, ran.err)
        assert "expected" in lines[0]
    assert "'colour'" in ran.err
    assert "data/sources/y/agreements.csv, row 1, column 4" in ran.err
    assert "row 3" in next(
        line
        for line in ran.err.splitlines()
        if "organisations.csv'" in line or "people.csv, row 3" in line
    )
    assert not (root / "build").exists()


def test_a_bad_manifest_does_not_hide_bad_cells_elsewhere(make_workspace):
    root = make_workspace({
        "data/sources/a/source.toml": 'kind = "news"\ntitle_th = "ข่าว"\ncolour = "red"\n',
        "data/sources/b/organisations.csv": ORGANISATIONS + "x,ชื่อ,spaceship,1\n",
    })  # fmt: skip
    with pytest.raises(BadInputError) as caught:
        build(kg.open(root))
    told = "\n".join(map(str, caught.value.problems))
    assert "colour" in told
    assert "spaceship" in told
