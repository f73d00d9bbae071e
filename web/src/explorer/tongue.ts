// In a single file, which holds both languages: the one that the address asks for is spoken.
import { parse } from "./address.ts";
import { facts } from "./facts.ts";
import { h, refill } from "./h.ts";
import { speak } from "./words.ts";

const NAMES = { th: "ไทย", en: "English" } as const;

/** Speaks the language of the address, and offers the other. Nothing in a site, whose pages have one each. */
export function tongue(): void {
  const { single, opens } = facts();
  if (!single) return;
  const spoken = parse(location.hash.slice(1) || opens).lang;
  speak(spoken);
  document.documentElement.lang = spoken;
  const langs = document.querySelector(".langs");
  if (!langs) return;
  refill(langs, (["th", "en"] as const).map((code) => (code === spoken ? h("b", {}, NAMES[code]) : h("a", { href: `#lang=${code}`, lang: code, hreflang: code, rel: "alternate", click: (event) => turn(event, code, opens) }, NAMES[code]))));
}

// All words are in the page already; opening it again says every one of them in the other language.
function turn(event: Event, code: string, opens: string): void {
  event.preventDefault();
  const kept = (location.hash.slice(1) || opens).split("&").filter((each) => each && !each.startsWith("lang="));
  history.replaceState(null, "", `#${[`lang=${code}`, ...kept].join("&")}`);
  location.reload();
}
