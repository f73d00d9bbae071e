// What the build writes for the explorer (kg/site/): columns, so that ten thousand actors are a few
// arrays. A file calls kgTake(name, data); data is the object, or the base64 of its gzipped JSON.
// Every list of one record type has one length; "begins" of a nested list has one entry more than
// its owners. -1 stands for nothing in a column of places, "" in one of texts. Texts of the two
// languages fall back on each other before they are written: neither is "" where the other is not.

export type Lang = "th" | "en";
export type Both = [th: string, en: string];
/** Whole days since 1970-01-01; NEVER where none is known. */
export type Day = number;
export const NEVER = -1_000_000;

/** `networks/NAME.js`: all a picture needs. */
export interface PictureFile {
  name: string;
  title: Both;
  about: Both;
  directed: boolean;
  uncited: boolean;
  /** Data version, and what the caption says of the documents in hand. */
  version: string;
  documents: number;
  documentKinds: [code: string, count: number][];
  withheld: number;
  contact: string;
  /** What the query left out for reasons that no choice in the page changes, by code (left.CODE). */
  leftOut: [code: string, count: number][];
  /** The day this site was made as of, "" where any day may be asked for; see --as-of. */
  fixedDay: string;
  /** Whether it leaves out what is only assumed to go on, and of how many sources a fact must be. */
  fixedStrict?: boolean;
  fixedSources?: number;
  /** For each year (CE), first to last: the documents that the lines of the network as it opens
   *  cite, by their date, and the facts behind these lines that begin in it. */
  years: Year[];
  /** The bound query: `before` + a term or UNDEF for ?asOf + `after` + a list for ?modality … */
  sparql: QueryText;
  kinds: Kind[];
  groups: Group[];
  provinces: { code: string; name: Both }[];
  bases: { code: string; name: Both; title: Both }[];
  /** The surest first. `ties`: how many claims of the query are of it, drawn or not. */
  modalities: { code: string; name: Both; ties: number }[];
  /** Codes of the modalities that count where the reader has chosen none ("pledged" alone in the
   *  network of commitments, else "asserted"). */
  usual: string[];
  measures: { code: string; name: Both; about: Both }[];
  clusters: ClusterColumns;
  nodes: NodeColumns;
  lines: LineColumns;
  /** Left, top, right, bottom of all positions. */
  frame: [number, number, number, number];
}

/** Pieces of a query's text; `slots` names what goes between them ("asOf", "modality"). */
export interface QueryText {
  pieces: string[];
  slots: string[];
}

export interface Kind {
  code: string;
  /** Place in `groups`. */
  group: number;
  name: Both;
}

/** A broad group of kinds, marked alike: `shape` is one of kg/page/looks.py. */
export interface Group {
  code: string;
  name: Both;
  shape: string;
  colour: string;
  hollow: boolean;
}

/** Clusters, the largest first; a node's `cluster` is a place here or -1. */
export interface ClusterColumns {
  name: Both[];
  /** Middle and radius of the ground it stands on, in picture units. */
  x: number[];
  y: number[];
  r: number[];
  size: number[];
  /** The coast and borders of its ground as x, y, x, y …, closed: all its members stand within,
   *  no two grounds overlap, neighbours share their border. [] in a network of up to 600 actors:
   *  there the page draws grounds around whoever is shown. */
  outline: number[][];
  /** A hue of the palette: 0 to 8, so chosen that neighbours differ, or 9, the quiet one of many
   *  small clusters that nothing joins to others. */
  hue: number[];
}

export interface NodeColumns {
  /** The local id: the page of a thing is id/ID.html. */
  id: string[];
  th: string[];
  en: string[];
  short: string[];
  kind: number[];
  province: number[];
  cluster: number[];
  person: (0 | 1)[];
  x: number[];
  y: number[];
  /** One column for each of `measures`, by code; null where a measure says nothing. */
  measures: Record<string, (number | null)[]>;
  /** 0 is the actor whose name is shown first where there is no room for all. */
  rank: number[];
}

/** Every pair that ties of any modality may join; lines in the order of both ends, a < b unless
 *  directed. */
export interface LineColumns {
  a: number[];
  b: number[];
  /** What ties of the usual modality come to, on any day: contexts and facts, and independent
   *  families. Weight 0: the line is not in the network as it opens. */
  weight: number[];
  families: number[];
  /** The surest modality of any of its ties (a place in `modalities`, the surest first). */
  modality: number[];
  derived: (0 | 1)[];
}

