// Dates as documents state them: "2023", "2023-02" or "2023-02-28" (always CE), read in either
// calendar, worded in the reader's, and compared as whole days since 1970.
import type { Day, Lang } from "./files.ts";

/** A date that is no more precise than what was written. */
export interface Partial {
  iso: string;
  first: Day;
  last: Day;
}

/** Years by which the Buddhist Era is ahead of the Common Era. */
export const BE = 543;

const SHORT_TH = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
const SHORT_EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTHS_TH = [
  ...["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"],
  ...["กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"],
];
const MONTHS_EN = [
  ...["january", "february", "march", "april", "may", "june", "july"],
  ...["august", "september", "october", "november", "december"],
];

const MONTH_NUMBERS = new Map<string, number>([["sept", 9]]);
for (const names of [MONTHS_TH, SHORT_TH, MONTHS_EN, SHORT_EN]) {
  names.forEach((name, at) => MONTH_NUMBERS.set(bare(name), at + 1));
}

const ERA = "(?:พ\\.? ?ศ\\.?|ค\\.? ?ศ\\.?|B\\.?E\\.?|C\\.?E\\.?|A\\.?D\\.?)";
const YEAR = `(?:(?<era>${ERA}) ?)?(?<year>\\d{1,4})(?: ?(?<after>${ERA}))?`;
const MONTH = "(?<month>[ก-๎]+\\.?(?: ?[ก-๎]+\\.?)??|[A-Za-z]+\\.?)";
// The first that fits decides, so a year comes before a month: พ.ศ. looks like one.
const WRITTEN = [
  "(?<year>\\d{4})(?:-(?<month>\\d{1,2})(?:-(?<day>\\d{1,2}))?)?",
  "(?<day>\\d{1,2})(?<dash>[/.-])(?<month>\\d{1,2})\\k<dash>(?<year>\\d{4})",
  `(?:ปี ?)?${YEAR}`,
  `(?:วัน[ก-๎]*ที่ ?)?(?<day>\\d{1,2})[ -]?${MONTH}[ ,-]*${YEAR}`,
  `(?<month>[A-Za-z]+\\.?) (?<day>\\d{1,2}),? ${YEAR}`,
  `(?:เดือน ?)?${MONTH}[ ,-]*${YEAR}`,
].map((pattern) => new RegExp(`^(?:${pattern})$`, "i"));

/** A date as people write it, in Thai or English, in either calendar; null where it is none. Years
 *  from 2400 are BE, from 1000 CE, unless พ.ศ., ค.ศ., BE, CE or AD says which. */
export function parse(text: string): Partial | null {
  const clean = digits(text.normalize("NFC")).replace(/\s+/g, " ").trim();
  for (const pattern of WRITTEN) {
    const found = pattern.exec(clean);
    if (found?.groups) return assembled(found.groups);
  }
  return null;
}

/** An ISO date of any precision with the days it can mean; null where it is none. */
export function partial(iso: string): Partial | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso);
  if (!found) return null;
  const [year, month, day] = [found[1], found[2], found[3]].map((part) => (part ? Number(part) : 0)) as [number, number, number];
  const first = dayNumber(year, month || 1, day || 1);
  if (year < 1 || isoOf(first) !== `${iso}-01-01`.slice(0, 10)) return null;
  const last = day ? first : (month ? dayNumber(year, month + 1, 1) : dayNumber(year + 1, 1, 1)) - 1;
  return { iso, first, last };
}

/** A date in words, BE in Thai and CE in English; what is no date stays as it is. */
export function written(iso: string, lang: Lang): string {
  if (!partial(iso)) return iso;
  const [year, month, day] = iso.split("-").map(Number) as [number, number?, number?];
  const parts = [day ? String(day) : "", month ? ((lang === "th" ? SHORT_TH : SHORT_EN)[month - 1] as string) : "", yearOf(year, lang)];
  return parts.filter(Boolean).join(" ");
}

/** From start to end in words; an end not known is left open, equal ends are one date. */
export function writtenSpan(start: string, end: string, lang: Lang): string {
  if (start === end) return written(start, lang);
  if (!end) return `${lang === "th" ? "ตั้งแต่" : "from"} ${written(start, lang)}`;
  if (!start) return `${lang === "th" ? "ถึง" : "until"} ${written(end, lang)}`;
  return `${written(start, lang)} – ${written(end, lang)}`;
}

/** A year CE as the language writes it. */
export function yearOf(year: number, lang: Lang): string {
  return lang === "th" ? String(year + BE) : String(year).padStart(4, "0");
}

/** Whole days since 1970 as ISO. */
export function isoOf(day: Day): string {
  const date = new Date(day * DAY_MS);
  const [year, month, of] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(of).padStart(2, "0")}`;
}

/** The last day a date asked about can mean ("2023" is its last day); null for any time. */
export function asked(iso: string): Day | null {
  return partial(iso)?.last ?? null;
}

const DAY_MS = 86_400_000;

function dayNumber(year: number, month: number, day: number): Day {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC takes years below 100 for the 1900s
  return Math.round(date.getTime() / DAY_MS);
}

function digits(text: string): string {
  return text.replace(/[๐-๙]/g, (each) => String(each.charCodeAt(0) - 0x0e50));
}

function bare(month: string): string {
  return month.replace(/[.\s]/g, "").toLowerCase();
}

function assembled(part: Record<string, string | undefined>): Partial | null {
  const month = part["month"] ?? "";
  const number = /^\d+$/.test(month) ? Number(month) : MONTH_NUMBERS.get(bare(month));
  const year = commonEra(part, /^[ก-๎]/.test(month));
  if (year === null || (month && number === undefined)) return null;
  const rest = [number, part["day"] && Number(part["day"])].filter((each) => each !== undefined && each !== "");
  return partial([String(year).padStart(4, "0"), ...rest.map((each) => String(each).padStart(2, "0"))].join("-"));
}

function commonEra(part: Record<string, string | undefined>, thaiMonth: boolean): number | null {
  const text = part["year"] ?? "";
  const eras = [part["era"], part["after"]].filter(Boolean).map((era) => bare(era as string));
  let buddhist = eras.some((era) => era === "พศ" || era === "be");
  const common = eras.some((era) => era !== "พศ" && era !== "be");
  let year = Number(text);
  if (text.length === 2 && thaiMonth && !common) [year, buddhist] = [2500 + year, true];
  else if (text.length !== 4 || year < 1000 || (buddhist && common)) return null;
  return buddhist || (year >= 2400 && !common) ? year - BE : year;
}
