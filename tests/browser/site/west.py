"""An invented workspace in the manner of three western provinces, with all that a site may show.

Forty organisations, agreements of seven years with partial dates, shared events and programmes,
stated cooperation, plans, money, posts, one document printed twice; a name that is HTML; a person
who is withheld, and a source that is private.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PROVINCES = (("ราชบุรี", "Ratchaburi"), ("กาญจนบุรี", "Kanchanaburi"), ("เพชรบุรี", "Phetchaburi"))
ORGANISATIONS = (
    ("network", "community-network", "เครือข่ายองค์กรชุมชนจังหวัด{}", "{} Community Organisation Network"),
    ("university", "university", "มหาวิทยาลัยราชภัฏ{}", "{} Rajabhat University"),
    ("pao", "provincial-administration", "องค์การบริหารส่วนจังหวัด{}", "{} Provincial Administrative Organisation"),
    ("office", "provincial-office", "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด{}", "{} Provincial Social Development Office"),
    ("association", "association", "สมาคมสร้างสรรค์จังหวัด{}", "Creative {} Association"),
    ("fund", "welfare-fund", "กองทุนสวัสดิการชุมชนตำบลบ้านน้ำใส {}", "{} Ban Nam Sai Welfare Fund"),
    *((f"council{n}", "community-council", f"สภาองค์กรชุมชนตำบลที่ {n} จังหวัด{{}}", f"{{}} Community Council {n}") for n in range(1, 7)),
)  # fmt: skip
EVIL = '</script><img src=x onerror="alert(1)">\'&\u202e'
WITHHELD = ("กัลยาณี", "แสงตะวันฉาย", "Kanlayani", "Saengtawanchai")
PRIVATE = ("สมาคมลับเฉพาะ", "Undisclosed Circle", "รายงานปกปิด")
CODI = "สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)"
STATED = "พอช. เป็นภาคีของบันทึกความร่วมมือในทั้งสามจังหวัด"
CONTACT = "data@example.org"
FINDINGS = f"""[[finding]]
th = "{STATED}"
en = "CODI is a party to memoranda in all three provinces"
network = "collaboration"
joined = [["west_codi", "west_network0"], ["west_codi", "west_network1"], ["west_codi", "west_network2"]]
"""
Row = dict[str, object]


def write(root: Path) -> None:
    """The workspace's files, not built."""
    west, shut = root / "data/sources/west", root / "data/sources/shut"
    for folder in (west, shut, root / "data/decisions"):
        folder.mkdir(parents=True)
    (root / "kg.toml").write_text(
        f'title = "ภาคตะวันตก"\nlang = "th"\ncontact = "{CONTACT}"\n', encoding="utf-8"
    )
    (root / "findings.toml").write_text(FINDINGS, encoding="utf-8")
    (root / "data/decisions/withhold.csv").write_text(
        "id,who,when,why\nwest_hidden,ผู้ดูแล,2566-03-01,เจ้าตัวขอ\n", encoding="utf-8"
    )
    tables = {**_actors(), **_contexts(), **_ties()}
    for name, rows in tables.items():
        table(west / f"{name}.csv", rows)
    (shut / "source.toml").write_text(
        f'kind = "report"\ntitle_th = "{PRIVATE[2]}"\naccess = "private"\ndate = "2566"\n',
        encoding="utf-8",
    )
    table(
        shut / "organisations.csv",
        [{"id": "x", "name_th": PRIVATE[0], "name_en": PRIVATE[1], "kind": "association", "paragraph": 1},
         {"id": "y", "name_th": "สมาคมที่สอง", "kind": "association", "paragraph": 1}],
    )  # fmt: skip
    table(
        shut / "affiliations.csv",
        [{"member": "x", "kind": "works-with", "whole": "y", "paragraph": 1}],
    )


