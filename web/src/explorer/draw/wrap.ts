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
  if (measure(whole) <= width) return [whole];
  const parts = pieces(whole);
  if (most >= 2) {
    const halves = halved(parts, measure, width);
    if (halves) return halves;
  }
  return filled(parts, measure, width, most);
}

/** Two lines as like in width as can be; null where either would be too wide. */
function halved(parts: readonly string[], measure: (text: string) => number, width: number): string[] | null {
  let best: string[] | null = null;
  let least = width;
  for (let at = 1; at < parts.length; at++) {
    const lines = [parts.slice(0, at).join("").trim(), parts.slice(at).join("").trim()];
    const widest = Math.max(...lines.map(measure));
    if (widest <= least) [best, least] = [lines, widest];
  }
  return best;
}

/** Lines filled one after the other, the last one cut where there is no room for the rest. */
function filled(parts: readonly string[], measure: (text: string) => number, width: number, most: number): string[] {
  const lines: string[] = [];
  let at = 0;
  while (at < parts.length && lines.length < most) {
    let line = parts[at++] ?? "";
    while (at < parts.length && measure((line + (parts[at] ?? "")).trimEnd()) <= width) line += parts[at++] ?? "";
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