/**
 * `networks/NAME-ties.js`: what lines rest on; read when it is first needed.
 *
 * How a network is worked out from it, as `kg network NAME` does with the same options:
 * 1. A tie counts if its modality is chosen; on a day, if since <= day and (until is NEVER or
 *    day <= until); if its support is at least --min-sources; with --strict, on a day, unless it is
 *    durable and only assumed (day > statedUntil and day > seenUntil). Where no day is chosen,
 *    --strict leaves nothing out. A row without a tie (-1) always counts.
 * 2. A member is in its context if a row of it counts; its sides are those of these rows, and it is
 *    there itself if one of them is `direct`. A context of more members than --max-parties is left
 *    out, those with node -1 counted, too.
 * 3. A context joins every two of its members once (weight 1), unless they share a side.
 * 4. A direct row that counts joins the ends of its line; of several of one line and fact the
 *    heaviest counts.
 * 5. A line is there if something joins its ends, unless an entry of `apart` for it counts: its
 *    ties must be on the day (since, until), whatever else is chosen. Its weight is the sum; it is
 *    derived if every reason is: a direct row's `derived`, a context in which not both are there
 *    themselves. An actor is there if a line of it is.
 * 6. Its families are those of the sources of the counting ties behind it: of both members' rows
 *    in a context, of every direct row.
 */
export interface TiesFile {
  name: string;
  /** Contexts, speakers, places: whatever a tie names. */
  things: { id: string[]; th: string[]; en: string[]; page: (0 | 1)[] };
  /** Sources of one family have one number in `family`. */
  sources: { id: string[]; th: string[]; en: string[]; date: string[]; family: number[]; url: string[] };
  roles: Both[];
  tieKinds: Both[];
  texts: Both[];
  ties: TieColumns;
  contexts: ContextColumns;
  members: MemberColumns;
  rows: RowColumns;
  direct: DirectColumns;
  /** By which ties pairs leave this network ("without: structure"): `one` and, unless it is -1,
   *  `other` must both be on the day. */
  apart: { line: number[]; one: number[]; other: number[] };
}

/** What several actors share: an agreement, an event, a programme in a place. */
export interface ContextColumns {
  basis: number[];
  /** Places in `things`; `at` is the place it is done in, where that matters, or -1. */
  thing: number[];
  at: number[];
  /** Years (CE) it stands in; [] where no document dates it. */
  years: number[][];
  /** Its day as stated, ISO or partial; "" where not stated. */
  when: string[];
  /** How many of `members` are its, one context after the other. */
  members: number[];
}

/** One for each actor in each context, in the order of contexts and then of actors. */
export interface MemberColumns {
  /** A place in the picture's nodes, -1 for one that is counted and never drawn. */
  node: number[];
  /** How many of `rows` are its, one member after the other. */
  rows: number[];
}

/** What puts a member in its context: a tie, on a side or on none (-1), in its own name or not. */
export interface RowColumns {
  tie: number[];
  side: number[];
  direct: (0 | 1)[];
}

/** What ties two directly, in the order of lines. */
export interface DirectColumns {
  line: number[];
  tie: number[];
  basis: number[];
  /** Rows of one line and one fact count once. */
  fact: number[];
  weight: number[];
  derived: (0 | 1)[];
  years: number[][];
}

export interface TieColumns {
  /** The local id of the claim. */
  id: string[];
  kind: number[];
  role: number[];
  /** Who, and in or with what (places in `things`). */
  actor: number[];
  context: number[];
  /** What else it says (quoted words, money, programme, place): a place in `texts` or -1. */
  what: number[];
  /** As stated, ISO or partial ("2023", "2023-02", "2023-02-28"), "" where not stated. What only
   *  happened begins, where nothing else is stated, on the day of the agreement or event. */
  start: string[];
  end: string[];
  observed: string[];
  /** It counts on a day from since to until; stated until, and last seen. NEVER in `since` is a
   *  tie that counts on no day, elsewhere that none is known. */
  since: Day[];
  until: Day[];
  statedUntil: Day[];
  seenUntil: Day[];
  durable: (0 | 1)[];
  modality: number[];
  saidBy: number[][];
  /** [source, paragraph][]; families are those of the sources. */
  cited: [source: number, paragraph: string][][];
  /** How many independent families state its fact anywhere. */
  support: number[];
}

export interface Year {
  year: number;
  documents: number;
  ties: number;
}

/** `networks/index.js`: every network there is, and what pages say of time. */
export interface IndexFile {
  networks: { name: string; title: Both; about: Both; nodes: number; lines: number }[];
  /** For each year (CE) the documents of it and the ties that start in it, first to last. */
  years: Year[];
}

/** `search.js`: everything that has a page; see finding/find.ts. */
export interface SearchFile {
  kinds: { code: string; group: number; name: Both }[];
  groups: Group[];
  id: string[];
  th: string[];
  en: string[];
  /** Other names, abbreviations and spellings, joined by "\n". */
  also: string[];
  kind: number[];
  /** A word to tell namesakes apart (province, date, organisation): a place in `hints`, or -1. */
  hint: number[];
  hints: Both[];
  /** How many ties: the better known first among equals. */
  ties: number[];
}
