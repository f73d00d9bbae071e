"""What things in the invented country are called: names that nobody bears, dates as people write.

Personal and village names are put together from syllables, so that no real person is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from random import Random

BE = 543
_MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
_SHORT = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)
_GIVEN = (
    *(("กมล", "Kamon"), ("จิตร", "Chit"), ("ชาญ", "Chan"), ("ดวง", "Duang"), ("ธน", "Thana")),
    *(("นพ", "Nop"), ("บุญ", "Bun"), ("ประ", "Pra"), ("พร", "Phon"), ("มาลี", "Mali")),
    *(("รัตน", "Rattana"), ("วร", "Wora"), ("ศรี", "Si"), ("สม", "Som"), ("อรุณ", "Arun")),
    *(("ทอง", "Thong"), ("แก้ว", "Kaeo"), ("คำ", "Kham"), ("จันทร", "Chanthara"), ("อุดม", "Udom")),
)
_ENDING = (
    *(("ชัย", "chai"), ("พงษ์", "phong"), ("ศักดิ์", "sak"), ("ทิพย์", "thip"), ("นุช", "nut")),
    *(("วัฒน์", "wat"), ("รักษ์", "rak"), ("เดช", "det"), ("มาศ", "mat"), ("วรรณ", "wan")),
)
_FAMILY = (
    *(("พนา", "Phana"), ("ธารา", "Thara"), ("คีรี", "Khiri"), ("นคร", "Nakhon"), ("สุข", "Suk")),
    *(
        ("เกษม", "Kasem"),
        ("ไพร", "Phrai"),
        ("บูรพ์", "Bun"),
        ("อัมพร", "Amphon"),
        ("มงคล", "Mongkhon"),
    ),
    *(("วิจิตร", "Wichit"), ("เจริญ", "Charoen"), ("ยั่ง", "Yang"), ("สถาพร", "Sathaphon")),
    *(("ถาวร", "Thawon"), ("ประเสริฐ", "Prasoet"), ("อำนวย", "Amnuai"), ("เลิศ", "Loet")),
)
_FAMILY_ENDING = (
    *(
        ("สมมุติ", "sommut"),
        ("จำลอง", "chamlong"),
        ("สมมติกุล", "sommotikun"),
        ("นามสมมุติ", "namsommut"),
    ),
    *(
        ("ลองดู", "longdu"),
        ("ตัวอย่าง", "tuayang"),
        ("แบบจำลอง", "baepchamlong"),
        ("เสมือน", "samuean"),
    ),
)
_VILLAGE = (
    *(("หนอง", "Nong "), ("โคก", "Khok "), ("ดอน", "Don "), ("คลอง", "Khlong "), ("ทุ่ง", "Thung ")),
    *(("ห้วย", "Huai "), ("ท่า", "Tha "), ("ป่า", "Pa "), ("วัง", "Wang "), ("นา", "Na ")),
)
_VILLAGE_OF = (
    *(("บัว", "Bua"), ("ไผ่", "Phai"), ("ยาง", "Yang"), ("หิน", "Hin"), ("ทราย", "Sai")),
    *(("มะม่วง", "Mamuang"), ("กลาง", "Klang"), ("ใหม่", "Mai"), ("แดง", "Daeng"), ("เหนือ", "Nuea")),
    *(("ใต้", "Tai"), ("ช้าง", "Chang"), ("นก", "Nok"), ("ปลา", "Pla"), ("ตาล", "Tan")),
)

Two = tuple[str, str]
"""A name in Thai and in English."""

GROUPS: tuple[tuple[str, str, str], ...] = (
    ("savings-group", "กลุ่มออมทรัพย์", "Savings Group"),
    ("community-enterprise", "วิสาหกิจชุมชน", "Community Enterprise"),
    ("community-organisation", "กลุ่มอาชีพ", "Livelihood Group"),
    ("community-organisation", "กลุ่มสตรี", "Women's Group"),
    ("community-organisation", "กลุ่มผู้สูงอายุ", "Older People's Group"),
    ("cooperative", "สหกรณ์การเกษตร", "Farm Cooperative"),
    ("housing-cooperative", "สหกรณ์เคหสถาน", "Housing Cooperative"),
    ("community-organisation", "กลุ่มอนุรักษ์ป่าชุมชน", "Community Forest Group"),
)
PROGRAMMES: tuple[tuple[str, str, str], ...] = (
    ("homes", "โครงการบ้านพร้อมอยู่", "Ready Homes"),
    ("welfare", "โครงการสวัสดิการถ้วนหน้าชุมชน", "Welfare for Every Community"),
    ("councils", "โครงการสภาชุมชนเข้มแข็ง", "Strong Community Councils"),
    ("water", "โครงการน้ำเพื่อชุมชน", "Water for Communities"),
    ("forest", "โครงการป่าของเรา", "Our Forests"),
    ("markets", "โครงการตลาดชุมชน", "Community Markets"),
    ("learning", "โครงการมหาวิทยาลัยสู่ตำบล", "Universities to Subdistricts"),
    ("disaster", "โครงการชุมชนพร้อมรับภัย", "Communities Ready for Disasters"),
)
MINISTRIES: tuple[Two, ...] = (
    ("กระทรวงชุมชนสมมุติ", "Invented Ministry of Communities"),
    ("กระทรวงท้องถิ่นสมมุติ", "Invented Ministry of Local Affairs"),
    ("กระทรวงสวัสดิการสมมุติ", "Invented Ministry of Welfare"),
    ("กระทรวงเกษตรสมมุติ", "Invented Ministry of Farming"),
    ("กระทรวงความรู้สมมุติ", "Invented Ministry of Learning"),
)
DEPARTMENTS: tuple[Two, ...] = (
    ("กรมองค์กรชุมชนสมมุติ", "Invented Department of Community Organisations"),
    ("กรมงานตำบลสมมุติ", "Invented Department of Subdistrict Affairs"),
    ("กรมกองทุนสวัสดิการสมมุติ", "Invented Department of Welfare Funds"),
    ("กรมแหล่งน้ำสมมุติ", "Invented Department of Water"),
    ("กรมวิชาการสมมุติ", "Invented Department of Research"),
)
AGENCIES: tuple[Two, ...] = (
    ("สถาบันหนุนเสริมชุมชน (สมมุติ)", "Community Support Institute (invented)"),
    ("สำนักงานกองทุนสร้างสุขชุมชน (สมมุติ)", "Community Health Fund (invented)"),
    ("สถาบันที่ดินและบ้าน (สมมุติ)", "Land and Homes Institute (invented)"),
)


def person(rng: Random) -> tuple[str, str, str]:
    """A person's honorific and name in Thai, and the name in English."""
    given, ending = rng.choice(_GIVEN), rng.choice(_ENDING)
    family, last = rng.choice(_FAMILY), rng.choice(_FAMILY_ENDING)
    middle = rng.choice(_ENDING)
    thai = f"{given[0]}{ending[0]} {family[0]}{middle[0]}{last[0]}"
    english = f"{given[1]}{ending[1]} {family[1]}{middle[1]}{last[1]}"
    return rng.choice(("นาย", "นาง", "นางสาว")), thai, english


def village(rng: Random) -> Two:
    """A village's name."""
    first, second = rng.choice(_VILLAGE), rng.choice(_VILLAGE_OF)
    return f"บ้าน{first[0]}{second[0]}", f"Ban {first[1]}{second[1]}"


def written(rng: Random, day: dt.date) -> str:
    """A day as one or another hand writes it: mostly in full, now and then only its month."""
    year, style = day.year + BE, rng.random()
    if style < 0.5:
        return f"{year}-{day.month:02d}-{day.day:02d}"
    if style < 0.75:
        return f"{day.day} {_SHORT[day.month - 1]} {year}"
    if style < 0.9:
        return f"{day.day} {_MONTHS[day.month - 1]} {year}"
    if style < 0.97:
        return f"{_SHORT[day.month - 1]} {year}"
    return f"{year}"
