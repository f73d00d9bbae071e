// Commands that can be taken along: a button beside each, which says when it has copied.
import { h } from "../explorer/h.ts";
import { words } from "../explorer/words.ts";

/** Puts a button after every command of the page. */
export function copying(): void {
  for (const code of document.querySelectorAll<HTMLElement>(".findings dd code")) {
    const said = h("span", { role: "status", class: "small" });
    const take = (): void => void copy(code).then((done) => (said.textContent = words(done ? "copy.done" : "copy.chosen")));
    code.after(" ", h("button", { type: "button", class: "copy", click: take }, words("copy")), " ", said);
  }
}

/** Whether it is copied; where the browser forbids that, it is chosen, so that a key copies it. */
async function copy(code: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    getSelection()?.selectAllChildren(code);
    return false;
  }
}
