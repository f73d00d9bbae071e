// The explorer of networks: an entry of its own, loaded by the page of networks alone.
export {};
