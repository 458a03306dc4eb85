import { isList, type Plain } from '../text/plain.ts';
import type { FieldLook } from '../forms/form.ts';

/** What was typed into a field, as YAML has it; undefined when nothing was. What cannot be understood stays as it is: its fault is said beside it. */
export function valueOf(look: FieldLook, typed: string): Plain | undefined {
  const text = look === 'words' ? typed.replace(/\s+$/, '') : typed.trim();
  if (text === '') return undefined;
  switch (look) {
    case 'quantity':
      return numberOr(text);
    case 'vessel':
      return /^\d{9}$/.test(text) ? Number(text) : text;
    case 'choice':
      // The emergency number is the one choice that YAML reads as a number.
      return text === '999' ? 999 : text;
    case 'people': {
      const range = /^(\d+)\s*(?:to|-|–|,)\s*(\d+)$/.exec(text);
      return range === null ? numberOr(text) : [Number(range[1]), Number(range[2])];
    }
    case 'lines':
      return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
    default:
      return text;
  }
}

/** What a field shows of what the text has. */
export function shownAs(look: FieldLook, value: Plain | undefined): string {
  if (value === undefined || value === null) return '';
  if (isList(value)) return value.map((each) => shownAs('line', each)).join(look === 'people' ? ' to ' : '\n');
  if (typeof value === 'object') return JSON.stringify(value);
  return look === 'words' ? String(value).replace(/\n$/, '') : String(value);
}

const numberOr = (text: string): Plain => (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text);
