// ---- the page's address: who is open and what is chosen, so that a link shows the same

/** Such as #id:codi&years=2022-2024&undated=no&without=event&hide=university */
function written() {
  const parts = [];
  if (picked.actor >= 0) parts.push(encodeURIComponent(actors[picked.actor].key));
  if (choice.from || choice.to) parts.push(`years=${choice.from || ""}-${choice.to || ""}`);
  if (!choice.undated) parts.push("undated=no");
  if (!choice.many) parts.push("many=no");
  if (choice.least) parts.push(`least=${weights[choice.least]}`);
  const listed = (codes) => [...codes].sort().map(encodeURIComponent).join(",");
  if (choice.bases.size) parts.push(`without=${listed(choice.bases)}`);
  if (choice.kinds.size) parts.push(`hide=${listed([...choice.kinds].map((i) => kinds[i].code))}`);
  return parts.join("&");
}
function address() {
  const hash = written();
  try { history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search); } catch { /* a sandboxed page has no address */ }
}
function fromAddress() {
  const parts = location.hash.slice(1).split("&");
  const plain = (text) => { try { return decodeURIComponent(text); } catch { return ""; } };
  const given = new Map(parts.filter((part) => part.includes("=")).map((part) => part.split("=", 2)));
  const list = (name) => (given.get(name) || "").split(",").map(plain);
  const year = (text) => (facts.years.some(([one]) => one === Number(text)) ? Number(text) : 0);
  const [from, to] = (given.get("years") || "-").split("-");
  Object.assign(choice, { from: year(from), to: year(to), undated: given.get("undated") !== "no", many: given.get("many") !== "no" });
  choice.least = Math.max(0, weights.indexOf(Number(given.get("least"))));
  choice.bases = new Set(list("without").filter((code) => facts.bases.includes(code)));
  choice.kinds = new Set(list("hide").map((code) => kinds.findIndex((kind) => kind.code === code)).filter((i) => i >= 0));
  sift();
  const who = actors.findIndex((actor) => parts.some((part) => part && plain(part) === actor.key));
  return who;
}
