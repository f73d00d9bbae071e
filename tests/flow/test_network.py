"""`kg network`: the shipped ones, a part of one, and one of an own query."""

from __future__ import annotations

import pytest

from .conftest import CODI_ID, NETWORK_ID


def test_a_network_gives_its_size_its_actors_and_its_ties(kg):
    found = kg("network", "--format", "json").json()
    assert {
        "network",
        "as_of",
        "directed",
        "nodes",
        "edges",
        "density",
        "components",
        "left_out",
        "actors",
        "ties",
    } <= set(found)
    assert found["network"] == "collaboration"
    assert found["nodes"] == len(found["actors"])
    assert found["edges"] == len(found["ties"])
    for actor in found["actors"]:
        assert {
            "id",
            "label",
            "kind",
            "degree",
            "strength",
            "betweenness",
            "constraint",
            "cluster",
        } <= set(actor)
    for tie in found["ties"]:
        assert {"source", "target", "weight", "basis", "ties", "sources"} <= set(tie)
        assert tie["ties"]
        assert tie["sources"]
    pairs = {frozenset({tie["source"], tie["target"]}) for tie in found["ties"]}
    assert frozenset({CODI_ID, NETWORK_ID}) in pairs


def test_a_network_for_people_says_what_was_left_out(kg):
    ran = kg("network")
    assert "left out" in ran.err.casefold()
    assert "density" in ran.err.casefold()
    assert "inferred from context 1" in ran.err
    assert "อนุมานจากบริบท 1" in kg("network", "--lang", "th").err
    assert kg("network", "--quiet").err == ""


@pytest.mark.parametrize(
    "name", ["co-presence", "funding", "posts", "programmes", "structure", "commitments"]
)
def test_every_shipped_network_is_cited(kg, name):
    found = kg("network", name, "--format", "json").json()
    assert found["network"] == name
    assert found["edges"] > 0
    assert not found["uncited"]
    assert all(tie["ties"] and tie["sources"] for tie in found["ties"])


def test_inferred_money_draws_no_line(kg):
    lines = kg("network", "funding", "--format", "json").json()
    assert lines["directed"]
    assert not [tie for tie in lines["ties"] if tie["target"] == NETWORK_ID]
    asked = kg("network", "funding", "--modality", "inferred", "--format", "json").json()
    assert [tie for tie in asked["ties"] if tie["target"] == NETWORK_ID]


def test_the_part_of_a_network_that_is_asked_for(kg):
    def pairs(*options, name="co-presence"):
        found = kg("network", name, *options, "--format", "json").json()
        lines = {(tie["source"], tie["target"]) for tie in found["ties"]}
        return lines, {actor["id"] for actor in found["actors"]}

    _, near = pairs("--focus", "U2T", "--steps", "1", name="programmes")
    _, farther = pairs("--focus", "U2T", "--steps", "4", name="programmes")
    assert "id:ratchaburi-2566_u2t" in near
    assert near <= farther
    assert pairs("--kind", "university")[1] == {"id:ratchaburi-2566_mcru"}
    assert "id:ratchaburi-2566_mcru" in pairs("--place", "ราชบุรี")[1]
    assert pairs("--place", "เชียงใหม่") == (set(), set())
    assert pairs("--basis", "agreement", name="collaboration")[0] == {(CODI_ID, NETWORK_ID)}
    assert pairs("--as-of", "2560") == (set(), set())
    assert pairs("--during", "2566..2566")[0]
    assert pairs("--min-sources", "2") == (set(), set())


NOT_GROUPS = "FILTER NOT EXISTS { ?source a kg:Group } FILTER NOT EXISTS { ?target a kg:Group }"
ONE = "SELECT ?source ?target ?tie { ?tie a kg:Affiliation ; kg:modality kg:modality-asserted ; kg:member ?source ; kg:whole ?target }"
TWO = "SELECT ?actor ?context ?tie ?role { ?tie kg:participant ?actor ; kg:participatesIn ?context ; kg:role ?role . ?context a kg:Event }"


