"""queries/README.md lists the queries as their headers describe them.

`make queries` (this file as a script) writes it.
"""

from __future__ import annotations

from pathlib import Path

from kg.query.question import Question, catalogue

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


def entry(question: Question) -> str:
    """One query's lines."""
    lines = [f"### {question.name}", "", f"**{question.title('en')}** · {question.title('th')}", ""]
    for key in ("about_en", "about_th", "message_en"):
        if text := question.header.get(key):
            lines += [text, ""]
    if question.params:
        names = (f"`{p.name}{'!' if p.required else ''}` ({p.type})" for p in question.params)
        lines += [f"Takes {', '.join(names)}.", ""]
    if severity := question.header.get("severity"):
        lines += [f"Severity: {severity}.", ""]
    return "\n".join(lines)


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for folder, (title, text) in PARTS.items():
        parts.append(f"\n## {title}\n\n{text}\n")
        parts += [
            f"\n{entry(question).rstrip()}\n" for question in catalogue([QUERIES / folder]).values()
        ]
    return "".join(parts)


def test_the_page_of_queries_says_what_their_headers_say() -> None:
    assert (QUERIES / "README.md").read_text(encoding="utf-8") == page()


if __name__ == "__main__":
    (QUERIES / "README.md").write_text(page(), encoding="utf-8", newline="\n")
