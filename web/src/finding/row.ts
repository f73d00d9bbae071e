// A row of the list of what was found: its mark, its name in both languages, what tells it apart.
import type { SearchFile } from "../explorer/files.ts";
import { h } from "../explorer/h.ts";
import type { Child } from "../explorer/h.ts";
import { mark } from "../explorer/marks.ts";
import { either, lang, words } from "../explorer/words.ts";
import type { Hit } from "./find.ts";
import { spanOf } from "./span.ts";

/** An option of a listbox, not chosen; what was typed is marked in the name that holds it. */
export function row(file: SearchFile, hit: Hit, id: string): HTMLElement {
  const [own, second] = both(file, hit);
  const other = lang() === "th" ? "en" : "th";
  const kind = file.kinds[file.kind[hit.thing] ?? -1];
  return h(
    "li",
    { id, role: "option", "aria-selected": "false" },
    mark(file.groups[kind?.group ?? -1]),
    h(
      "span",
      { class: "called" },
      h("b", {}, marked(own, hit.key)),
      second && h("span", { class: "second", lang: other }, marked(second, hit.key)),
      h("span", { class: "hint" }, hints(file, hit).map((each, at) => [at > 0 && " · ", each])),
    ),
  );
}

/** The name in the reader's language, and in the other if it is another. */
function both(file: SearchFile, { thing }: Hit): [own: string, second: string] {
  const [thai, english] = [file.th[thing] ?? "", file.en[thing] ?? ""];
  const own = either([thai, english]);
  const second = lang() === "th" ? english : thai;
  return [own, second === own ? "" : second];
}

/** What it is, what tells it from its namesakes, and the name that answers where none of the two does. */
function hints(file: SearchFile, hit: Hit): Child[] {
  const kind = file.kinds[file.kind[hit.thing] ?? -1];
  const hint = file.hints[file.hint[hit.thing] ?? -1];
  const names = both(file, hit);
  const told = names.includes(hit.name) || names.some((name) => spanOf(name, hit.key));
  const also = !told && [words("find.also"), " ", marked(hit.name, hit.key)];
  return [kind && either(kind.name), hint && either(hint), also].filter(Boolean);
}

function marked(name: string, key: string): Child {
  const span = spanOf(name, key);
  if (!span) return name;
  return [name.slice(0, span[0]), h("mark", {}, name.slice(...span)), name.slice(span[1])];
}
