// The time line: how many ties and documents each year has, and the day that is asked about.
import { button, h, refill } from "./h.ts";
import { asked, parse, partial, written, yearOf } from "./days.ts";
import type { IndexFile } from "./files.ts";
import type { Atlas, View } from "./view.ts";
import { lang, words } from "./words.ts";

type Year = IndexFile["years"][number];

export class TimeLine {
  private readonly atlas: Atlas;
  private readonly box: HTMLElement;
  private readonly years: Year[];
  private readonly any: HTMLButtonElement;
  private readonly slider: HTMLInputElement;
  private readonly bars: HTMLElement;
  private readonly day: HTMLInputElement;
  private readonly wrong: HTMLElement;
  private readonly said: HTMLElement;

  constructor(box: HTMLElement, atlas: Atlas, { years }: IndexFile) {
    this.atlas = atlas;
    this.box = box;
    this.years = unbroken(years);
    const [first, last] = [this.years[0]?.year ?? 0, this.years.at(-1)?.year ?? 0];
    this.any = button(words("time.any"), () => atlas.go({ on: "" }), { class: "any" });
    // One notch beyond the last year is any time: where a reader begins.
    this.slider = h("input", { type: "range", min: first, max: last + 1, step: 1, "aria-label": words("time.slider"), input: () => this.moved("replace"), change: () => this.moved("push") });
    this.bars = h("div", { class: "bars", "aria-hidden": "true" });
    this.wrong = h("p", { class: "wrong", id: "day-wrong", hidden: true }, words("time.wrong"));
    this.day = h("input", { type: "text", inputmode: "text", autocomplete: "off", spellcheck: "false", size: 12, placeholder: words("time.example"), "aria-describedby": "day-wrong", change: () => this.typed() });
    this.said = h("p", { class: "said" });
    this.draw();
    this.box.hidden = this.years.length === 0;
  }

  update({ state, net }: View): void {
    const fixed = net.file.fixedDay;
    const on = state.on || fixed;
    const year = Number(on.slice(0, 4)) || 0;
    const last = this.years.at(-1)?.year ?? 0;
    this.any.setAttribute("aria-pressed", String(!on));
    this.slider.value = String(on ? year : last + 1);
    this.slider.setAttribute("aria-valuetext", on ? this.sentence(on) : words("time.any"));
    this.box.classList.toggle("asked", Boolean(on));
    this.mark(on ? year : Infinity);
    if (document.activeElement !== this.day) this.day.value = on && partial(on) && on.length > 4 ? written(on, lang()) : "";
    for (const each of [this.any, this.slider, this.day]) each.toggleAttribute("disabled", Boolean(fixed));
    refill(this.said, fixed ? words("time.fixed", { day: written(fixed, lang()) }) : on ? this.sentence(on) : words("time.any_said"));
    this.wrong.hidden = true;
  }

  /** Years after the one asked about stand back. */
  private mark(year: number): void {
    for (const bar of this.bars.children) {
      const of = Number((bar as HTMLElement).dataset["year"]);
      bar.classList.toggle("after", of > year);
      bar.classList.toggle("here", of === year);
    }
  }

  private draw(): void {
    const most = (of: (year: Year) => number): number => Math.max(1, ...this.years.map(of));
    const [ties, documents] = [most((year) => year.ties), most((year) => year.documents)];
    this.bars.style.setProperty("--n", String(this.years.length));
    this.box.style.setProperty("--n", String(this.years.length));
    const labelled = labels(this.years.map(({ year }) => year + (lang() === "th" ? 543 : 0)));
    const each = this.years.map((year, at) => {
      const bar = h("div", { class: "bar", "data-year": year.year, title: this.counts(year) }, h("i", { class: "ties" }), h("i", { class: "documents" }), labelled.has(at) && h("b", {}, yearOf(year.year, lang())));
      bar.style.setProperty("--ties", String(year.ties / ties));
      bar.style.setProperty("--documents", String(year.documents / documents));
      return bar;
    });
    refill(this.bars, each, h("div", { class: "bar end" }, h("b", {}, words("time.any"))));
    refill(
      this.box,
      h("div", { class: "when" }, this.any, h("p", { class: "key" }, h("span", { class: "ties" }, words("time.ties")), h("span", { class: "documents" }, words("time.documents")))),
      h("div", { class: "scale" }, this.bars, this.slider),
      h("div", { class: "exact" }, this.said, h("label", {}, h("span", {}, words("time.day")), this.day), this.wrong),
    );
  }

  private moved(how: "push" | "replace"): void {
    const year = Number(this.slider.value);
    const beyond = year > (this.years.at(-1)?.year ?? 0);
    this.atlas.go({ on: beyond ? "" : String(year).padStart(4, "0") }, how);
  }

  private typed(): void {
    const text = this.day.value.trim();
    const found = text ? parse(text) : null;
    this.wrong.hidden = !text || found !== null;
    this.day.setAttribute("aria-invalid", String(!this.wrong.hidden));
    if (!this.wrong.hidden) this.atlas.say(words("time.wrong"));
    else this.atlas.go({ on: found?.iso ?? "" });
  }

  private sentence(on: string): string {
    const year = this.years.find((each) => each.year === Number(on.slice(0, 4)));
    const when = on.length === 4 ? words("time.year", { year: yearOf(Number(on), lang()) }) : words("cap.as_of", { day: written(on, lang()) });
    return asked(on) !== null && year ? `${when} · ${words("time.counts", { ties: year.ties, documents: year.documents })}` : when;
  }

  private counts(year: Year): string {
    return `${yearOf(year.year, lang())}: ${words("time.counts", { ties: year.ties, documents: year.documents })}`;
  }
}

/** Every year from the first to the last, those of nothing too. */
function unbroken(years: readonly Year[]): Year[] {
  const known = new Map(years.map((each) => [each.year, each]));
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? -1];
  return Array.from({ length: last - first + 1 }, (_, at) => known.get(first + at) ?? { year: first + at, documents: 0, ties: 0 });
}

/** Which years have room for their number: round ones, and the last but not beside one. */
function labels(years: readonly number[]): Set<number> {
  const step = years.length <= 8 ? 1 : years.length <= 16 ? 2 : years.length <= 40 ? 5 : years.length <= 100 ? 10 : 20;
  return new Set(years.map((year, at) => (year % step === 0 && years.length - at > step / 3 ? at : -1)).filter((at) => at >= 0));
}
