"""How each number of a report is got: in words, as a formula, and after which papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.report.papers import in_text
from kg.report.parts import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Method:
    """Its title and words in Thai and English, its formula ("" = none), its papers."""

    title: tuple[str, str]
    text: tuple[str, str]
    formula: str = ""
    papers: tuple[str, ...] = ()


METHODS: Mapping[str, Method] = {
    "lines": Method(
        ("เส้นมาจากไหน", "Where lines come from"),
        (
            "สองรายเชื่อมกันเมื่ออยู่ในเรื่องเดียวกัน เช่น ข้อตกลง งาน หรือโครงการในพื้นที่เดียวกัน "
            "หรือเอกสารระบุถึงสองรายโดยตรง เช่น ว่าทำงานร่วมกัน หรือฝ่ายหนึ่งให้งบประมาณอีกฝ่าย "
            "หากข้อตกลงแบ่งเป็นฝ่าย จะเชื่อมเฉพาะคนละฝ่าย "
            "คู่ที่เป็นส่วนหนึ่งของกันหรือทำแทนกันไม่นับ (แนวคิดของ Breiger 1974)",
            "Two actors are joined where they share a thing (an agreement, an event, a programme "
            "in one place) or where a document states it of the two directly (that they work "
            "together, that one funds the other). Where an agreement has sides, only different "
            "sides are joined. Pairs of which one belongs to or acts for the other are left out "
            "(after Breiger 1974).",
        ),
        papers=("Breiger 1974",),
    ),
    "count": Method(
        ("น้ำหนัก: จำนวนเรื่อง", "Weight: what joins two actors"),
        (
            "น้ำหนักของเส้นคือจำนวนเรื่องที่ต่างกันซึ่งเชื่อมสองราย ทั้งที่มีร่วมกันและที่เอกสารระบุถึงสองราย "
            "เรื่องเดียวที่มีเอกสารหลายฉบับกล่าวถึงนับหนึ่ง (Breiger 1974)",
            "The weight of a line is the number of different things that join two actors: what "
            "they share and what is stated of the two. One thing told by many documents counts "
            "once (Breiger 1974).",
        ),
        "w(i, j) = |C(i) ∩ C(j)|",
        ("Breiger 1974",),
    ),
    "newman": Method(
        ("น้ำหนักตามจำนวนผู้ร่วม", "Weight by how many share"),
        (
            "เรื่องที่มีผู้ร่วม n ราย ให้น้ำหนัก 1/(n−1) แก่เส้นแต่ละเส้น งานใหญ่จึงไม่กลบงานเล็ก (Newman 2001) "
            "n คือจำนวนที่มากกว่าระหว่างจำนวนที่เอกสารระบุกับจำนวนที่มีชื่อ",
            "A thing that n actors share gives each of its lines 1/(n−1), so that large gatherings "
            "do not drown small ones (Newman 2001). n is the larger of the number stated and the "
            "number named.",
        ),
        "w(i, j) = Σ 1 / (n(c) − 1), c ∈ C(i) ∩ C(j)",
        ("Newman 2001",),
    ),
    "jaccard": Method(
        ("น้ำหนักแบบสัดส่วน", "Weight as a share"),
        (
            "น้ำหนักคือสัดส่วนของเรื่องที่สองรายมีร่วมกัน ต่อเรื่องทั้งหมดของทั้งสองราย (Jaccard 1912)",
            "The weight is what two actors share as a part of all that either has (Jaccard 1912).",
        ),
        "w(i, j) = |C(i) ∩ C(j)| / |C(i) ∪ C(j)|",
        ("Jaccard 1912",),
    ),
    "degree": Method(
        ("จำนวนรายที่เชื่อมด้วย", "Degree and strength"),
        (
            "จำนวนรายที่เชื่อมด้วย (degree) และผลรวมน้ำหนักของเส้นเหล่านั้น (strength) (Freeman 1979)",
            "To how many others an actor is joined (degree), and the sum of the weights of those "
            "lines (strength) (Freeman 1979).",
        ),
        "k(i) = Σ [w(i, j) > 0];  s(i) = Σ w(i, j)",
        ("Freeman 1979",),
    ),
    "closeness": Method(
        ("ความใกล้", "Harmonic closeness"),
        (
            "ค่าเฉลี่ยของส่วนกลับของระยะถึงรายอื่นทุกราย รายที่ไปไม่ถึงนับเป็นศูนย์ จึงใช้ได้แม้เครือข่ายแยกเป็นหลายส่วน "
            "(Marchiori and Latora 2000; Boldi and Vigna 2014)",
            "The mean of one over the distance to every other actor; those out of reach count "
            "nought, so that it holds for a network in parts (Marchiori and Latora 2000; Boldi and "
            "Vigna 2014).",
        ),
        "c(i) = Σ 1 / d(i, j) ÷ (n − 1)",
        ("Marchiori and Latora 2000", "Boldi and Vigna 2014"),
    ),
    "betweenness": Method(
        ("ความเป็นตัวกลาง", "Betweenness"),
        (
            "สัดส่วนของเส้นทางสั้นที่สุดระหว่างสองรายอื่นที่ต้องผ่านรายนี้ มีค่า 0 ถึง 1 "
            "(Freeman 1977 คำนวณตาม Brandes 2001)",
            "The share of shortest paths between two others that pass through an actor, 0 to 1 "
            "(Freeman 1977; computed after Brandes 2001).",
        ),
        "b(v) = Σ σ(s, t | v) / σ(s, t) ÷ ((n − 1)(n − 2) / 2)",
        ("Freeman 1977", "Brandes 2001"),
    ),
    "sampled": Method(
        ("การประมาณจากตัวอย่าง", "Estimates from a sample"),
        (
            "ในเครือข่ายใหญ่ คำนวณจากจุดเริ่มที่สุ่มด้วยเลขตั้งต้นคงที่ (Brandes and Pich 2007) "
            "โดยแบ่งน้ำหนักของเส้นทางตามระยะจากจุดเริ่ม (Geisberger, Sanders and Schultes 2008) "
            "แล้วบอกความคลาดเคลื่อนกำกับ ซึ่งเชื่อได้สำหรับรายที่มีค่าสูง แต่น้อยเกินจริงสำหรับรายที่มีค่าต่ำ",
            "In a large network it is estimated from a random sample of starting actors, drawn "
            "with a fixed seed (Brandes and Pich 2007), a path counting by how far along it an "
            "actor stands (Geisberger, Sanders and Schultes 2008). Its error is given: right for "
            "the foremost, too small for those with little.",
        ),
        papers=("Brandes and Pich 2007", "Geisberger, Sanders and Schultes 2008"),
    ),
    "eigenvector": Method(
        ("ความสำคัญตามเพื่อนบ้าน", "Eigenvector centrality"),
        (
            "รายหนึ่งสำคัญเมื่อเชื่อมกับรายที่สำคัญ (Bonacich 1972)",
            "An actor counts for as much as those it is joined to (Bonacich 1972).",
        ),
        "λ x(i) = Σ w(i, j) x(j)",
        ("Bonacich 1972",),
    ),
    "pagerank": Method(
        ("PageRank", "PageRank"),
        (
            "โอกาสที่ผู้เดินสุ่มตามเส้นจะหยุดที่รายนี้ (Brin and Page 1998)",
            "How often a walker who follows lines at random is found at an actor "
            "(Brin and Page 1998).",
        ),
        "p(i) = (1 − d)/n + d Σ p(j) w(j, i) / s(j)",
        ("Brin and Page 1998",),
    ),
    "core": Method(
        ("ชั้นแกน", "Core"),
        (
            "ชั้น k คือกลุ่มที่ทุกรายเชื่อมกับสมาชิกในกลุ่มอย่างน้อย k ราย "
            "(Seidman 1983 คำนวณตาม Batagelj and Zaveršnik 2003)",
            "The k-core holds those who are each joined to at least k others of it (Seidman 1983; "
            "computed after Batagelj and Zaveršnik 2003).",
        ),
        papers=("Seidman 1983", "Batagelj and Zaveršnik 2003"),
    ),
    "constraint": Method(
        ("ข้อจำกัดและขนาดที่ใช้การได้", "Constraint and effective size"),
        (
            "ข้อจำกัดสูงเมื่อรายที่เชื่อมด้วยเชื่อมกันเองอยู่แล้ว ต่ำเมื่อรายนั้นเป็นทางเดียวที่เขาถึงกัน "
            "(Burt 1992) ขนาดที่ใช้การได้คือจำนวนรายที่เชื่อมด้วยหักส่วนที่ซ้ำซ้อน (Borgatti 1997)",
            "Constraint is high where an actor's contacts are joined to each other anyway, low "
            "where they meet through it alone (Burt 1992). Effective size is the number of "
            "contacts less what is redundant among them (Borgatti 1997).",
        ),
        "C(i) = Σ (p(i, j) + Σ p(i, q) p(q, j))²",
        ("Burt 1992", "Borgatti 1997"),
    ),
    "brokers": Method(
        ("บทบาทผู้เชื่อมประสาน", "Roles of connectors"),
        (
            "นับคู่ที่ไม่ได้เชื่อมกันเองแต่ถึงกันผ่านรายนี้ แล้วแยกตามว่าทั้งสามรายอยู่กลุ่มเดียวกันหรือต่างกลุ่ม "
            "(Gould and Fernandez 1989) ไม่นับเส้นทางที่เกิดจากเรื่องเดียวกันทั้งสองช่วง",
            "Pairs that are not joined but meet through an actor, told apart by whether the three "
            "belong to one group or to several (Gould and Fernandez 1989). A path of which both "
            "steps rest on one thing is not counted.",
        ),
        papers=("Gould and Fernandez 1989",),
    ),
    "cuts": Method(
        ("เส้นและรายที่ขาดไม่ได้", "Bridges and cut points"),
        (
            "เส้นหรือรายที่เมื่อเอาออกแล้วเครือข่ายที่วาดจะแยกเป็นสองส่วน (Hopcroft and Tarjan 1973)",
            "Lines and actors without which the drawn network falls apart "
            "(Hopcroft and Tarjan 1973).",
        ),
        papers=("Hopcroft and Tarjan 1973",),
    ),
    "clusters": Method(
        ("กลุ่มที่เชื่อมกันแน่น", "Clusters"),
        (
            "แบ่งกลุ่มให้เส้นภายในกลุ่มมากกว่าที่คาดจากจำนวนเส้นของแต่ละราย (Newman and Girvan 2004) "
            "ด้วยวิธี Leiden (Traag et al. 2019) เลขตั้งต้นคงที่",
            "Groups with more lines inside than the actors' numbers of lines would lead one to "
            "expect (Newman and Girvan 2004), found by the Leiden method (Traag et al. 2019) with "
            "a fixed seed.",
        ),
        "Q = Σ (w(i, j) − s(i) s(j) / 2m) δ(i, j) / 2m",
        ("Newman and Girvan 2004", "Traag et al. 2019"),
    ),
    "consensus": Method(
        ("ความคงที่ของกลุ่ม", "Stability of clusters"),
        (
            "แบ่งกลุ่มซ้ำหลายครั้งด้วยเลขตั้งต้นต่างกัน แล้วแบ่งอีกครั้งตามว่าใครอยู่ด้วยกันบ่อย "
            "(Lancichinetti and Fortunato 2012) ความคงที่คือเพื่อนร่วมกลุ่มของรายหนึ่ง"
            "เหมือนเดิมเพียงใดเฉลี่ยทุกครั้ง (Gates et al. 2019)",
            "The division is repeated from other seeds and made again of how often two are "
            "together (Lancichinetti and Fortunato 2012). An actor's stability is how far its "
            "companions stay the same, on average over the runs (Gates et al. 2019).",
        ),
        papers=("Lancichinetti and Fortunato 2012", "Gates et al. 2019"),
    ),
    "chance": Method(
        ("การเทียบกับความบังเอิญ", "Comparison with chance"),
        (
            "สลับว่าใครอยู่ในเรื่องใดโดยให้แต่ละรายมีจำนวนเรื่องเท่าเดิมและแต่ละเรื่องมีจำนวนรายเท่าเดิม "
            "(Strona et al. 2014) ไม่สลับเส้นของเครือข่ายที่ฉายแล้ว (Neal et al. 2021) แล้ววัดว่าค่าจริง"
            "ห่างจากค่าที่สลับกี่ส่วนเบี่ยงเบนมาตรฐาน (z)",
            "Who is in which thing is shuffled while every actor keeps its number of things and "
            "every thing its number of actors (Strona et al. 2014), never the lines that come of "
            "it (Neal et al. 2021); z says how many standard deviations the real value is from the "
            "shuffled ones.",
        ),
        "z = (x − mean) / sd",
        ("Strona et al. 2014", "Neal et al. 2021"),
    ),
    "backbone": Method(
        ("เส้นที่มากกว่าความบังเอิญ", "The backbone"),
        (
            "เส้นที่มีเรื่องร่วมกันมากเกินกว่าที่ความบังเอิญแบบเดียวกันจะให้ คำนวณโดยไม่ต้องสลับจริง (Neal 2014; "
            "Saracco et al. 2017) และปรับค่า p เพราะทดสอบหลายคู่พร้อมกัน (Benjamini and Hochberg 1995)",
            "Lines with more things in common than chance of the same kind would give, worked out "
            "without shuffling (Neal 2014; Saracco et al. 2017); p is adjusted for testing many "
            "pairs at once (Benjamini and Hochberg 1995).",
        ),
        papers=("Neal 2014", "Saracco et al. 2017", "Benjamini and Hochberg 1995"),
    ),
    "disparity": Method(
        ("เส้นเงินที่เด่น", "The disparity filter"),
        (
            "เก็บเฉพาะเส้นเงินที่เป็นส่วนแบ่งใหญ่เกินคาดของผู้ให้หรือผู้รับ (Serrano et al. 2009)",
            "Only money lines that are a larger part of what a funder gives or a recipient gets "
            "than chance would make them (Serrano et al. 2009).",
        ),
        papers=("Serrano et al. 2009",),
    ),
    "mixing": Method(
        ("การเชื่อมในกลุ่มเดียวกันหรือข้ามกลุ่ม", "Mixing"),
        (
            "ค่าสหสัมพันธ์ของประเภทที่ปลายทั้งสองของเส้น (Newman 2003) และดัชนี E-I คือเส้นข้ามกลุ่มลบเส้นในกลุ่ม "
            "หารด้วยเส้นทั้งหมด (Krackhardt and Stern 1988)",
            "How far the two ends of lines are of one kind (Newman 2003), and the E-I index: lines "
            "between groups less lines within, over all lines (Krackhardt and Stern 1988).",
        ),
        "E-I = (E − I) / (E + I)",
        ("Newman 2003", "Krackhardt and Stern 1988"),
    ),
    "ranks": Method(
        ("ช่วงของอันดับ", "Ranges of ranks"),
        (
            "คำนวณอันดับใหม่โดยตัดเอกสารออกทีละชุด ช่วงคืออันดับดีที่สุดและแย่ที่สุดที่พบ (แบบ jackknife, Miller 1974) "
            "ไม่จัดอันดับเมื่อมีเรื่องร่วมน้อยกว่าสิบเรื่องหรือที่มาอิสระน้อยกว่าสามชุด",
            "Ranks are computed again with each family of documents left out in turn; the range is "
            "from the best to the worst rank found (a jackknife, Miller 1974). Nothing is ranked "
            "on fewer than ten things in common or three independent families.",
        ),
        papers=("Miller 1974",),
    ),
    "gaps": Method(
        ("สิ่งที่ไม่พบ", "What is not seen"),
        (
            "คู่หรือหน่วยงานที่มีพื้นที่ โครงการ หรืองานร่วมกัน แต่ไม่พบเส้นระหว่างกันในเอกสารชุดนี้ "
            "ซึ่งไม่ได้แปลว่าไม่ได้ทำงานร่วมกัน",
            "Pairs or bodies that share places, programmes or events while no line between them is "
            "seen in these documents. It does not mean that they do not work together.",
        ),
    ),
    "change": Method(
        ("ช่วงเวลาเทียบกัน", "Periods compared"),
        (
            "เส้นใหม่คือเส้นที่พบในช่วงนี้แต่ไม่พบในช่วงก่อน จำนวนเส้นขึ้นกับจำนวนเอกสารของแต่ละช่วง จึงแสดงคู่กัน",
            "A new line is seen in a period and not in the one before. How many lines are seen "
            "depends on how many documents there are, which is why both are shown.",
        ),
    ),
    "careers": Method(
        ("เส้นทางของเจ้าหน้าที่", "Careers of officials"),
        (
            "เจ้าหน้าที่ที่พบในตำแหน่งมากกว่าหนึ่งแห่ง และความเชื่อมโยงที่พบก่อนและหลังการย้าย ลำดับเวลาไม่ใช่เหตุและผล",
            "Officials seen in more than one post, and the ties seen before and after the move. "
            "What comes after is not what was caused.",
        ),
    ),
    "money": Method(
        ("การรวมเงิน", "How money is added up"),
        (
            "รวมเฉพาะเงินขั้นเดียวกัน ลักษณะเดียวกัน และสกุลเดียวกัน ไม่บวกยอดรวมกับส่วนย่อยของมัน "
            "และไม่บวกจำนวนที่หลายเอกสารกล่าวซ้ำ",
            "Only money of one stage, one instrument and one currency is added up; never a total "
            "with its parts, nor a figure that several documents repeat.",
        ),
    ),
}
"""In the order a report tells them."""


WITHIN: Mapping[str, str] = {"strength": "degree", "effective_size": "constraint"}
"""Measures that another's text tells of, by the name a finding calls them."""


def measures(names: Iterable[str], lang: str) -> tuple[Measure, ...]:
    """The methods named, each once, in the order of METHODS; an unknown name has no text."""
    wanted, at = {WITHIN.get(name, name) for name in names}, 0 if lang == "th" else 1
    return tuple(
        Measure(
            name=name,
            title=method.title[at],
            text=in_text(method.text[at]),
            formula=method.formula,
            papers=method.papers,
        )
        for name, method in METHODS.items()
        if name in wanted
    )
