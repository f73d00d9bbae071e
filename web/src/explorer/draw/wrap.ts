// Names in one or two lines. Thai has no spaces between words: a line is broken where a word ends.

const END = "…";
// What must not begin a line: marks of repetition and abbreviation, closing signs.
const NEVER_FIRST = /^[ๆฯ)\]}»”’.,:;!?%…/–-]/u;
const OPENS = /[([{«“‘]$/u;
// Where there is no Intl.Segmenter: before a vowel that is written first, a syllable begins.
const SYLLABLES = /[^\sเแโใไ-]+[\s-]*|[เแโใไ][^\sเแโใไ-]*[\s-]*|[\s-]+/gu;

let segmenter: Intl.Segmenter | null | undefined;

/** A text in pieces between which a line may be broken; joined they are the text. */
export function pieces(text: string): string[] {
  if (segmenter === undefined) {
    // Firefox has it since 125.
    segmenter = "Segmenter" in Intl ? new Intl.Segmenter("th", { granularity: "word" }) : null;
  }
  const raw = segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : (text.match(SYLLABLES) ?? []);
  const found: string[] = [];
  for (const each of raw) {
    const last = found.at(-1);
    if (last !== undefined && (NEVER_FIRST.test(each) || /^\s+$/.test(each) || OPENS.test(last))) {
      found[found.length - 1] = last + each;
    } else found.push(each);
  }
  return found;
}

/**
 * `text` in at most `most` lines, none wider than `width` by `measure`, of widths as like as can
 * be; what there is no room for ends in "…". Never an empty list.
 */
export function wrapped(text: string, measure: (text: string) => number, width: number, most = 2): string[] {
  const whole = text.trim();
  const all = measure(whole);
  if (all <= width) return [whole];
  const parts = pieces(whole);
  if (parts.length < 2) return [cut(whole, false, measure, width)];
  const widths = parts.map((part) => measure(part));
  if (most >= 2 && all <= 2 * width) {
    const at = halfway(widths, width);
    if (at > 0) return [parts.slice(0, at).join("").trim(), parts.slice(at).join("").trim()];
  }
  return filled(parts, widths, measure, width, most);
}

/** Where to break for two lines as like in width as can be; 0 where either would be too wide. */
function halfway(widths: readonly number[], width: number): number {
  const all = widths.reduce((sum, each) => sum + each, 0);
  let [best, least, before] = [0, width, 0];
  widths.forEach((each, at) => {
    const widest = Math.max(before, all - before);
    if (at > 0 && widest <= least) [best, least] = [at, widest];
    before += each;
  });
  return best;
}

/** Lines filled one after the other, the last one cut where there is no room for the rest. */
function filled(
  parts: readonly string[],
  widths: readonly number[],
  measure: (text: string) => number,
  width: number,
  most: number,
): string[] {
  const lines: string[] = [];
  let at = 0;
  while (at < parts.length && lines.length < most) {
    let wide = widths[at] ?? 0;
    let line = parts[at++] ?? "";
    while (at < parts.length && wide + (widths[at] ?? 0) <= width) {
      wide += widths[at] ?? 0;
      line += parts[at++] ?? "";
    }
    lines.push(line.trim());
  }
  const last = lines.length - 1;
  return lines.map((line, place) => cut(line, place === last && at < parts.length, measure, width));
}

/** A line that fits; "…" where something of it, or after it, is left out. */
function cut(line: string, more: boolean, measure: (text: string) => number, width: number): string {
  if (!more && measure(line) <= width) return line;
  const letters = graphemes(line);
  while (letters.length > 1 && measure(letters.join("").trimEnd() + END) > width) letters.pop();
  return letters.join("").trimEnd() + END;
}

/** Letters with the marks above and below them, which never stand alone. */
function graphemes(text: string): string[] {
  return text.match(/[เแโใไ]?.[\p{M}ะาๅำ]*/gsu) ?? [];
}
