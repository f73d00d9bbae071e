// The search of the start page and of the lists: the form that a page has, made the box that finds.
import { pageOf } from "../explorer/ways.ts";
import { Box } from "../finding/box.ts";
import { soon } from "../finding/prepared.ts";
import { askedOf } from "./asked.ts";

/** Makes every search form of the page a box; what was searched for without scripts is looked up. */
export function search(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form.find")];
  for (const form of forms) enhance(form);
  // The field at the head of a page reads the names when somebody comes to it.
  if (forms.some((form) => !form.classList.contains("atop"))) soon();
}

function enhance(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[name=q]");
  if (!input) return;
  const { day } = askedOf(location);
  const box = new Box(input, { keeps: true, choose: (id) => location.assign(pageOf(id, day)) });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    input.focus();
    void box.look(true);
  });
  const before = new URLSearchParams(location.search).get("q");
  if (!before) return;
  input.value = before;
  input.focus();
  void box.look();
}
