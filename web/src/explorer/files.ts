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
  /** The bound query: `before` + a term or UNDEF for ?asOf + `after` + a list for ?modality … */
  sparql: QueryText;
  kinds: Kind[];
  groups: Group[];
  provinces: { code: string; name: Both }[];
  bases: { code: string; name: Both; title: Both }[];
  modalities: { code: string; name: Both }[];
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
  /** A hue of the colour-blind safe palette, so chosen that neighbours differ. */
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

/** Every pair that any tie of any modality joins; lines in the order of both ends. */
export interface LineColumns {
  a: number[];
  b: number[];
  /** What asserted ties of any day come to: contexts and facts, and independent families. */
  weight: number[];
  families: number[];
  /** The surest modality of any of its ties (a place in `modalities`, the surest first). */
  modality: number[];
  derived: (0 | 1)[];
}

/** `networks/NAME-ties.js`: what lines rest on; read when it is first needed. */
export interface TiesFile {
  name: string;
  /** Contexts, speakers, places: whatever a tie names. */
  things: { id: string[]; th: string[]; en: string[]; page: (0 | 1)[] };
  sources: { id: string[]; th: string[]; en: string[]; date: string[]; family: number[]; url: string[] };
  roles: Both[];
  tieKinds: Both[];
  ties: TieColumns;
  reasons: ReasonColumns;
  /** For each line the ties (places in `ties`) by which the pair leaves this network on days
   *  when they count ("without: structure"); begins has lines + 1 entries. */
  apart: { begins: number[]; tie: number[] };
}

export interface TieColumns {
  /** The local id of the claim. */
  id: string[];
  kind: number[];
  role: number[];
  /** Who, and in or with what (places in `things`). */
  actor: number[];
  context: number[];
  /** What else it says, in words: "what", the money, programme, place. */
  what: Both[];
  /** As stated, ISO or partial ("2023", "2023-02", "2023-02-28"), "" where not stated. */
  start: string[];
  end: string[];
  observed: string[];
  /** It counts on a day from since to until (NEVER = open); stated until, and last seen. */
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

/** What joins the ends of each line: one context or one fact each. */
export interface ReasonColumns {
  /** lines + 1 entries: the reasons of line i are begins[i] to begins[i + 1]. */
  begins: number[];
  basis: number[];
  /** The context, a place in `things`; -1 for a direct tie. */
  context: number[];
  /** How many actors the context joins; 0 for a direct tie. */
  parties: number[];
  weight: number[];
  /** Years (CE) it stands in. */
  years: number[][];
  /** Ties of the one end and of the other; a direct tie stands in `one` alone. It counts where
   *  each side that has ties has one that counts. */
  one: number[][];
  other: number[][];
}

/** `networks/index.js`: every network there is, and what pages say of time. */
export interface IndexFile {
  networks: { name: string; title: Both; about: Both; nodes: number; lines: number }[];
  /** For each year (CE) the documents of it and the ties that start in it, first to last. */
  years: { year: number; documents: number; ties: number }[];
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
  /** A word to tell namesakes apart (province, date, organisation), by language. */
  hint: Both[];
  /** How many ties: the better known first among equals. */
  ties: number[];
}
