// Where the page is too narrow for its ways to the other pages, they stand behind a button.
import { button, h } from "./h.ts";
import { words } from "./words.ts";

/** Put the button before the ways; nothing in a single file, which has none. */
export function menu(): void {
  const ways = document.querySelector<HTMLElement>("header.top nav");
  const line = ways?.parentElement;
  if (!ways || !line || line.querySelector(".menu")) return;
  ways.id = "ways";
  const start = line.querySelector<HTMLAnchorElement>("a.name");
  if (start) ways.prepend(h("a", { class: "home", href: start.getAttribute("href") }, start.textContent));
  const open = (to: boolean): void => {
    ways.classList.toggle("open", to);
    press.setAttribute("aria-expanded", String(to));
  };
  const press = button(words("atlas.menu"), () => open(!ways.classList.contains("open")), { class: "round menu", icon: "menu", bare: true, "aria-controls": "ways", "aria-expanded": "false" });
  ways.before(press);
  line.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !ways.classList.contains("open")) return;
    event.preventDefault();
    open(false);
    press.focus();
  });
  const leaves = ({ target }: Event): void => {
    if (target instanceof Node && !ways.contains(target) && !press.contains(target)) open(false);
  };
  for (const each of ["pointerdown", "focusin"]) document.addEventListener(each, leaves);
}
