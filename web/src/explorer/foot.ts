// Below the picture: the caption, one line of it open and the rest behind it.
import { caption, dates, drawn } from "./caption.ts";
import { facts } from "./facts.ts";
import { button, h, icon, refill } from "./h.ts";
import type { Child } from "./h.ts";
import { joiningMany } from "./overlarge.ts";
import { thingName } from "./view.ts";
import type { Atlas, View } from "./view.ts";
import { contactLink, pageOf } from "./ways.ts";
import { words } from "./words.ts";

/** Fill the caption; it stays open or closed as it was. */
export function foot(box: HTMLElement, atlas: Atlas, view: View): void {
  const said = caption(view);
  const { file } = view.net;
  const brief = [...drawn(view), dates(view), words("cap.documents_only", { n: file.documents }), said.version].filter(Boolean);
  refill(
    box,
    h("summary", {}, icon("next"), h("span", { class: "about" }, words("about")), h("span", { class: "brief" }, brief.join(" · "))),
    h(
      "div",
      { class: "whole" },
      h("h2", {}, said.title),
      h("ul", { class: "facts" }, said.facts.map((fact) => h("li", {}, fact))),
      many(view, atlas),
      h("ul", { class: "reading" }, said.reading.map((fact) => h("li", {}, fact))),
      h("p", {}, said.version),
    ),
  );
}

/** Beside it, always in sight: where to send what is wrong; nothing where kg.toml names nobody. */
export function report(box: HTMLElement, view: View): void {
  const what = caption(view).title;
  const contact = contactLink(view.net.file.contact || facts().contact, words("take.error_subject", { what }), words("take.error_body", { link: location.href }));
  refill(box, contact && h("a", { class: "error", href: contact, rel: "noopener noreferrer" }, words("take.error")));
}

/** What joins very many: a way to each, and to the picture without them or with them again. */
function many(view: View, atlas: Atlas): Child {
  const { ties, state } = view;
  const back = state.maxParties > 0 && button(words("cap.many_back"), () => atlas.go({ maxParties: 0 }), { class: "quiet" });
  const each = joiningMany(view).flatMap(({ contexts, most }) => [
    ...contexts.map(({ thing }) => {
      const page = ties?.things.page[thing] ? pageOf(ties.things.id[thing] ?? "", state.on) : "";
      return ties && page && h("a", { class: "way", href: page }, thingName(ties, thing));
    }),
    button(words("cap.many_without", { n: most }), () => atlas.go({ maxParties: most }), { class: "quiet" }),
  ]);
  return (back || each.length > 0) && h("p", { class: "crowds" }, each, back);
}
