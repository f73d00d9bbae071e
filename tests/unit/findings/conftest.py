"""Small workspaces with findings that can be counted by hand."""

from __future__ import annotations

import pytest

SOURCES = (
    "id,kind,title_th,observed,reprint_of\n"
    "s1,news,ก,2560-03-01,\n"
    "s2,report,ข,2561-06-01,\n"
    "s3,news,ค,2565-07-01,\n"
    "s4,news,ง,2566-07-01,s3\n"
)
ORGANISATIONS = (
    "id,name_th,kind,place,source\n"
    "a,เอ,association,,s1\nb,บี,university,,s1\nc,ซี,foundation,,s1\nd,ดี,municipality,,s1\n"
)


@pytest.fixture
def small(make_built):
    """A workspace of four organisations, four sources and the tables given."""

    def make(**tables: str):
        files = {"sources": SOURCES, "organisations": ORGANISATIONS, **tables}
        return make_built({f"data/sources/x/{name}.csv": text for name, text in files.items()})

    return make


@pytest.fixture
def found(small):
    """One finding by its name, of a workspace of these tables, in English."""

    def find(name: str, network: str = "collaboration", /, *, asked=None, **tables: str):
        (finding,) = small(**tables).findings(network, only=[name], lang="en", **(asked or {}))
        return finding

    return find
