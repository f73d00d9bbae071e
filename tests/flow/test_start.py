"""Starting: `kg init`, `demo`, `build` and `check`, as processes on real files."""

from __future__ import annotations

import csv
import re


def test_init_makes_a_workspace_and_refuses_to_overwrite_one(run, tmp_path):
    folder = tmp_path / "ที่ ใหม่"
    assert run("init", folder, "--lang", "th").code == 0
    assert 'lang = "th"' in (folder / "kg.toml").read_text(encoding="utf-8")
    assert (folder / "data" / "sources" / "ratchaburi-2566" / "tenures.csv").is_file()
    before = sorted(folder.rglob("*"))
    again = run("init", folder)
    assert again.code == 2
    assert len(again.err.splitlines()) == 1
    assert sorted(folder.rglob("*")) == before


def test_demo_ends_with_one_true_sentence_its_command_and_its_source(run, tmp_path):
    ran = run("demo", "สาธิต demo", cwd=tmp_path)
    assert ran.code == 0, ran.err
    root = tmp_path / "สาธิต demo"
    assert any(root.glob("*.html"))
    sentence, command, source = ran.out.strip().splitlines()[-3:]
    assert " are the parties to “" in sentence
    assert "para" in source
    asked = command.partition("kg ")[2].replace('"', "").split(" -C ")
    answer = run(*asked[0].split(), "-C", asked[1], "--format", "json", cwd=tmp_path).json()
    told = [row for row in answer if row["agreement_label"] in sentence]
    parties = [row for row in told if row["role"] == "kg:role-party"]
    assert parties
    assert all(row["party_label"] in sentence for row in parties)
    assert any(source.endswith(f"para {row['paragraph']}") for row in parties)
    assert run("demo", "สาธิต demo", cwd=tmp_path).code == 2


def test_build_gives_its_manifest_and_what_changed(run, copied):
    ran = run("build", "-C", copied, "--format", "json", "--quiet")
    assert ran.code == 0
    assert ran.err == ""
    found = ran.json()
    assert {"build", "counts", "inputs", "versions", "withheld", "added", "gone", "altered"} <= set(
        found
    )
    assert (found["added"], found["gone"], found["altered"]) == ([], [], [])
    assert found["counts"]["Agreement"] == 1
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in found["inputs"].values())
    assert "data/sources/ratchaburi-2566/people.csv" in found["inputs"]


def test_check_of_the_article_finds_no_violation(kg):
    ran = kg("check", "--format", "json")
    assert ran.code == 0
    found = ran.json()
    assert not [each for each in found["findings"] if each["severity"] == "violation"]
    assert found["checked"]


def test_check_exits_1_on_a_violation_and_names_file_and_row(run, copied, rows_of):
    file = "data/sources/ratchaburi-2566/tenures.csv"
    lines = rows_of(copied, file)
    with (copied / file).open("a", encoding="utf-8", newline="") as out:
        csv.writer(out).writerow(["p01" if name == "person" else "3" if name == "paragraph" else "" for name in lines[0]])  # fmt: skip
    assert run("build", "-C", copied).code == 0
    ran = run("check", "-C", copied, "--format", "json")
    assert ran.code == 1
    violations = [each for each in ran.json()["findings"] if each["severity"] == "violation"]
    assert [(each["file"], each["row"]) for each in violations] == [(file, len(lines) + 1)]
    assert violations[0]["subject"].startswith("id:tie_")
    assert violations[0]["source"] == "id:source_ratchaburi-2566"
    assert set(violations[0]) == {
        "check",
        "severity",
        "message",
        "subject",
        "source",
        "file",
        "row",
    }
    english = run("check", "-C", copied)
    assert f"{file}, row {len(lines) + 1}" in english.out
    assert "needs a post or an organisation" in english.out
    assert "ต้องมีตำแหน่ง" in run("check", "-C", copied, "--lang", "th").out
