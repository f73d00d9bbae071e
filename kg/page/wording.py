"""Ties in words: what one is, its role, its codes and its figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.schema.codes import code_list
from kg.values.money import plain_decimal
from kg.vocabulary import expand, kg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query.asking import Asker


def kind_words(kind: str, asker: Asker) -> str:
    """The class of a tie, as `kg show` gives its kind, in words."""
    label = asker.labels.best(kg(kind.capitalize()), asker.lang)
    return label if asker.lang == "th" else label.lower()


def role_words(kind: str, role: str, asker: Asker) -> str:
    """A role, a kind of affiliation or the name of a post; "" where it only repeats the kind."""
    if role == kind:
        return ""
    of_list = {"participation": "Role", "affiliation": "AffiliationKind"}.get(kind, "")
    code = code_list(kg(of_list)).get(role) if of_list else None
    if code:
        return code.labels.get(asker.lang, role)
    return asker.labels.best(expand(role, asker.store.base), asker.lang)


def code_words(list_name: str, code: str | None, lang: str) -> str:
    """A code of a list in words; "" stays ""."""
    found = code_list(kg(list_name)).get(code or "")
    return found.labels.get(lang, found.code) if found else code or ""


def figure_words(tie: Mapping[str, Any], lang: str) -> str:
    """The money or the figure a tie states, with its currency or unit; "" if none."""
    if tie["amount"] is not None:
        currency = str(tie["currency"] or "")
        unit = "บาท" if lang == "th" and currency == "THB" else currency
        number = tie["amount"]
    elif tie["quantity"] is not None:
        number, unit = tie["quantity"], str(tie["unit"] or "")
    else:
        return ""
    digits = plain_decimal(Decimal(str(number)))
    return f"{Decimal(digits):,f} {unit}".strip()
