"""kg site through the command line: what is written, what is refused, what stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def written(built: Path, run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("site") / "public"
    ran = run("site", "-C", built, "-o", path, "--lang", "th")
    assert ran.code == 0, ran.err
    assert str(path / "index.html") in ran.err
    return path


def test_a_site_holds_both_languages_and_opens_in_the_one_asked_for(written: Path) -> None:
    assert '<html lang="th"' in (written / "index.html").read_text(encoding="utf-8")
    for lang in ("th", "en"):
        for name in ("index", "network", "things", "sources", "id/ratchaburi-2566_codi"):
            text = (written / lang / f"{name}.html").read_text(encoding="utf-8")
            assert f'<html lang="{lang}"' in text
            assert "Content-Security-Policy" in text
    assert (written / "networks" / "collaboration-ties.js").read_bytes().startswith(b"kgTake(")


def test_a_folder_of_something_else_is_refused_and_a_site_is_replaced_whole(
    built: Path, run, written: Path, tmp_path: Path
) -> None:
    own = tmp_path / "mine"
    own.mkdir()
    (own / "thesis.txt").write_text("ten years", encoding="utf-8")
    ran = run("site", "-C", built, "-o", own)
    assert (ran.code, [each.name for each in tmp_path.iterdir()]) == (2, ["mine"])
    assert "not a site of kg" in ran.err
    before = {path.relative_to(written): path.read_bytes() for path in written.rglob("*.*")}
    (written / "stale.html").write_text("old", encoding="utf-8")
    assert run("site", "-C", built, "-o", written, "--lang", "th").code == 0
    assert {path.relative_to(written): path.read_bytes() for path in written.rglob("*.*")} == before


def test_a_finding_that_is_not_true_any_more_fails_the_site_the_check_and_the_build(
    copied: Path, run, tmp_path: Path
) -> None:
    text = '[[finding]]\nen = "Nobody signs"\nask = "who-agreed"\nrows = 0\n'
    (copied / "findings.toml").write_text(text, encoding="utf-8")
    ran = run("site", "-C", copied, "-o", tmp_path / "public")
    assert ran.code == 1
    assert "“Nobody signs” is not true of the data: expected rows = 0, found" in ran.err
    assert not (tmp_path / "public").exists()
    checked = run("check", "-C", copied, "--lang", "th")
    assert checked.code == 1
    assert "findings.toml: ข้อค้นพบ “Nobody signs” ไม่ตรงกับข้อมูลแล้ว" in checked.out
    rebuilt = run("build", "-C", copied)
    assert rebuilt.code == 1
    assert "the build is in place, but no site can be written of it" in rebuilt.err


def test_a_single_file_holds_what_is_near_the_focus_and_loads_nothing(
    built: Path, run, tmp_path: Path
) -> None:
    path = tmp_path / "codi.html"
    ran = run("site", "-C", built, "--single-file", "-o", path, "--focus", "พอช.")
    assert ran.code == 0, ran.err
    text = path.read_text(encoding="utf-8")
    assert len(text.encode()) < 600_000
    assert "script-src &#39;self&#39;" not in text
    assert "src=" not in text.partition("<script type=")[0].replace("data:", "")
    assert 'id="data-search"' in text
    assert "focus=ratchaburi-2566_codi" in text
    # The words of a start page, in both languages, without a link to a page that is not there.
    about = text.partition('id="of-data"')[2].partition('<div id="atlas"')[0]
    for words in ("What it rests on", "ข้อมูลมาจากเอกสารใด", "What these documents do not tell"):
        assert words in about
    assert ".html" not in about


def test_one_file_without_its_scripts_is_refused(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from kg.cli.site import site

    monkeypatch.setattr("kg.site.site.shipped", lambda _name: tmp_path)
    given = ["-C", str(built), "--single-file", "-o", str(tmp_path / "one.html")]
    ran = CliRunner().invoke(site, given)
    assert "KG_WEB=no" in str(ran.exception)
    assert not list(tmp_path.iterdir())
