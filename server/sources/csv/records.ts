/** A line that is longer is no line of a table. */
const LONGEST = 1024 * 1024;

/** One record of a table, and the number of the line that it begins in; null fields: it was too long to be one. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[] | null;
}

/**
 * Reads a table (RFC 4180) as its bytes come: fields in double quotes may hold separators, quotes (doubled) and line ends; lines end
 * with LF or CRLF. The separator is a comma, or a semicolon or a tab when the first line has more of them. Empty lines are passed over.
 */
export async function* csvRecords(blocks: AsyncIterable<unknown>): AsyncIterable<CsvRecord> {
  const decoder = new TextDecoder('utf-8');
  const lines = new Lines();
  for await (const block of blocks) if (block instanceof Uint8Array) yield* lines.take(decoder.decode(block, { stream: true }));
  yield* lines.take(decoder.decode());
  yield* lines.end();
}

class Lines {
  #rest = '';
  /** A record whose quotes were not closed at the end of its line goes on in the next. */
  #begun = '';
  #beganAt = 0;
  #line = 0;
  #separator: string | null = null;

  *take(text: string): Iterable<CsvRecord> {
    this.#rest += text;
    let from = 0;
    for (let end = this.#rest.indexOf('\n', from); end >= 0; end = this.#rest.indexOf('\n', from)) {
      yield* this.#lineOf(this.#rest.slice(from, this.#rest[end - 1] === '\r' && end > from ? end - 1 : end));
      from = end + 1;
    }
    this.#rest = this.#rest.slice(from);
    if (this.#rest.length <= LONGEST) return;
    // What comes until the next line end is the rest of it, and no record either.
    yield { line: this.#line + 1, fields: null };
    this.#rest = '';
  }

  *end(): Iterable<CsvRecord> {
    if (this.#rest !== '') yield* this.#lineOf(this.#rest);
    this.#rest = '';
    if (this.#begun !== '') yield { line: this.#beganAt, fields: null };
  }

  *#lineOf(line: string): Iterable<CsvRecord> {
    this.#line += 1;
    this.#separator ??= separatorOf(line);
    if (this.#begun === '') {
      if (line === '') return;
      this.#beganAt = this.#line;
      if (!line.includes('"')) return yield { line: this.#line, fields: line.split(this.#separator) };
    }
    this.#begun += this.#begun === '' ? line : `\n${line}`;
    const fields = fieldsOf(this.#begun, this.#separator);
    if (fields === null && this.#begun.length <= LONGEST) return;
    this.#begun = '';
    yield { line: this.#beganAt, fields };
  }
}

function separatorOf(line: string): string {
  const count = (separator: string): number => line.split(separator).length;
  return [';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best), ',');
}

/** Null when a quote is still open at the end. */
function fieldsOf(text: string, separator: string): string[] | null {
  const fields: string[] = [];
  let field = '';
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === '"' && field === '') {
      for (at += 1; ; at++) {
        const close = text.indexOf('"', at);
        if (close < 0) return null;
        field += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        field += '"';
      }
    }
    if (at >= text.length || text[at] === separator) {
      fields.push(field);
      field = '';
    } else field += text[at] ?? '';
  }
  return fields;
}

/** One line of a table with commas. A text that a spreadsheet would take for a formula is written with an apostrophe before it. */
export const csvLine = (fields: readonly (string | number | null | undefined)[]): string => `${fields.map(quoted).join(',')}\n`;

function quoted(field: string | number | null | undefined): string {
  if (field === null || field === undefined) return '';
  if (typeof field === 'number') return String(field);
  const safe = /^['=+\-@\t]/.test(field) ? `'${field}` : field;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What `csvLine` wrote before a text that looks like a formula is taken off again. */
export const unsafe = (field: string): string => (/^'['=+\-@\t]/.test(field) ? field.slice(1) : field);
