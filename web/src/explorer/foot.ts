// Below the picture: the caption, one line of it open and the rest behind it.
import { caption, dates, drawn } from "./caption.ts";
import { facts } from "./facts.ts";
import { h, icon, refill } from "./h.ts";
import type { View } from "./view.ts";
import { contactLink } from "./ways.ts";
import { words } from "./words.ts";

/** Fill the caption; it stays open or closed as it was. */
export function foot(box: HTMLElement, view: View): void {
  const said = caption(view);
  const { file } = view.net;
  const brief = [...drawn(view), dates(view), words("cap.documents_only", { n: file.documents }), said.version].filter(Boolean);
  const contact = contactLink(file.contact || facts().contact, words("take.error_subject", { what: said.title }), words("take.error_body", { link: location.href }));
  refill(
    box,
    h("summary", {}, icon("next"), h("span", { class: "about" }, words("about")), h("span", { class: "brief" }, brief.join(" · "))),
    h(
      "div",
      { class: "whole" },
      h("h2", {}, said.title),
      h("ul", { class: "facts" }, said.facts.map((fact) => h("li", {}, fact))),
      h("ul", { class: "reading" }, said.reading.map((fact) => h("li", {}, fact))),
      h("p", {}, said.version),
      contact && h("p", {}, h("a", { class: "error", href: contact, rel: "noopener noreferrer" }, words("take.error"))),
    ),
  );
}
