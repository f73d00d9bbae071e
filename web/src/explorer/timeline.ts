// The time line: how many ties and documents each year has, and the day that is asked about.
import { button, h, icon, refill } from "./h.ts";
import { BE, parse, partial, written, yearOf } from "./days.ts";
import type { Year } from "./files.ts";
import type { Network } from "./network.ts";
import { PHONE } from "./frame.ts";
import type { Atlas, View } from "./view.ts";
import { lang, words } from "./words.ts";

/** How long a year stays on the screen while the years go by. */
const BEAT = 1100;

export class TimeLine {
  private readonly atlas: Atlas;
  private readonly box: HTMLElement;
  private readonly any: HTMLButtonElement;
  private readonly play: HTMLButtonElement;
  private readonly slider: HTMLInputElement;
  private readonly bars: HTMLElement;
  private readonly day: HTMLInputElement;
  private readonly wrong: HTMLElement;
  private readonly said: HTMLElement;
  private net: Network | null = null;
  private asked = Infinity;
  private years: readonly Year[] = [];
  private playing = 0;
  private sliding = false;

  constructor(box: HTMLElement, atlas: Atlas) {
    this.atlas = atlas;
    this.box = box;
    this.any = button(words("time.any"), () => this.stopped(() => atlas.go({ on: "" })), { class: "any" });
    this.play = button(words("time.play"), () => this.toggle(), { class: "round play", icon: "play", bare: true });
    this.slider = h("input", {
      type: "range", step: 1, "aria-label": words("time.slider"),
      input: () => this.stopped(() => this.slid()), change: () => (this.sliding = false),
      keydown: (event) => this.keyed(event as KeyboardEvent),
    });
    this.bars = h("div", { class: "bars", "aria-hidden": "true" });
    this.wrong = h("p", { class: "wrong", id: "day-wrong", hidden: true }, words("time.wrong"));
    this.day = h("input", { type: "text", id: "day", autocomplete: "off", spellcheck: "false", size: 12, placeholder: words("time.example"), "aria-describedby": "day-wrong", change: () => this.typed() });
    this.said = h("p", { class: "said" });
    addEventListener("resize", () => this.again());
    refill(
      box,
      h("div", { class: "when" }, this.play, this.any),
      h("div", { class: "scale" }, this.bars, this.slider),
      h("div", { class: "exact" }, h("label", { for: "day" }, words("time.day")), this.day, this.said, this.wrong),
      h("p", { class: "key" }, h("span", { class: "ties" }, words("time.ties")), h("span", { class: "documents" }, words("time.documents"))),
    );
  }

  update({ state, net }: View): void {
    if (net !== this.net) this.take(net);
    const fixed = net.file.fixedDay;
    const on = state.on || fixed;
    const year = Number(on.slice(0, 4)) || 0;
    this.any.setAttribute("aria-pressed", String(!on));
    this.slider.value = String(on ? year : this.last + 1);
    this.slider.setAttribute("aria-valuetext", on ? this.sentence(on) : words("time.any"));
    this.box.classList.toggle("asked", Boolean(on));
    this.asked = on ? year : Infinity;
    this.mark();
    if (document.activeElement !== this.day) this.day.value = on && partial(on) && on.length > 4 ? written(on, lang()) : "";
    for (const each of [this.any, this.play, this.slider, this.day]) each.toggleAttribute("disabled", Boolean(fixed));
    refill(this.said, fixed ? words("time.fixed", { day: written(fixed, lang()) }) : on ? this.sentence(on) : words("time.any_said"));
    this.said.hidden = false;
    this.wrong.hidden = true;
    this.day.removeAttribute("aria-invalid");
  }

  /** The years of another network. */
  private take(net: Network): void {
    this.stop();
    this.net = net;
    this.years = net.file.years;
    this.box.hidden = this.years.length === 0;
    // One notch beyond the last year is any time: where a reader begins.
    this.slider.min = String(this.years[0]?.year ?? 0);
    this.slider.max = String(this.last + 1);
    this.again();
  }

  private again(): void {
    this.draw();
    this.mark();
  }

  /** How many years have room for their number. */
  private room(): number {
    return innerWidth > PHONE ? (innerWidth - 640) / 52 : (innerWidth - 24) / 58;
  }

  private get last(): number {
    return this.years.at(-1)?.year ?? 0;
  }

