"""queries/README.md lists the queries as their headers describe them.

`make queries` (this file as a script) writes it.
"""

from __future__ import annotations

from pathlib import Path

from kg.query.question import THEMES, Param, Question, by_theme, catalogue

QUERIES = Path(__file__).resolve().parents[2] / "queries"
PARTS = {
    "ask": (
        "Questions",
        "`kg ask NAME key=value …`. A value is an id or a name, Thai or English; `!` marks the "
        "ones a question needs.",
    ),
    "networks": (
        "Networks",
        "`kg network NAME`, `kg view NAME`, `kg export FORMAT --network NAME`. One row a tie, "
        "never aggregated.",
    ),
    "findings": (
        "Rows of findings",
        "Read by `kg findings`, which counts and compares them; `kg sparql FILE` shows them.",
    ),
    "derive": (
        "Derivations",
        "Run by `kg build` over the default graph: shortcuts without date or source, for people "
        "who write SPARQL. Networks, paths and as-of questions never read them.",
    ),
    "check": ("Checks", "Run by `kg check`: each must find nothing."),
}
HEAD = """<!-- Written from the headers of the .rq files by `make queries`; do not edit. -->
# Queries

A question is one `.rq` file: SPARQL 1.1 with a header of `#+` lines. Values are bound through the
`VALUES` row its WHERE starts with, so every file also runs as it is on any engine. Your own stand in
the same folders of a workspace and replace ours of the same name.
"""


VIEWS = """
The header of a question:

| line | says |
|---|---|
| `title_en`, `title_th` | what is asked |
| `about_en`, `about_th` | what a row is, and what its columns mean |
| `not_en`, `not_th` | in one sentence, what the rows do not say |
| `serves_en`, `serves_th` | the policy question that they help with |
| `theme` | where it stands in the catalogue: {themes} |
| `params` | what it takes, as `name:type`, with `!` where it must be given. Types: place, actor, thing, source, programme, kind, role, level, modality, day, text. What it is if not given stands in the query's `VALUES` row |
| `columns` | what it gives, in order; a column `x_label` that the query does not give is looked up |
| `counts` | `yes` where a row counts claims and cites one of them: `--during`, `--strict` and `--min-sources`, which choose rows by their claims, are refused |
| `view`, `shows` | how its rows are best looked at |

`view` is a hint how the rows are best looked at, and `shows` names the columns that it promises:

| view | its columns are |
|---|---|
| `table` | none in particular: rows to read |
| `network` | the two ends of a line; a row in which one of them is empty draws nothing |
| `timeline` | a day, month or year, what stands there, and perhaps the last day |
| `map` | a place of the official list (or a region), and perhaps a number to show there |
| `flow` | from whom, to whom, and how much |

`kg ask --list --format json` gives all of this as values, defaults included.
"""


def entry(question: Question, level: int = 3) -> str:
    """One query's lines, under a heading of that level."""
    titles = f"**{question.title('en')}** · {question.title('th')}"
    lines = [f"{'#' * level} {question.name}", "", titles, ""]
    if serves := question.header.get("serves_en"):
        lines += [f"*{serves}* · *{question.header['serves_th']}*", ""]
    for lang in ("en", "th"):
        about, says_not = (question.header.get(f"{key}_{lang}", "") for key in ("about", "not"))
        if about:
            lines += [f"{about} **{says_not}**" if says_not else about, ""]
    if message := question.header.get("message_en"):
        lines += [message, ""]
    if question.params:
        lines += [f"Takes {', '.join(map(taken, question.params))}.", ""]
    if question.shows:
        columns = ", ".join(f"`{name}`" for name in question.shows)
        lines += [f"View: {question.view} of {columns}.", ""]
    if severity := question.header.get("severity"):
        lines += [f"Severity: {severity}.", ""]
    return "\n".join(lines)


def taken(param: Param) -> str:
    """A parameter, its type and what it is if not given."""
    otherwise = f"; else {param.default}" if param.default else ""
    return f"`{param.name}{'!' if param.required else ''}` ({param.type}{otherwise})"


def themed(questions: dict[str, Question]) -> list[str]:
    """The questions of the catalogue under their themes."""
    themes = ", ".join(f"`{theme}`" for theme in THEMES if theme)
    parts = [VIEWS.format(themes=themes)]
    for theme, group in by_theme(questions).items():
        english, thai = THEMES[theme]
        parts.append(f"\n### {english} · {thai}\n")
        parts += [f"\n{entry(question, 4).rstrip()}\n" for question in group]
    return parts


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for folder, (title, text) in PARTS.items():
        parts.append(f"\n## {title}\n\n{text}\n")
        found = catalogue([QUERIES / folder])
        if folder == "ask":
            parts += themed(found)
        else:
            parts += [f"\n{entry(question).rstrip()}\n" for question in found.values()]
    return "".join(parts)


def test_the_page_of_queries_says_what_their_headers_say() -> None:
    assert (QUERIES / "README.md").read_text(encoding="utf-8") == page()


if __name__ == "__main__":
    (QUERIES / "README.md").write_text(page(), encoding="utf-8", newline="\n")
