"""The help of every command, and the one line that an error is."""

from __future__ import annotations

import re

import pytest

from .conftest import CODI, CODI_ID

COMMANDS = [
    "init",
    "demo",
    "paragraphs",
    "build",
    "check",
    "ask",
    "sparql",
    "show",
    "why",
    "path",
    "network",
    "export",
    "view",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(run, command):
    ran = run(command, "--help")
    assert ran.code == 0
    assert re.search(rf"Examples?:\s+kg {command}", ran.out)


def test_help_lists_every_command_and_where_to_start(run):
    ran = run("--help")
    assert ran.code == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command} ", ran.out, re.MULTILINE)
    assert "kg demo" in ran.out


def test_the_version_is_the_package_s(run):
    import kg

    assert run("--version").out.strip().endswith(kg.__version__)


def test_an_unknown_command_gets_the_nearest(run):
    ran = run("networks")
    assert ran.code == 2
    assert "did you mean network" in ran.err
    assert not ran.out


@pytest.mark.parametrize(
    "args",
    [
        ("show", "สถาบันพัฒนาองค์กรชุมชม"),
        ("ask", "who-agrees"),
        ("ask", "who-works-where", "place=เตาปุน"),
        ("ask", "who-connects", "a=universty", "b=community-council"),
        ("network", "colaboration"),
        ("export", "graphlm"),
        ("network", "--focus", "มหาวิทยาลัยราชภัฏหมู่บ้านจอมบึ"),
    ],
    ids=" ".join,
)
def test_an_unknown_name_gets_did_you_mean(kg, args):
    ran = kg(*args)
    assert ran.code == 2
    assert "หมายถึง" in ran.err
    assert "did you mean" in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "args",
    [
        ("sparql", "SELECT {"),
        ("sparql", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"),
        ("sparql", "no-such-file.rq"),
        ("sparql", "INSERT DATA { kg:a kg:b kg:c }"),
        ("ask", "who-works-where"),
        ("ask", "who-agreed", "nonsense"),
        ("ask", "who-agreed", "colour=red"),
        ("ask", "who-agreed", "--as-of", "2566-02-31"),
        ("ask", "who-agreed", "--during", "2566..2560"),
        ("ask", "who-agreed", "--modality", "wished"),
        ("ask", "who-agreed", "--store", "no-such-store"),
        ("why", "id:tie_0000000000000000"),
        ("path", CODI, CODI_ID),
        ("export", "turtle", "--network", "collaboration"),
        ("network", "missing.rq"),
        ("build", "-C", "no-such-folder"),
        ("network", "posts", "--focus", "ขบวนองค์กรชุมชนจังหวัดราชบุรี"),
        ("network", "-o", "no-such-folder/a.csv"),
        ("network", "--weights", "heavy"),
        ("export", "gexf", "--null", "99"),
        ("report", "-o", "report.pdf"),
        ("why",),
        ("nosuch",),
    ],
    ids=" ".join,
)
def test_an_error_is_one_line_on_stderr_and_exit_2(kg, args):
    ran = kg(*args)
    assert ran.code == 2
    assert ran.err.startswith("kg: ")
    assert len(ran.err.splitlines()) == 1
    assert "Traceback" not in ran.err
    assert not ran.out


def test_a_folder_that_is_not_there_is_told_before_any_work(run, tmp_path):
    # Outside a workspace: nothing has been looked for yet.
    ran = run("report", "-o", "nowhere/report.html", cwd=tmp_path)
    assert (ran.code, ran.err) == (
        2,
        "kg: cannot write nowhere/report.html: the folder nowhere does not exist; "
        "create it or choose another\n",
    )


def test_outside_a_workspace_the_error_says_how_to_make_one(run):
    ran = run("ask", "--list")
    assert ran.code == 2
    assert "kg init" in ran.err


def test_before_the_first_build_the_error_says_to_build(run, make_workspace):
    root = make_workspace({})
    for args in (
        ("ask", "who-agreed"),
        ("check",),
        ("network",),
        ("show", "x"),
        ("export", "nquads"),
    ):
        ran = run(*args, cwd=root)
        assert ran.code == 2
        assert "kg build" in ran.err
