"""Terms of answers as plain values: what every format prints."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.vocabulary import XSD, curie

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kg.store.engine import Term

Plain = str | int | Decimal | float | bool

INTEGERS = frozenset(
    XSD + name
    for name in (
        "integer",
        "int",
        "long",
        "short",
        "byte",
        "nonNegativeInteger",
        "positiveInteger",
        "unsignedInt",
    )
)
NUMBERS = INTEGERS | {XSD + name for name in ("decimal", "double", "float")}


@lru_cache(maxsize=1 << 16)
def plain(term: Term | Triple, base: str) -> Plain:
    """An IRI as a CURIE, a number as a number, a date as ISO text, other words as they are.

    A number that cannot be read as its datatype says stays text; a triple is text in <<( )>>.
    """
    from pyoxigraph import BlankNode, Literal, NamedNode

    if not isinstance(term, NamedNode | BlankNode | Literal):
        return _triple(term, base)
    if isinstance(term, NamedNode):
        return curie(term.value, base)
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    value, datatype = term.value, term.datatype.value
    try:
        if datatype in INTEGERS:
            return int(value)
        if datatype == XSD + "decimal":
            return Decimal(value)
        if datatype in {XSD + "double", XSD + "float"}:
            return float(value)
    except (ValueError, ArithmeticError):
        return value
    return value == "true" if datatype == XSD + "boolean" else value


def _triple(term: Triple, base: str) -> str:
    from pyoxigraph import Literal

    parts = (term.subject, term.predicate, term.object)
    shown = (str(each) if isinstance(each, Literal) else plain(each, base) for each in parts)
    return f"<<( {' '.join(map(str, shown))} )>>"
