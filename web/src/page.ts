// What every page of a site does with scripts on: search, sorting, the day asked about.
import { copying } from "./page/copying.ts";
import { day } from "./page/day.ts";
import { links } from "./page/links.ts";
import { search } from "./page/search.ts";
import { sorting } from "./page/sorting.ts";

links();
// The explorer has a search and a day of its own, and says itself when it is ready.
if (!document.getElementById("atlas")) {
  search();
  sorting();
  day();
  copying();
  document.documentElement.dataset["ready"] = "yes";
}
