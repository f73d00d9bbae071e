"""What the pool of workers keeps of builds."""

from __future__ import annotations

import os

from kg.serve.limits import Limits
from kg.serve.workers import Workers

TABLE = "data/sources/news/organisations.csv"
HEAD = "id,name_th,kind\n"


def test_what_is_withheld_goes_from_the_server_s_folder_though_nobody_asks(make_built, rebuild):
    workspace = make_built({TABLE: HEAD + "o1,มูลนิธิลับ,foundation\n"})
    workers = Workers(workspace, Limits())
    folder = workspace.build

    def kept():
        return [path.read_text(encoding="utf-8") for path in folder.glob(".serving-*/*/*/graph.nq")]

    workers.look()
    assert ["มูลนิธิลับ" in each for each in kept()] == [True]
    (workspace.root / TABLE).write_text(HEAD + "o1,มูลนิธิ,foundation\n", encoding="utf-8")
    rebuild(workspace.root)
    workers.look()
    assert ["มูลนิธิลับ" in each for each in kept()] == [False]


def test_what_a_killed_server_of_the_same_number_left_is_no_hindrance(make_built):
    workspace = make_built({TABLE: HEAD + "o1,มูลนิธิ,foundation\n"})
    left = workspace.build / f".serving-{os.getpid()}" / "1"
    left.mkdir(parents=True)
    Workers(workspace, Limits()).look()
    assert [path.name for path in left.glob("*/graph.nq")] == ["graph.nq"]
