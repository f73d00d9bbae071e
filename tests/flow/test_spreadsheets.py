"""What spreadsheets write: any encoding, any delimiter, text kept whole."""

from __future__ import annotations

import unicodedata

import pytest

from .conftest import ORGANISATIONS


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", ","),
        ("utf-8-sig", ","),
        ("cp874", ","),
        ("utf-8", ";"),
        ("cp874", ";"),
        ("utf-8", "\t"),
    ],
)
def test_a_table_means_the_same_in_any_encoding_and_with_any_delimiter(make_built, encoding, mark):
    text = 'id,name_th,kind,note\r\na,องค์การบริหารส่วนตำบล,association,"หมายเหตุ\r\nสองบรรทัด"\r\n'
    plain = make_built({"data/sources/x/organisations.csv": text})
    other = make_built(
        {"data/sources/x/organisations.csv": text.replace(",", mark).encode(encoding)}
    )
    assert (plain.build / "graph.nq").read_bytes() == (other.build / "graph.nq").read_bytes()


def test_text_is_kept_in_nfc_and_thai_is_never_taken_apart(make_built, ask):
    name = "กลุ่มน้ำใจ Cafe\u0301 จำกัด"
    workspace = make_built(
        {"data/sources/x/organisations.csv": ORGANISATIONS + f"a,{name},association,1\n"}
    )
    (row,) = ask(workspace, "SELECT ?n { ?s a kg:Organisation ; skos:prefLabel ?n }")
    assert row["n"] == unicodedata.normalize("NFC", name)
    assert "จำกัด" in row["n"]
    assert "é" in row["n"]
