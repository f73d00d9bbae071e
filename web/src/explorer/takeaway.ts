// What a reader takes away: the picture, the rows, how to cite it, the query, the link.
import { caption, chosen, dates, drawn } from "./caption.ts";
import { citation, reference } from "./citation.ts";
import { documentsBehind } from "./claims.ts";
import { csv } from "./csv.ts";
import { png, svg } from "./images.ts";
import type { Stage } from "./stage.ts";
import { facts } from "./facts.ts";
import { button, h, icon } from "./h.ts";
import type { Child } from "./h.ts";
import { command, sparql } from "./query.ts";
import { rows } from "./table.ts";
import { both, lineIn } from "./view.ts";
import type { View } from "./view.ts";
import { contactLink } from "./ways.ts";
import { words } from "./words.ts";

/** Open the sheet of what can be taken away of a view, whose claims are read. */
export function takeAway(view: View, stage: Stage): void {
  const link = location.href;
  const said = h("p", { class: "hint", role: "status" });
  const dialog = h(
    "dialog",
    { class: "sheet take", "aria-labelledby": "take-head", close: () => dialog.remove() },
    h("header", {}, h("h2", { id: "take-head" }, words("atlas.take")), button(words("close"), () => dialog.close(), { icon: "close", bare: true, class: "round" })),
    h(
      "div",
      { class: "body" },
      h("p", { class: "hint" }, [both(view.net.file.title), ...drawn(view), dates(view), chosen(view)].filter(Boolean).join(" · ")),
      section("take.picture", h("p", { class: "hint" }, words("take.picture_hint")), files(view, stage, said)),
      section("take.link", copied(link, said)),
      section("take.cite", copied(citation(view, link), said), documents(view, said)),
      section("take.query", h("p", { class: "hint" }, words("take.query_hint")), copied(sparql(view.net.file, view.state), said), h("p", { class: "hint" }, words("take.command")), copied(command(view.net.file, view.state), said)),
      report(view, link),
    ),
    said,
  );
  document.body.append(dialog);
  dialog.showModal();
}

function section(title: string, ...children: Child[]): HTMLElement {
  return h("section", {}, h("h3", {}, words(title)), children);
}

function files(view: View, stage: Stage, said: HTMLElement): HTMLElement {
  const name = view.net.file.name.replace(/[^\w-]+/g, "-");
  const save = (blob: Blob, ending: string): void => {
    download(blob, `${name}.${ending}`);
    said.textContent = words("take.saved", { what: `${name}.${ending}` });
  };
  return h(
    "div",
    { class: "files" },
    button("PNG", () => void png(view, stage).then((blob) => save(blob, "png"), () => void (said.textContent = words("take.failed"))), { icon: "take" }),
    button("SVG", () => save(svg(view, stage), "svg"), { icon: "take" }),
    button("CSV", () => save(new Blob([csv(table(view))], { type: "text/csv;charset=utf-8" }), "csv"), { icon: "take" }),
  );
}

/** The rows of the table with ids, as documents state them. */
function table(view: View): (string | number)[][] {
  const { net, ties } = view;
  const { id } = net.file.nodes;
  const head = ["who", "who_id", "whom", "whom_id", "why", "when", "things", "sources", "certainty", "documents", "document_ids"].map((each) => words(`csv.${each}`));
  const body = rows(view).map((row) => {
    const documents = row.documents.map((source) => reference(view, source)).join(" | ");
    const ids = row.documents.map((source) => ties?.sources.id[source] ?? "").join(" | ");
    const [a, b] = [net.a[row.line] as number, net.b[row.line] as number];
    return [row.who, id[a] ?? "", row.whom, id[b] ?? "", row.why, row.when, row.things, row.families, row.sure, documents, ids];
  });
  return [head, ...body];
}

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 30_000);
}

/** A text with a button that copies it. */
function copied(text: string, said: HTMLElement): HTMLElement {
  const field = h("textarea", { readonly: true, rows: Math.min(9, text.split("\n").reduce((sum, line) => sum + Math.ceil(line.length / 68 || 1), 0)), spellcheck: "false", "aria-label": words("take.text") }, text);
  const copy = (): void => {
    field.select();
    // From file:// the clipboard may be closed to pages: then the selected text is there to copy.
    const done = (): void => void (said.textContent = words("take.copied"));
    const closed = (): void => void (said.textContent = words("take.select"));
    navigator.clipboard.writeText(text).then(done, closed);
  };
  return h("div", { class: "copied" }, field, button(words("take.copy"), copy));
}

/** The documents behind what is drawn, as a list of references. */
function documents(view: View, said: HTMLElement): Child {
  const lines = Array.from({ length: view.net.lines }, (_, line) => line).filter((line) => lineIn(view, line));
  const found = documentsBehind(view, lines).map((source) => reference(view, source));
  return found.length > 0 && h("details", {}, h("summary", {}, words("take.documents", { n: found.length })), copied(found.join("\n"), said));
}

/** Who takes corrections; nothing where kg.toml names nobody. */
function report(view: View, link: string): Child {
  const contact = contactLink(view.net.file.contact || facts().contact, words("take.error_subject", { what: caption(view).title }), words("take.error_body", { link }));
  return contact && h("p", {}, h("a", { class: "error", href: contact, rel: "noopener noreferrer" }, icon("out"), words("take.error")));
}
