// ---- what is shown and what is picked

/** What the reader chose: kinds and bases that are off, years, and the rest. */
const choice = { kinds: new Set(), bases: new Set(), from: 0, to: 0, undated: true, many: true, least: 0 };
const picked = { actor: -1, tie: -1 };
let hovered = -1;
const tiesOf = actors.map(() => []);
ties.forEach((tie, i) => {
  tiesOf[tie.ends[0]].push(i);
  if (tie.ends[1] !== tie.ends[0]) tiesOf[tie.ends[1]].push(i);
});
const otherEnd = (tie, i) => (tie.ends[0] === i ? tie.ends[1] : tie.ends[0]);
const kindShown = (i) => !choice.kinds.has(actors[i].kind);
const inYears = (years) =>
  years.length ? years.some((year) => (!choice.from || year >= choice.from) && (!choice.to || year <= choice.to)) : choice.undated;
/** Whether one thing that joins two actors counts under all filters at once. */
const counts = (reason) =>
  !choice.bases.has(reason.basis) && (choice.many || reason.many < 0) && inYears(reason.years);
const choosing = () =>
  Boolean(choice.kinds.size || choice.bases.size || choice.from || choice.to || !choice.undated || !choice.many || choice.least);

let shown = { actors: [], ties: [] };
/** Works out what is shown: a tie by what of it counts, an actor by the ties left to it. */
function sift() {
  const onTies = ties.map((tie) => {
    const left = tie.reasons.filter(counts);
    const weight = left.reduce((sum, reason) => sum + reason.weight, 0);
    return tie.ends.every(kindShown) && left.length > 0 && weight + 1e-9 >= weights[choice.least];
  });
  const all = !choosing();
  shown = { ties: onTies, actors: actors.map((_, i) => all || (kindShown(i) && tiesOf[i].some((k) => onTies[k]))) };
}
const actorShown = (i) => shown.actors[i];
const tieShown = (i) => shown.ties[i];
sift();

/** The actors and ties in full colour: all, or what is picked with its neighbours. */
function spotlight() {
  if (picked.tie >= 0) return { actors: new Set(ties[picked.tie].ends), ties: new Set([picked.tie]) };
  if (picked.actor < 0) return null;
  const near = tiesOf[picked.actor].filter(tieShown);
  const who = near.map((i) => otherEnd(ties[i], picked.actor));
  return { actors: new Set([picked.actor, ...who]), ties: new Set(near) };
}
