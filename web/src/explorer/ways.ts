// Addresses: of the page of a thing, of a paragraph, of the web page of a document, of this view.
import { facts } from "./facts.ts";
import { lang } from "./words.ts";

/** The page of a thing, with the day that is asked about; "" in a single file, which has one page. */
export function pageOf(id: string, on = "", paragraph = ""): string {
  const { single, up } = facts();
  if (single || !/^[A-Za-z0-9_-]+$/.test(id)) return "";
  const day = on ? `?on=${encodeURIComponent(on)}` : "";
  const at = /^[A-Za-z0-9]+$/.test(paragraph) ? `#p${paragraph}` : "";
  return `${up}${lang()}/id/${id}.html${day}${at}`;
}

/** The address if a click on it can only open a web page, else "". */
export function webLink(url: string): string {
  if (!/^https?:\/\/[^\s]+$/i.test(url)) return "";
  try {
    return new URL(url).hostname ? url : "";
  } catch {
    return "";
  }
}

/** Where corrections go: an address to mail to or a web page, "" where kg.toml has no contact. */
export function contactLink(contact: string, subject: string, body: string): string {
  if (/^[^\s@<>"'?&,;:]+@[^\s@<>"'?&,;:]+\.[^\s@<>"'?&,;:]+$/.test(contact)) {
    return `mailto:${contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  }
  return webLink(contact);
}