def table(path: Path, rows: list[Row]) -> None:
    """Rows as a table of all their columns."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


def _actors() -> dict[str, list[Row]]:
    organisations: list[Row] = [
        {
            "id": f"{key}{at}", "kind": kind, "name_th": th.format(name), "name_en": en.format(name_en),
            "place": f"จังหวัด{name}", "source": f"s{at}", "paragraph": 1,
        }
        for at, (name, name_en) in enumerate(PROVINCES)
        for key, kind, th, en in ORGANISATIONS
    ]  # fmt: skip
    organisations += [
        {"id": "codi", "kind": "public-agency", "name_th": CODI, "abbreviation": "พอช.", "alias": "CODI",
         "name_en": "Community Organizations Development Institute", "source": "s0", "paragraph": 1},
        {"id": "evil", "kind": "foundation", "name_th": EVIL, "name_en": EVIL, "alias": "<b>x</b>",
         "source": "s1", "paragraph": 4},
    ]  # fmt: skip
    people: list[Row] = [
        {"id": "head", "name_th": "สมหญิง ใจกล้า", "name_en": "Somying Jaikla", "honorific": "นาง", "source": "s0", "paragraph": 2},
        {"id": "hidden", "name_th": " ".join(WITHHELD[:2]), "name_en": " ".join(WITHHELD[2:]), "honorific": "นางสาว", "source": "s0", "paragraph": 3},
    ]  # fmt: skip
    sources: list[Row] = [
        {"id": f"s{at}", "kind": "news" if at < 6 else "report", "title_th": f"ข่าวความร่วมมือฉบับที่ {at}",
         "title_en": f"News of working together {at}", "date": f"{2561 + at}-03-0{at + 1}",
         "url": f"https://example.org/news/{at}"}
        for at in range(8)
    ]  # fmt: skip
    sources.append({**sources[0], "id": "again", "kind": "press-release", "reprint_of": "s0"})
    posts: list[Row] = [
        {"id": f"{key}-post", "name_th": th, "name_en": en, "organisation": of, "source": "s0", "paragraph": 2}
        for key, th, en, of in (
            ("head", "นายกองค์การบริหารส่วนจังหวัดราชบุรี", "President, Ratchaburi PAO", "pao0"),
            ("hidden", "พัฒนาสังคมจังหวัดราชบุรี", "Provincial social development officer", "office0"),
        )
    ]  # fmt: skip
    return {"organisations": organisations, "people": people, "sources": sources, "posts": posts}


def _contexts() -> dict[str, list[Row]]:
    agreements: list[Row] = []
    for at, (name, name_en) in enumerate(PROVINCES):
        agreements.append(
            {"id": f"memo{at}", "kind": "mou", "name_th": f"บันทึกความร่วมมือพัฒนาจังหวัด{name}",
             "name_en": f"Memorandum on developing {name_en}", "signed_on": ("28 ก.พ. 2561", "มิ.ย. 2563", "2565")[at],
             "place": f"จังหวัด{name}", "list_complete": "yes", "source": f"s{at}", "paragraph": "1|2"}
        )  # fmt: skip
        agreements += [
            {"id": f"local{at}-{n}", "kind": "mou", "name_th": f"ข้อตกลงตำบลที่ {n} จังหวัด{name}", "name_en": "",
             "signed_on": str(2561 + n), "place": f"จังหวัด{name}", "list_complete": "",
             "source": f"s{n}", "paragraph": 3}
            for n in range(1, 7)
        ]  # fmt: skip
    events: list[Row] = [
        {"id": f"forum{at}", "kind": "forum", "name_th": f"เวทีชุมชนจังหวัด{name}", "name_en": f"{name_en} community forum",
         "date": f"15 มี.ค. {2562 + at}", "place": f"จังหวัด{name}", "source": f"s{at}", "paragraph": 4}
        for at, (name, name_en) in enumerate(PROVINCES)
    ]  # fmt: skip
    programmes: list[Row] = [
        {
            "id": "homes",
            "name_th": "โครงการบ้านพอเพียง",
            "name_en": "Ban Pho Phiang",
            "source": "s0",
            "paragraph": 5,
        }
    ]
    return {"agreements": agreements, "events": events, "programmes": programmes}


def _ties() -> dict[str, list[Row]]:
    parts: list[Row] = []

    def part(actor: str, role: str, of: str, source: object, **more: object) -> None:
        parts.append({"actor": actor, "role": role, "in": of, "source": source, "paragraph": 2, **more})  # fmt: skip

    for at, (name, _) in enumerate(PROVINCES):
        for source in (f"s{at}", f"s{at + 3}"):
            part("codi", "party", f"memo{at}", source, side="agency")
            part(f"network{at}", "party", f"memo{at}", source, side="community")
        for who in ("university", "pao", "office"):
            part(f"{who}{at}", "party", f"memo{at}", f"s{at}", side="agency")
        for n in range(1, 7):
            part(f"council{n}{at}", "party", f"local{at}-{n}", f"s{n}", side="community")
            part(f"pao{at}" if n % 2 else f"office{at}", "party", f"local{at}-{n}", f"s{n}", side="agency")  # fmt: skip
        for who in ("network", "university", "association", "council1"):
            part(f"{who}{at}", "organiser", f"forum{at}", f"s{at}")
        for who in ("council1", "council2", "fund"):
            part(f"{who}{at}", "implementer", "homes", "s4", place=f"จังหวัด{name}", start="2565")
    part("head", "signer", "memo0", "s0", on_behalf_of="pao0", post="head-post")
    part("hidden", "witness", "memo0", "s0", post="hidden-post")
    part("evil", "organiser", "forum1", "s1")
    affiliations: list[Row] = [
        {"member": "university0", "kind": "works-with", "whole": "university1", "source": "s5", "paragraph": 1, "start": "2564", "modality": ""},
        {"member": "association1", "kind": "works-with", "whole": "fund1", "source": "s6", "paragraph": 1, "start": "ม.ค. 2565", "modality": ""},
        {"member": "fund0", "kind": "works-with", "whole": "fund2", "source": "s7", "paragraph": 1, "start": "2567", "modality": "planned"},
    ]  # fmt: skip
    allocations: list[Row] = [
        {"funder": "codi", "recipient": f"network{at}", "programme": "homes", "amount": f"{at + 1}00,000", "currency": "THB",
         "year": "2566", "year_kind": "fiscal", "stage": "approved", "instrument": "grant", "source": "s5", "paragraph": 6}
        for at in range(3)
    ]  # fmt: skip
    tenures: list[Row] = [
        {"person": who, "organisation": of, "post": f"{who}-post", "state": "current", "source": "s0", "paragraph": 2}
        for who, of in (("head", "pao0"), ("hidden", "office0"))
    ]  # fmt: skip
    return {"participations": parts, "affiliations": affiliations, "allocations": allocations, "tenures": tenures}  # fmt: skip
