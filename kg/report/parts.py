"""What a report is made of, before any HTML or Markdown: plain values in one language."""

from __future__ import annotations

from dataclasses import dataclass

SHORT, PRINTED = 8, 6
"""A table of more than SHORT rows has its first PRINTED on paper; the file has the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """Paragraphs of a document by its number in the list of documents; none = the whole."""

    number: int
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One tie in words: its id (as `kg why` takes it), what it says, when, and who says so."""

    id: str
    text: str
    when: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column as it is shown."""

    heading: str
    number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row as it is shown. `more` is how many ties there are beyond those listed."""

    cells: tuple[str, ...]
    cites: tuple[Cite, ...] = ()
    ties: tuple[Tie, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its caption, its number in the report and all its rows as CSV.

    `rows` are those shown, the first of `total`; `csv` holds the first `held` of them with every
    column, UTF-8 with a byte order mark, so that Excel in Thai reads it. `scope` says what its
    numbers rest on.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: int
    held: int
    csv: bytes
    scope: str = ""
    number: int = 0

    @property
    def printed(self) -> int:
        """How many of its rows stand on paper: all of a short table, the first of a long one."""
        return len(self.rows) if self.total <= SHORT else min(PRINTED, len(self.rows))

    @property
    def cited(self) -> bool:
        """Whether any row names a document."""
        return any(row.cites or row.ties for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """One entry of a chart's key: a colour, the shape of a mark ("" = a filled box), its name."""

    colour: str
    name: str
    shape: str = ""
    hollow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart: its title as a sentence, two drawings, its key and the table that says the same.

    `wide` and `narrow` are ``<svg>`` elements for a desk or paper and for a phone. `table` is
    the name of the table that holds its numbers.
    """

    name: str
    title: str
    wide: str
    narrow: str
    key: tuple[Swatch, ...] = ()
    table: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences; `lead` sets the first words of a section off."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms and what is to be said of each."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short items; `links` are the names of the sections they lead to, "" for none."""

    items: tuple[str, ...]
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How one number is got: in words, as a formula ("" = none), and after which papers."""

    name: str
    title: str
    text: str
    formula: str = ""
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A text to take over: prose to paste, or what to type (`code`)."""

    text: str
    code: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document of the list: its number, how it is cited, its id and address ("" = none).

    `paper`: it is listed on paper, too.
    """

    number: int
    text: str
    id: str
    url: str = ""
    paper: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """The documents, in order of their numbers."""

    entries: tuple[Entry, ...]


Block = Paragraph | Facts | Bullets | Measure | Copied | Table | Figure | Listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section: its name (an anchor), its title, what it says, and the sections within it."""

    name: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report. `version` is the data's, "" where it is unknown."""

    lang: str
    title: str
    subtitle: str
    sections: tuple[Section, ...]
    version: str
