"""The words of a SPARQL query and where each stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_PREFIX = 100
"""Letters of a prefix, so that no text takes longer the longer it is, squared."""
_PLAIN = r"(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])"
_INNER = r"(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])"
_LAST = r"(?:[\w:-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])"
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    |(?P<comment>\#[^\r\n]*)
    |(?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*>)
    |(?P<string>\"\"\"(?:[^"\\]|\\.|"{{1,2}}(?!"))*+\"\"\"|'''(?:[^'\\]|\\.|'{{1,2}}(?!'))*+'''
        |"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')
    |(?P<variable>[?$]\w+)
    |(?P<blank>_:\w(?:[\w.-]*[\w-])?)
    |(?P<name>(?:[^\W\d_](?:[\w.-]{{0,{LONGEST_PREFIX}}}[\w-])?)?:(?:{_PLAIN}(?:{_INNER}*{_LAST})?)?)
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<number>(?:\d++(?:\.\d*+)?|\.\d++)[eE][+-]?\d+|\d*+\.\d+|\d++)
    |(?P<word>\w+)
    |(?P<sign>\^\^|&&|\|\||!=|<=|>=|<<|>>|>>|\{{\||\|\}}|.)""",
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a query: `kind` is a group of _TOKEN; lines and columns count from 1."""

    kind: str
    text: str
    line: int
    column: int

    def is_(self, *words: str) -> bool:
        """Whether it is one of these signs or keywords, in capitals."""
        return self.kind in {"word", "sign"} and self.text.upper() in words


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query in their order, comments among them, without spaces.

    A text that is no SPARQL has tokens, too: a character that begins none is a sign.

    >>> [token.text for token in tokens("SELECT ?a { ?a kg:x.y 1.5 } # all")]
    ['SELECT', '?a', '{', '?a', 'kg:x.y', '1.5', '}', '# all']
    """
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    line = 0
    for match in _TOKEN.finditer(text):
        while line + 1 < len(starts) and starts[line + 1] <= match.start():
            line += 1
        if (kind := match.lastgroup) and kind != "space":
            yield Token(kind, match[0], line + 1, match.start() - starts[line] + 1)
