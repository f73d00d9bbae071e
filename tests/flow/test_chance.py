"""`kg network --null` and `--backbone` as a person uses them."""

from __future__ import annotations


def test_a_network_beside_chance_says_so_in_plain_sentences(run, all_shipped):
    ran = run("network", "co-presence", "--null", 60, "-C", all_shipped)
    assert "60 arrangements by chance" in ran.err
    assert "(modularity) is more than chance would give" in ran.err
    thai = run("network", "co-presence", "--null", 60, "--lang", "th", "-C", all_shipped)
    assert "(modularity) สูงกว่าที่ความบังเอิญจะให้" in thai.err


def test_the_backbone_counts_what_it_leaves_out(run, all_shipped):
    ran = run("network", "collaboration", "--backbone", "-C", all_shipped)
    assert "lines by shared contexts that are no more than chance would give (level 0.05" in ran.err


def test_what_cannot_be_asked_is_said_in_one_line(run, all_shipped):
    none = run("network", "structure", "--backbone", "-C", all_shipped)
    assert none.code == 2
    assert "leave out --backbone" in none.err
