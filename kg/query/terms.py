"""Terms of answers as plain values: what every format prints."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kg.vocabulary import XSD, curie

if TYPE_CHECKING:
    from kg.store.engine import Term

Plain = str | int | Decimal | float | bool

_INTEGERS = frozenset(
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


def plain(term: Term, base: str) -> Plain:
    """An IRI as a CURIE, a number as a number, a date as ISO text, other words as they are.

    A number that cannot be read as its datatype says stays text.
    """
    from pyoxigraph import BlankNode, NamedNode

    if isinstance(term, NamedNode):
        return curie(term.value, base)
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    value, datatype = term.value, term.datatype.value
    try:
        if datatype in _INTEGERS:
            return int(value)
        if datatype == XSD + "decimal":
            return Decimal(value)
        if datatype in {XSD + "double", XSD + "float"}:
            return float(value)
    except (ValueError, ArithmeticError):
        return value
    return value == "true" if datatype == XSD + "boolean" else value