def test_an_own_query_of_one_mode_is_a_network(run, copied):
    (copied / "mine.rq").write_text(ONE, encoding="utf-8")
    found = run("network", "mine.rq", "--format", "json", cwd=copied).json()
    expected = run(
        "sparql", ONE.replace("}", NOT_GROUPS + "}", 1), "--format", "json", cwd=copied
    ).json()
    assert {frozenset({t["source"], t["target"]}) for t in found["ties"]} == {
        frozenset({row["source"], row["target"]}) for row in expected
    }
    assert {tie for line in found["ties"] for tie in line["ties"]} == {
        row["tie"] for row in expected
    }
    assert found["network"] == "mine"


def test_an_own_query_of_two_modes_joins_who_shares_a_context(run, copied):
    (copied / "two.rq").write_text(TWO, encoding="utf-8")
    (copied / "both.rq").write_text(
        f"SELECT * {{ {{ {ONE} }} UNION {{ {TWO} }} }}", encoding="utf-8"
    )
    two = run("network", "two.rq", "--format", "json", cwd=copied).json()
    pairs = {frozenset({tie["source"], tie["target"]}) for tie in two["ties"]}
    assert frozenset({CODI_ID, NETWORK_ID}) in pairs
    (copied / "one.rq").write_text(ONE, encoding="utf-8")
    one = run("network", "one.rq", "--format", "json", cwd=copied).json()
    both = run("network", "both.rq", "--format", "json", cwd=copied).json()
    assert {frozenset({t["source"], t["target"]}) for t in both["ties"]} == pairs | {
        frozenset({t["source"], t["target"]}) for t in one["ties"]
    }


def test_a_network_without_ties_works_and_every_output_says_uncited(run, copied):
    (copied / "bare.rq").write_text(ONE.replace(" ?tie {", " {"), encoding="utf-8")
    found = run("network", "bare.rq", "--format", "json", cwd=copied).json()
    assert found["uncited"] is True
    assert found["edges"] > 0
    assert "uncited" in run("network", "bare.rq", cwd=copied).err
    for form in ("graphml", "gexf", "nodelink", "cytoscape"):
        assert b"uncited" in run("export", form, "--network", "bare.rq", cwd=copied).data
    page = run("view", "bare.rq", "-o", "-", cwd=copied)
    assert "uncited" in page.out
    dated = run("network", "bare.rq", "--as-of", "2566", cwd=copied)
    assert dated.code == 2
    assert "?tie" in dated.err


@pytest.fixture(scope="module")
def crowded(run, tmp_path_factory):
    """`kg` in a workspace where one event was held by thirteen and another by two."""
    root = tmp_path_factory.mktemp("crowded")
    folder = root / "data" / "sources" / "x"
    folder.mkdir(parents=True)
    (root / "kg.toml").touch()
    names = [f"o{number}" for number in range(13)]
    held = [(name, "fair") for name in names] + [("o0", "walk"), ("o1", "walk")]
    tables = {
        "sources.csv": "id,kind,title_th,observed\ns1,news,ก,2566-01-01\n",
        "organisations.csv": "id,name_th,kind,source\n" + "".join(f"{n},{n},association,s1\n" for n in names),
        "events.csv": "id,name_th,name_en,date,source\nfair,งานใหญ่,Great fair,2565-03,s1\nwalk,เดิน,Walk,,s1\n",
        "participations.csv": "actor,role,in,source\n" + "".join(f"{n},organiser,{e},s1\n" for n, e in held),
    }  # fmt: skip
    for name, text in tables.items():
        (folder / name).write_text(text, encoding="utf-8")
    ran = run("build", cwd=root)
    assert ran.code == 0, ran.err
    return lambda *args: run(*args, cwd=root)


def test_great_contexts_are_told_of_and_left_out_if_asked(crowded):
    whole = crowded("network", "--format", "json").json()
    great = {"label": "Great fair", "basis": "event", "parties": 13, "lines": 78}
    assert whole["overlarge"] == [great]
    assert whole["max_parties"] is None
    assert len([tie for tie in whole["ties"] if tie["overlarge"]]) == 77
    assert {tuple(tie["years"]) for tie in whole["ties"]} == {("2022",)}
    rest = crowded("network", "--max-parties", "12", "--format", "json").json()
    assert (rest["max_parties"], rest["overlarge"], rest["edges"]) == (12, [], 1)
    assert rest["left_out"]["too-many-parties-event"] == 1


