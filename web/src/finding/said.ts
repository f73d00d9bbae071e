// What people type for a name: titles before it, and the short forms of kinds of bodies.
import { matchKey, nfc } from "./fold.ts";

/** Short forms, as they stand at the beginning of a word, and what they stand for. Those of one
 *  letter count only with a dot (ต. is ตำบล, ต is a letter), those of two before a space as well. */
const SHORT: readonly (readonly [RegExp, string])[] = (
  [
    ["อบต", "องค์การบริหารส่วนตำบล"],
    ["อบจ", "องค์การบริหารส่วนจังหวัด"],
    ["ทต", "เทศบาลตำบล"],
    ["ทม", "เทศบาลเมือง"],
    ["ทน", "เทศบาลนคร"],
    ["กทม", "กรุงเทพมหานคร"],
    ["มรภ", "มหาวิทยาลัยราชภัฏ"],
    ["มทร", "มหาวิทยาลัยเทคโนโลยีราชมงคล"],
    ["ม", "มหาวิทยาลัย"],
    ["รพสต", "โรงพยาบาลส่งเสริมสุขภาพตำบล"],
    ["รพ", "โรงพยาบาล"],
    ["รร", "โรงเรียน"],
    ["วช", "วิทยาลัยชุมชน"],
    ["สนง", "สำนักงาน"],
    ["สสจ", "สำนักงานสาธารณสุขจังหวัด"],
    ["พมจ", "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด"],
    ["สอช", "สภาองค์กรชุมชน"],
    ["ผวจ", "ผู้ว่าราชการจังหวัด"],
    ["ผอ", "ผู้อำนวยการ"],
    ["รมว", "รัฐมนตรีว่าการกระทรวง"],
    ["รมช", "รัฐมนตรีช่วยว่าการกระทรวง"],
    ["จ", "จังหวัด"],
    ["อ", "อำเภอ"],
    ["ต", "ตำบล"],
    ["บ", "บ้าน"],
  ] as const
).map(([short, long]) => [shortForm(short), long]);

// Not in the middle of a word, and not where a vowel or mark goes on: อบต but not อบตำ. Nor before
// another short form's dot: พ.ต.อ. is a rank, ม.ร.ว. a title.
function shortForm(short: string): RegExp {
  const letters = short.replace(/(?<=.)(?=.)/g, "\\.?\\s?");
  const ends = ["\\.(?![ก-ฮ]\\.)", "(?:\\.|(?=\\s|$))", "\\.?"];
  const dotted = `${letters}${ends[Math.min(short.length, 3) - 1] as string}`;
  return new RegExp(`(?<![ก-๎]|[ก-ฮ]\\.)(?:${dotted})(?![ะ-ฺๅ-๎])\\s*`, "g");
}

const WRITTEN_SHORT: readonly (readonly [RegExp, string])[] = [
  [/(?<!รอง)ผู้ว่า(?:ฯ|ราชการ)?\s*(?:จังหวัด|จ\.)?\s*/g, "ผู้ว่าราชการจังหวัด"],
  [/รองผู้ว่า(?:ฯ|ราชการ)?\s*(?:จังหวัด|จ\.)?\s*/g, "รองผู้ว่าราชการจังหวัด"],
  [/นายก\s*อบต\.?\s*/g, "นายกองค์การบริหารส่วนตำบล"],
  [/นายก\s*อบจ\.?\s*/g, "นายกองค์การบริหารส่วนจังหวัด"],
  [/\b(?:tao|t\.a\.o\.)(?=\s|$)/gi, "subdistrict administrative organization"],
  [/\b(?:pao|p\.a\.o\.)(?=\s|$)/gi, "provincial administrative organization"],
  [/\buniv\.?(?=\s|$)/gi, "university"],
];

