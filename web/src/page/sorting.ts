// Tables that are sorted by their columns: the buttons are made here, so that none is dead without.
import { h, refill } from "../explorer/h.ts";
import { lang } from "../explorer/words.ts";

/** Gives every table of class "sortable" a button in each heading. Rows come as the build has them
 *  until one is pressed; pressed again it turns the order round. */
export function sorting(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table.sortable")) {
    table.querySelectorAll<HTMLTableCellElement>("thead th").forEach((heading, column) => {
      const text = heading.textContent.trim();
      if (text) refill(heading, h("button", { type: "button", class: "sort", click: () => sort(table, column) }, text));
    });
  }
}

function sort(table: HTMLTableElement, column: number): void {
  const headings = [...table.querySelectorAll("thead th")];
  const heading = headings[column];
  const body = table.tBodies[0];
  if (!heading || !body) return;
  const down = heading.getAttribute("aria-sort") === "ascending";
  headings.forEach((each) => each.removeAttribute("aria-sort"));
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  const rows = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[column]) }));
  rows.sort((a, b) => inOrder(a.key, b.key, down));
  body.append(...rows.map(({ row }) => row));
}

function keyOf(cell: HTMLTableCellElement | undefined): string {
  return cell?.dataset["sort"] ?? cell?.textContent.trim() ?? "";
}

/** What is empty comes last in either direction. Dates and numbers by their value, names as in a dictionary. */
export function inOrder(a: string, b: string, down: boolean, spoken: string = lang()): number {
  if (!a || !b) return Number(!a) - Number(!b);
  const found = NUMBER.test(a) && NUMBER.test(b) ? Number(a) - Number(b) : DATE.test(a) && DATE.test(b) ? (a < b ? -1 : Number(a > b)) : collator(spoken).compare(a, b);
  return down ? -found : found;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
const DATE = /^\d{4}(-\d{2}){0,2}/;

let made: Intl.Collator | null = null;

function collator(spoken: string): Intl.Collator {
  if (made?.resolvedOptions().locale !== spoken) made = new Intl.Collator(spoken, { numeric: true });
  return made;
}