def test_every_caption_names_a_great_context_or_says_that_it_was_left_out(crowded):
    told = "1 event joins 13 organisations (78 of 78 lines): “Great fair”"
    thai = "งาน 1 งานเชื่อม 13 องค์กร (78 จาก 78 เส้น): “งานใหญ่”"
    assert f"{told}; --max-parties 12 leaves it out\n" in crowded("network").err
    assert f"{thai}; ไม่รวมไว้ได้ด้วย --max-parties 12\n" in crowded("network", "--lang", "th").err
    page = crowded("view", "-o", "-").out
    assert told in page
    assert thai in page
    assert "--max-parties" not in page
    small = crowded("view", "--max-parties", "12", "-o", "-").out
    assert "events with more than 12 organisers 1" in small
    assert "งานที่มีผู้ร่วมจัดมากกว่า 12 ราย 1" in small
    assert told not in small


def test_exports_say_years_and_which_lines_rest_on_a_great_context(crowded):
    header, *lines = crowded("export", "edges").out.splitlines()
    assert {"years", "overlarge"} <= set(header.split(","))
    assert "reasons" not in header
    assert len(lines) == 78
    assert len(crowded("export", "edges", "--max-parties", "12").out.splitlines()) == 2
    for form in ("graphml", "gexf", "nodelink", "cytoscape"):
        assert b"Great fair" in crowded("export", form).data
    graph = crowded("export", "turtle", "--max-parties", "5", "-o", "-")
    assert graph.code == 2
    assert "--max-parties" in graph.err


def test_fewer_than_two_parties_is_a_usage_error(kg):
    ran = kg("network", "--max-parties", "1")
    assert ran.code == 2
    assert "--max-parties" in ran.err


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("by", ["kind", "province", "side"])
def test_the_roles_of_connectors_are_told_by_group_and_what_the_group_is(kg, by, lang):
    ran = kg("network", "--roles", by, "--lang", lang)
    assert "Gould" in ran.err
    assert {"en": "gatekeeper", "th": "ฝ่ายตนกับฝ่ายอื่น"}[lang] in ran.out
    actors = kg("network", "--roles", by, "--format", "json").json()["actors"]
    assert all(
        {"coordinator", "itinerant", "gatekeeper", "liaison"} <= set(each) for each in actors
    )
    codi = next(each for each in actors if each["id"] == CODI_ID)
    assert codi["liaison"] == {"kind": 1, "side": 1, "province": None}[by]


def test_the_weights_asked_for_are_the_ones_measured_and_said(kg):
    counted = kg("network", "co-presence", "--format", "json").json()
    newman = kg("network", "co-presence", "--weights", "newman", "--format", "json").json()
    assert counted["measures"]["weights"] == "count"
    assert newman["measures"]["weights"] == "newman"
    for found, name in ((counted, "weight"), (newman, "newman")):
        for actor in found["actors"]:
            mine = [t[name] for t in found["ties"] if actor["id"] in (t["source"], t["target"])]
            assert actor["strength"] == pytest.approx(sum(mine), abs=1e-9)
    said = kg("network", "co-presence", "--weights", "newman", "--lengths").err
    assert "Newman" in said
    assert "1/weight" in said


@pytest.mark.parametrize("name", ["collaboration", "co-presence", "funding"])
@pytest.mark.parametrize("options", [(), ("--weights", "newman", "--lengths")])
def test_networkx_finds_the_same_measures_in_the_shipped_networks(kg, name, options):
    fast = kg("network", name, *options, "--format", "json").json()
    slow = kg("network", name, *options, "--backend", "networkx", "--format", "json").json()
    assert slow["measures"]["backend"] == "networkx"
    assert [tie["bridge"] for tie in fast["ties"]] == [tie["bridge"] for tie in slow["ties"]]
    for one, other in zip(fast["actors"], slow["actors"], strict=True):
        assert list(one) == list(other)
        for measure, value in one.items():
            assert other[measure] == (
                pytest.approx(value, abs=1e-9) if isinstance(value, float) else value
            ), (one["id"], measure)
