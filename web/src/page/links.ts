// Links carry along what a reader chose: the day to every page, the whole state to the other language.
import { facts } from "../explorer/facts.ts";
import { asking, askedOf } from "./asked.ts";

/** Links are completed when they are used: only then is known what the page shows. */
export function links(): void {
  for (const used of ["click", "auxclick", "contextmenu"]) {
    document.addEventListener(used, (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (link) complete(link);
    }, true);
  }
}

function complete(link: HTMLAnchorElement): void {
  const href = link.getAttribute("href") ?? "";
  if (facts().single || link.origin !== location.origin) return;
  const other = link.closest(".langs") !== null;
  const now = other ? (href.split(/[?#]/)[0] ?? "") + location.search + location.hash : asking(href, askedOf(location).day);
  if (now !== href) link.setAttribute("href", now);
}
