"""What a site's data files hold, and how they are written."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import replace

import pytest

import kg
from kg.errors import KgError
from kg.query.filters import Filters
from kg.site.bundle import LARGE, script
from kg.site.columns import SLOTS, picture
from kg.site.evidence import ties
from kg.site.networks import Networks
from kg.site.wanted import Wanted
from kg.site.years import index
from kg.store.engine import answer, texts
from kg.values.dates import parse_date
from kg.vocabulary import curie


def read(written: bytes) -> tuple[str, object]:
    """The name and the data that a script hands over."""
    assert written.startswith(b"kgTake(")
    assert written.endswith(b");\n")
    name, data = json.loads(b"[" + written[7:-3] + b"]")
    if isinstance(data, str):
        data = json.loads(gzip.decompress(base64.b64decode(data)))
    return name, data


def test_a_label_cannot_end_the_script_it_stands_in():
    written = script("index", {"name": "</script><script>alert(1)//\u2028"})
    assert b"<" not in written
    assert read(written) == ("index", {"name": "</script><script>alert(1)//\u2028"})


def test_a_large_file_is_packed_and_the_same_every_time():
    data = {"id": [f"a{number}" for number in range(LARGE // 4)]}
    assert len(script("x", data)) < LARGE
    assert script("x", data) == script("x", data)
    assert read(script("x", data)) == ("x", data)


@pytest.mark.parametrize(
    ("day", "modalities"), [("", ["asserted"]), ("2566", ["asserted", "planned"])]
)
def test_the_query_of_a_view_gives_the_rows_that_kg_asks_for(built, day, modalities):
    workspace = kg.open(built)
    drawn = Networks(workspace, Wanted()).drawn("collaboration")
    filters = Filters(as_of=parse_date(day).last if day else None, modality=tuple(modalities))
    asker = workspace.asker("en")
    asked = asker.store.results(asker.bound(drawn.question, {}, filters))
    term = {
        "asOf": f'("{filters.as_of}"^^<http://www.w3.org/2001/XMLSchema#date>)' if day else "(UNDEF)",
        "modality": " ".join(f"(kg:modality-{code})" for code in modalities),
    }  # fmt: skip
    sparql = picture(Networks(workspace, Wanted()), "collaboration")["sparql"]
    assert sorted(set(sparql["slots"])) == sorted(SLOTS)
    filled = sparql["pieces"][0] + "".join(
        term[slot] + piece
        for slot, piece in zip(sparql["slots"], sparql["pieces"][1:], strict=True)
    )
    rows = answer(asker.store.results(filled)).rows
    assert rows
    assert sorted(map(str, rows)) == sorted(map(str, answer(asked).rows))


def test_a_single_file_on_one_actor_holds_only_what_is_near_it(all_shipped):
    whole = Networks(kg.open(all_shipped), Wanted())
    file = picture(whole, "collaboration")
    ids, lines = file["nodes"]["id"], file["lines"]
    focus = ids[lines["b"][0]]
    near = {focus} | {
        ids[other]
        for one, other in [*zip(lines["a"], lines["b"], strict=True), *zip(lines["b"], lines["a"], strict=True)]
        if ids[one] == focus
    }  # fmt: skip
    wanted = Wanted(focus=focus, single=True)
    assert (
        set(picture(Networks(kg.open(all_shipped), wanted), "collaboration")["nodes"]["id"]) == near
    )
    rest = ties(Networks(kg.open(all_shipped), wanted), "collaboration")
    assert max(rest["members"]["node"], default=-1) < len(near)
    with pytest.raises(KgError, match="nobody"):
        Networks(kg.open(all_shipped), replace(wanted, focus="nobody")).drawn("collaboration")


def test_the_index_has_every_network_with_lines_and_no_year_is_missing(built):
    found = index(Networks(kg.open(built), Wanted()))
    assert [each["name"] for each in found["networks"]][:1] == ["collaboration"]
    assert all(each["lines"] for each in found["networks"])
    years = [each["year"] for each in found["years"]]
    assert years == list(range(years[0], years[-1] + 1))
    assert 2023 in years
    assert sum(each["documents"] for each in found["years"]) == 1


def test_a_site_of_one_day_holds_what_counts_on_it(all_shipped):
    day = parse_date("2566-02-28").last
    filters = Filters(as_of=day, strict=True)
    networks = Networks(kg.open(all_shipped), Wanted(filters=filters))
    file = picture(networks, "structure")
    assert (file["fixedDay"], file["fixedStrict"], file["fixedSources"]) == ("2023-02-28", True, 1)
    told = ties(networks, "structure")["ties"]
    epoch_day = (day - parse_date("1970-01-01").last).days
    assert all(since <= epoch_day for since in told["since"])


def test_the_years_of_a_network_count_what_its_lines_rest_on(all_shipped):
    workspace = kg.open(all_shipped)
    years = picture(Networks(workspace, Wanted()), "collaboration")["years"]
    assert [each["year"] for each in years] == list(range(years[0]["year"], years[-1]["year"] + 1))
    edges = [data for *_, data in workspace.network("collaboration").edges(data=True)]
    sources = {source for data in edges for source in data["sources"]}
    assert sum(each["documents"] for each in years) == len(sources)
    ties = {tie for data in edges for tie in data["tie_ids"]}
    facts = texts(workspace.store, "SELECT ?tie ?fact { ?tie kg:fact ?fact }", ("tie", "fact"))
    behind = {fact for tie, fact in facts if curie(tie, workspace.store.base) in ties}
    assert sum(each["ties"] for each in years) == len(behind)
