// The key that spellings of one name share: what kg/values/names.py calls match_key, in the page.
// Never NFKC: it splits ำ in two. No consonant, vowel or tone is taken for another.

// What shows nothing in Thai or English and comes in by copying from web pages and PDF.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
// What Python splits at and \s leaves out is what control characters are: the build writes none.
const SPACES = /[\s\x85]+/g;
const SEPARATORS = /[\s\x85.,:;·•…_'"`\-‐-―−(){}[\]<>‘-‟«»‹›（）［］「」]+/g;
// Whether a separator may stand between digits: two digits around one, or letters of other scripts.
const PARTED = /\d[^\dA-Za-z\u0e01-\u0e4e]+\d|[\u0080-\u0dff\u0e80-\uffff]/;
const DIGIT = /[\p{Nd}²³¹⁰⁴-⁹₀-₉]/u;

const ABOVE_BELOW = "\u0e31\u0e34-\u0e39\u0e47\u0e4d";
const TONES = "\u0e48-\u0e4b";
// Marks typed in another order, twice, or as two signs that look like one.
const MARK_RULES: readonly (readonly [RegExp, string])[] = [
  [/เเ/g, "แ"],
  [/(?<![ฤฦ])ๅ/g, "า"],
  [new RegExp(`([${ABOVE_BELOW}${TONES}\u0e4c\u0e3a\u0e4e])\\1+`, "g"), "$1"],
  [new RegExp(`([${TONES}\u0e4c]+)([${ABOVE_BELOW}]+)`, "g"), "$2$1"],
  [new RegExp(`\u0e4d([${TONES}]*)า`, "g"), "$1ำ"],
  [new RegExp(`([ะาำ]+)([${TONES}]+)`, "g"), "$2$1"],
];
// None of the rules can change what does not have one of these: nearly every name.
const UNSETTLED = new RegExp(
  `เเ|ๅ|\u0e4d|([${ABOVE_BELOW}${TONES}\u0e4c\u0e3a\u0e4e])\\1|[${TONES}\u0e4c][${ABOVE_BELOW}]|[ะาำ][${TONES}]`,
);

/** The text in NFC, nothing invisible in it, single spaces, trimmed. */
export function nfc(text: string): string {
  return text.replace(INVISIBLE, "").normalize("NFC").replace(SPACES, " ").trim();
}

/** The key by which a name is looked up, never shown: letter case, digits, spaces, dots, dashes,
 *  brackets, ํา and ำ, เเ and แ, and the order of marks do not matter. The key of a key is itself. */
export function matchKey(text: string): string {
  const clean = nfc(text).toLowerCase();
  const folded = RARE.test(clean) ? clean.replace(RARE_EACH, (each) => common(each)).normalize("NFC") : clean;
  return settled(PARTED.test(folded) ? folded.replace(SEPARATORS, between) : folded.replace(SEPARATORS, ""));
}

// Thai digits, and what has another small form than lower case gives: nearly no name has any, and
// asking first is quicker than replacing nothing.
const RARE = /[๐-๙ßςẞ]/;
const RARE_EACH = new RegExp(RARE.source, "g");

function common(letter: string): string {
  if (letter === "ς") return "σ";
  const digit = letter.charCodeAt(0) - 0x0e50;
  return digit >= 0 && digit < 10 ? String(digit) : "ss";
}

// Between two digits a separator says something: 1.2 is not 12.
function between(run: string, at: number, whole: string): string {
  const before = whole[at - 1] ?? "";
  const after = whole[at + run.length] ?? "";
  return DIGIT.test(before) && DIGIT.test(after) ? "-" : "";
}

function settled(text: string): string {
  let now = text;
  while (UNSETTLED.test(now)) {
    const before = now;
    for (const [pattern, by] of MARK_RULES) now = now.replace(pattern, by).normalize("NFC");
    if (now === before) break;
  }
  return now;
}

/** Where words begin in the key of a name, as places in that key: at its beginning, after
 *  separators, and after a word that says what kind of place or body follows (ตำบลเตาปูน). */
export function wordStarts(name: string): Set<number> {
  const found = new Set<number>([0]);
  let at = 0;
  for (const part of name.split(/[\s.,:;()[\]{}/\-‐-―]+/)) {
    const key = matchKey(part);
    if (!key) continue;
    found.add(at);
    for (const match of key.matchAll(BEFORE_NAMES)) found.add(at + match.index).add(at + match.index + match[0].length);
    at += key.length;
  }
  return found;
}

const BEFORE_NAMES =
  /องค์การบริหารส่วนตำบล|องค์การบริหารส่วนจังหวัด|สภาองค์กรชุมชน|ตำบล|อำเภอ|จังหวัด|เทศบาล(?:ตำบล|เมือง|นคร)?|มหาวิทยาลัย(?:ราชภัฏ)?|โรงเรียน|บ้าน|ชุมชน|เครือข่าย|กองทุน|สำนักงาน|ศูนย์|สมาคม|มูลนิธิ|กรม|กระทรวง|ผู้ว่าราชการจังหวัด|นายอำเภอ/g;