  /** Years after the one asked about stand back. */
  private mark(): void {
    const year = this.asked;
    for (const bar of this.bars.children) {
      const of = Number((bar as HTMLElement).dataset["year"]);
      bar.classList.toggle("after", of > year);
      bar.classList.toggle("here", of === year);
    }
  }

  private draw(): void {
    const most = (of: (year: Year) => number): number => Math.max(1, ...this.years.map(of));
    const [ties, documents] = [most((year) => year.ties), most((year) => year.documents)];
    this.box.style.setProperty("--n", String(this.years.length));
    const labelled = labels(this.years.map(({ year }) => year + (lang() === "th" ? BE : 0)), this.room());
    const each = this.years.map((year, at) => {
      const bar = h("div", { class: "bar", "data-year": year.year, title: this.counts(year) }, h("i", { class: "ties" }), h("i", { class: "documents" }), labelled.has(at) && h("b", {}, yearOf(year.year, lang())));
      bar.style.setProperty("--ties", String(year.ties / ties));
      bar.style.setProperty("--documents", String(year.documents / documents));
      return bar;
    });
    refill(this.bars, each, h("div", { class: "bar end" }, h("b", {}, words("time.any"))));
  }

  /** One way back leads over all years that were slid through. */
  private slid(): void {
    this.moved(this.sliding ? "replace" : "push");
    this.sliding = true;
  }

  private moved(how: "push" | "replace"): void {
    const year = Number(this.slider.value);
    this.atlas.go({ on: year > this.last ? "" : String(year).padStart(4, "0") }, how);
  }

  private keyed(event: KeyboardEvent): void {
    if (event.key !== " ") return;
    event.preventDefault();
    this.toggle();
  }

  /** Let the years go by, from the one asked about or the first, to the last and then any time. */
  private toggle(): void {
    if (this.playing) {
      this.stop();
      return;
    }
    if (Number(this.slider.value) >= this.last) this.slider.value = String((this.years[0]?.year ?? 0) - 1);
    else this.slider.stepUp();
    this.moved("push");
    this.playing = window.setInterval(() => this.step(), BEAT);
    this.named();
  }

  private step(): void {
    this.slider.stepUp();
    this.moved("replace");
    if (Number(this.slider.value) > this.last) this.stop();
  }

  private stop(): void {
    window.clearInterval(this.playing);
    this.playing = 0;
    this.named();
  }

  private stopped(then: () => void): void {
    this.stop();
    then();
  }

  private named(): void {
    const text = words(this.playing ? "time.pause" : "time.play");
    this.play.title = text;
    this.play.setAttribute("aria-label", text);
    refill(this.play, icon(this.playing ? "pause" : "play"));
  }

  private typed(): void {
    const text = this.day.value.trim();
    const found = text ? parse(text) : null;
    this.wrong.hidden = !text || found !== null;
    this.said.hidden = !this.wrong.hidden;
    this.day.setAttribute("aria-invalid", String(!this.wrong.hidden));
    if (!this.wrong.hidden) this.atlas.say(words("time.wrong"));
    else {
      this.day.value = found ? written(found.iso, lang()) : "";
      this.stopped(() => this.atlas.go({ on: found?.iso ?? "" }));
    }
  }

  private sentence(on: string): string {
    const year = this.years.find((each) => each.year === Number(on.slice(0, 4)));
    if (on.length > 4) return words("cap.as_of", { day: written(on, lang()) });
    const when = words("time.year", { year: yearOf(Number(on), lang()) });
    return year ? `${when} · ${words("time.counts", { ties: year.ties, documents: year.documents })}` : when;
  }

  private counts(year: Year): string {
    return `${yearOf(year.year, lang())}: ${words("time.counts", { ties: year.ties, documents: year.documents })}`;
  }
}

/** Which years are told by number where so many have room: round ones, none beside the end. */
function labels(years: readonly number[], room: number): Set<number> {
  const step = [1, 2, 5, 10, 20, 50].find((each) => years.length / each <= room) ?? 100;
  // As wide as the words at the end and half a number, where a number has a place of one.
  const end = Math.ceil((years.length / room) * 1.29);
  return new Set(years.map((year, at) => (year % step === 0 && years.length - at >= end ? at : -1)).filter((at) => at >= 0));
}
