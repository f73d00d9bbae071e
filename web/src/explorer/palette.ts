// The colours pictures are drawn in, on light paper and on dark: told apart by people who see
// colours differently, and never the only sign (kinds have shapes, clusters have names).

/** What a picture is drawn with besides the colours of its marks. */
export interface Look {
  readonly dark: boolean;
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly thread: string;
  readonly accent: string;
}

export const LIGHT: Look = {
  dark: false,
  paper: "#faf8f4",
  ink: "#1d2126",
  soft: "#565c64",
  rule: "#bdb7aa",
  thread: "#77756d",
  accent: "#0b57b0",
};

export const DARK: Look = {
  dark: true,
  paper: "#16191c",
  ink: "#eceae4",
  soft: "#a9adb0",
  rule: "#545b62",
  thread: "#8b9490",
  accent: "#8fc1ff",
};

/**
 * The look of the page around an element: LIGHT or DARK with the page's own --paper, --ink,
 * --soft and --focus, so that however a page is made dark its picture follows.
 */
export function lookAround(element: Element): Look {
  const style = getComputedStyle(element);
  const named = (name: string, otherwise: string) => {
    const found = style.getPropertyValue(name).trim();
    return /^#[0-9a-f]{6}$/i.test(found) ? found : otherwise;
  };
  const paper = named("--paper", matchMedia("(prefers-color-scheme: dark)").matches ? DARK.paper : LIGHT.paper);
  const base = oklab(paper)[0] < 0.5 ? DARK : LIGHT;
  return {
    ...base,
    paper,
    ink: named("--ink", base.ink),
    soft: named("--soft", base.soft),
    accent: named("--focus", base.accent),
  };
}

const STRONG = [
  ..."#0b7a6b #2f5f9e #a8650c #6b46a8 #b03a5b".split(" "),
  ..."#55702a #1c7ca0 #8b4f36 #8e3b7a #5c6773".split(" "),
];

/** Ten hues for grounds and for whatever has no colour of its own: take them in turn. */
export const HUES: readonly { light: string; dark: string }[] = STRONG.map(both);

/** A colour made for light paper, and the same hue for dark paper. */
export function both(light: string): { light: string; dark: string } {
  return { light, dark: lightened(light) };
}

/** The hue of a place in HUES, as many as there may be, on this paper. */
export function hue(at: number, look: Look): string {
  const found = HUES[((at % HUES.length) + HUES.length) % HUES.length];
  return found ? (look.dark ? found.dark : found.light) : look.soft;
}

/** The same hue, light enough to be read on dark paper (some 6 to 1). */
export function lightened(colour: string): string {
  const [light, a, b] = oklab(colour);
  return hex([Math.min(0.86, 0.62 + light * 0.26), a * 0.92, b * 0.92]);
}

/** As much of `to` in `from` as `share` says, 0 to 1; both "#rrggbb". */
export function mixed(from: string, to: string, share: number): string {
  const [one, two] = [channels(from), channels(to)];
  return written(one.map((each, at) => each + ((two[at] ?? 0) - each) * share));
}

function channels(colour: string): number[] {
  const whole = Number.parseInt(colour.slice(1), 16);
  return [(whole >> 16) & 255, (whole >> 8) & 255, whole & 255];
}

function written(rgb: number[]): string {
  return `#${rgb.map((each) => Math.round(Math.min(255, Math.max(0, each))).toString(16).padStart(2, "0")).join("")}`;
}

type Lab = [light: number, a: number, b: number];

/** Oklab of "#rrggbb" (Björn Ottosson 2020): equal steps look equal. */
function oklab(colour: string): Lab {
  const [r = 0, g = 0, b = 0] = channels(colour).map((each) => {
    const part = each / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function hex([light, a, b]: Lab): string {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return written(linear.map((each) => 255 * (each <= 0.0031308 ? 12.92 * each : 1.055 * each ** (1 / 2.4) - 0.055)));
}