/** The honorifics and ranks of kg/values/names.py that people type before a name. */
const TITLES = new RegExp(
  `^(?:(?:${[
    "นางสาว|นาง|นาย(?!ก|อำเภอ|ทะเบียน|ทหาร|ตำรวจ|ช่าง)|เด็กชาย|เด็กหญิง|คุณหญิง|ท่านผู้หญิง|คุณ(?=\\s)|น\\.?ส\\.|ด\\.ช\\.|ด\\.ญ\\.",
    "หม่อมราชวงศ์|หม่อมหลวง|หม่อมเจ้า|ม\\.ร\\.ว\\.|ม\\.ล\\.|ม\\.จ\\.",
    "ผู้ช่วยศาสตราจารย์|รองศาสตราจารย์|ศาสตราจารย์|อาจารย์(?!ใหญ่)|ดอกเตอร์|ผศ\\.|รศ\\.|ศ\\.|ดร\\.?(?=[\\sก-๎])|อ\\.",
    "นายแพทย์|แพทย์หญิง|ทันตแพทย์(?:หญิง)?|เภสัชกร(?:หญิง)?|น\\.?พ\\.|พ\\.?ญ\\.|ทพญ?\\.|ภ[กญ]\\.",
    "(?:ว่าที่\\s?)?(?:พล(?:ตำรวจ|เรือ|อากาศ)?|พัน(?:ตำรวจ)?|ร้อย(?:ตำรวจ)?|นาวา(?:อากาศ)?|เรือ(?:อากาศ)?|จ่า(?:สิบ|อากาศ)?|สิบ(?:ตำรวจ)?)(?:เอก|โท|ตรี)(?:\\s?หญิง)?|ดาบตำรวจ|จ่าสิบตำรวจ",
    "(?:ว่าที่\\s?)?(?:พล|พ|ร|จ|ส|น|ด)\\.\\s?(?:[ก-ฮ]\\.\\s?){1,2}",
    "(?:mr|mrs|ms|miss|dr|prof|assoc|asst|gen|maj|col|lt|capt)\\.?(?=\\s)",
  ].join("|")})\\s*)+(?=[เ-ไ]?[ก-ฮ]|[a-z])`,
  "i",
);

/** A query said in other ways: as typed, with short forms written out, without titles. Keys, each
 *  once, the typed one first; [] where nothing can be looked up. */
export function readings(query: string): string[] {
  const typed = nfc(query);
  const bare = typed.replace(TITLES, "");
  const keys = [typed, writtenOut(typed), bare, writtenOut(bare)].map(matchKey);
  return [...new Set(keys)].filter(Boolean);
}

/** The text with its short forms written out: "สภาองค์กรชุมชน ต.เตาปูน" tells of a ตำบล. `gap`
 *  stands after each, where what follows is looked for by itself. */
export function writtenOut(text: string, gap = ""): string {
  let found = text;
  for (const [short, long] of [...WRITTEN_SHORT, ...SHORT]) found = found.replace(short, long + gap);
  return found;
}

/** The keys that a name is found by: its own, and that with its short forms written out. */
export function keysOf(name: string): string[] {
  const key = matchKey(name);
  const long = MAY_BE_SHORT.test(name) ? matchKey(writtenOut(name)) : key;
  return key === long ? [key] : [key, long];
}

// Asked first, for nearly no name has a short form and each would be tried for.
const MAY_BE_SHORT = /(?:^|[^ก-๎])(?:[จอตมบ]\.|[อทมรวสผ]\.?\s?[บตมนรพชนกสอ])/;

/** Words that begin the names of so many bodies that a reader leaves out what follows them:
 *  "สภาองค์กรชุมชนเตาปูน" means "สภาองค์กรชุมชนตำบลเตาปูน". */
const HEADS =
  /^(องค์การบริหารส่วนตำบล|องค์การบริหารส่วนจังหวัด|สภาองค์กรชุมชน|สภา|เทศบาล(?:ตำบล|เมือง|นคร)?|มหาวิทยาลัยราชภัฏ|มหาวิทยาลัย|โรงเรียน|โรงพยาบาล|กองทุนสวัสดิการชุมชน|กองทุน|เครือข่าย|ขบวนองค์กรชุมชน|สำนักงาน|ที่ว่าการ|ศูนย์|สมาคม|มูลนิธิ|สหกรณ์|ผู้ว่าราชการจังหวัด|นายอำเภอ|ตำบล|อำเภอ|จังหวัด)(.{2,})$/;

/** The words of a query as keys, each of which a name must hold somewhere; [] for a single word
 *  that does not come apart. */
export function wordsOf(query: string): string[] {
  const typed = writtenOut(nfc(query).replace(TITLES, ""), " ");
  const parts = typed.split(/[\s,;]+/).flatMap((part) => {
    const found = HEADS.exec(part);
    return found ? [found[1] as string, found[2] as string] : [part];
  });
  const keys = [...new Set(parts.map(matchKey).filter(Boolean))];
  return keys.length > 1 ? keys : [];
}
