// What every page of a site does with scripts on: search, sorting, the day asked about.
export {};
