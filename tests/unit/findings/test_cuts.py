"""What the drawn network hangs on."""

from __future__ import annotations

WORKS = "member,kind,whole,source\n"
CHAIN = (
    WORKS
    + "a,works-with,b,s1\na,works-with,b,s2\nb,works-with,c,s1\nc,works-with,d,s3\nc,works-with,d,s4\n"
)


def test_who_stands_between_others_is_listed_with_what_is_cut_off(found):
    finding = found("cut-points", affiliations=CHAIN)
    assert [(row["actor"], row["cut_off"], row["parts"]) for row in finding.rows] == [
        ("id:x_b", 1, 2),
        ("id:x_c", 1, 2),
    ]
    assert len(finding.rows[0]["ties"]) == 3
    assert finding.rows[0]["families"] == 2


def test_a_line_told_by_one_family_alone_is_said_to_be(found):
    finding = found("bridges", affiliations=CHAIN)
    assert [(row["source"], row["target"], row["small"], row["families"]) for row in finding.rows] == [
        ("id:x_b", "id:x_c", 2, 1), ("id:x_a", "id:x_b", 1, 2), ("id:x_c", "id:x_d", 1, 1),
    ]  # fmt: skip
    assert "Resting on one independent source family: 2 of these" in " ".join(finding.sentences)


def test_a_ring_hangs_on_nobody(found):
    ring = WORKS + "a,works-with,b,s1\nb,works-with,c,s1\nc,works-with,a,s1\n"
    for name in ("cut-points", "bridges"):
        finding = found(name, affiliations=ring)
        assert not finding.rows
        assert finding.sentences[0].startswith("Without any one")


def test_an_empty_network_has_one_sentence(found):
    assert found("bridges").sentences == ("There is no line in “Who works with whom”.",)
