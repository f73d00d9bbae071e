// Rows as a file that spreadsheet programs open in the right letters and without running anything.

/** A cell that starts so is a formula to Excel, LibreOffice and Google Sheets. */
const FORMULA = /^[=+\-@\t\r\n]/;

/**
 * Rows as CSV (quoted as RFC 4180 has it), the first of them the header, with the byte order mark that Thai Excel
 * asks for. A text that would be a formula gets an apostrophe before it, numbers stay as they are.
 */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\n`).join("")}`;
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
