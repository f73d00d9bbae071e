// The SPARQL editor: YASGUI with what this server knows, and with nothing that asks elsewhere.
import Yasgui from "@zazuko/yasgui";

interface Given {
  readonly endpoint: string;
  readonly draft: string;
  readonly given: boolean;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly terms: readonly (readonly [name: string, label: string])[];
  readonly id: string;
}

function start(): void {
  const holder = document.getElementById("yasgui");
  const block = document.getElementById("editor-data");
  const form = document.getElementById("plain");
  if (!holder || !block?.textContent) return;
  const given = JSON.parse(block.textContent) as Given;
  offerTerms(given);
  holder.hidden = false;
  const yasgui = new Yasgui(holder, {
    requestConfig: {
      endpoint: new URL(given.endpoint, location.href).href,
      method: "POST",
    },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [], keys: [] },
    populateFromUrl: false,
    persistenceId: "kg",
    yasqe: {
      value: given.draft,
      autocompleters: ["kg-terms", "variables"],
      prefixCcApi: null,
      // A link names this server; no service shortens it.
      createShareableLink: (yasqe: { getValue(): string }) =>
        `${location.origin}${given.endpoint}?draft=${encodeURIComponent(yasqe.getValue())}`,
      extraKeys: { "Ctrl-Space": (cm: { autocomplete(): void }) => cm.autocomplete() } as never,
    },
    yasr: { prefixes: { ...given.prefixes }, getPlainQueryLinkToEndpoint: undefined },
  });
  const tab = given.given ? freshTab(yasgui, given.draft) : yasgui.getTab();
  tab?.setEndpoint(new URL(given.endpoint, location.href).href);
  form?.setAttribute("hidden", "");
  document.documentElement.classList.add("live");
  holder.addEventListener("click", (event) => stayHere(event, given.id), true);
}

/** A query that the address names never takes the place of one somebody has been writing. */
function freshTab(yasgui: Yasgui, draft: string): ReturnType<Yasgui["getTab"]> {
  const same = Object.values(yasgui._tabs).find((tab) => tab.getQuery() === draft);
  if (same) return yasgui.selectTabId(same.getId());
  const tab = yasgui.addTab(true, Yasgui.Tab.getDefaults(yasgui));
  return tab.setQuery(draft);
}

/** Things of this graph have their pages here; their IRIs need not lead anywhere yet. */
function stayHere(event: Event, base: string): void {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const href = link?.getAttribute("href") ?? "";
  if (!href.startsWith(base)) return;
  event.preventDefault();
  event.stopPropagation();
  window.open(`/id/${href.slice(base.length)}`, "_blank", "noopener");
}

/** Classes, properties and codes of the ontology, as they are written in a query. */
function offerTerms({ terms, prefixes }: Given): void {
  const names = terms.map(([name]) => name);
  const starts = Object.keys(prefixes).map((name) => `${name}:`);
  Yasgui.Yasqe.registerAutocompleter(
    {
      name: "kg-terms",
      bulk: false,
      autoShow: true,
      persistenceId: null,
      isValidCompletionPosition: (yasqe) => /^[\w-]+:?[\w-]*$/.test(yasqe.getCompleteToken().string),
      get: (_, token) => {
        const typed = token?.string ?? "";
        const found = typed.includes(":") ? names : starts;
        return found.filter((name) => name.startsWith(typed) && name !== typed).slice(0, 60);
      },
    },
    true,
  );
}

start();
