import type { Time } from '../../shared/words/position.ts';

const DAY = 86_400_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The time that a person typed, UTC: `3:12`, `03:12:41`, with the day before it as `2021-11-24` or `24 Nov [2021]`, or how long
 * before now as `-5 min`, `-90 s`, `-2 h`. A time alone is of the day that is looked at, unless that is still to come: then the day
 * before. Null when it is none of these.
 */
export function timeFromText(text: string, looked: Time, now: Time): Time | null {
  const typed = text.trim().toLowerCase().replace(/z$/, '').replace(/\butc$/, '').trim();
  const ago = /^-\s*(\d+(?:\.\d+)?)\s*(s|sec|min|m|h)$/.exec(typed);
  if (ago) return now - Number(ago[1]) * (ago[2] === 'h' ? 3_600_000 : ago[2]?.startsWith('m') ? 60_000 : 1_000);
  const clock = /^(?:(.+?)[\st]+)?(\d{1,2})[:.]?(\d\d)(?:[:.](\d\d))?$/.exec(typed);
  if (!clock) return null;
  const [hours, minutes, seconds] = [Number(clock[2]), Number(clock[3]), Number(clock[4] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const ofDay = ((hours * 60 + minutes) * 60 + seconds) * 1_000;
  if (clock[1] === undefined) {
    const at = Math.floor(looked / DAY) * DAY + ofDay;
    return at > now ? at - DAY : at;
  }
  const day = dayFromText(clock[1], now);
  return day === null ? null : day + ofDay;
}

function dayFromText(text: string, now: Time): Time | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]));
  const spoken = /^(\d{1,2})\s+([a-z]{3})[a-z]*(?:\s+(\d{4}))?$/.exec(text);
  if (!spoken) return null;
  const month = MONTHS.indexOf(spoken[2] ?? '');
  const year = spoken[3] === undefined ? new Date(now).getUTCFullYear() : Number(spoken[3]);
  const day = month < 0 ? null : dayOf(year, month, Number(spoken[1]));
  // A day without a year that is still to come was a year ago.
  return day !== null && spoken[3] === undefined && day > now ? dayOf(year - 1, month, Number(spoken[1])) : day;
}

/** Null for the 31st of June. */
function dayOf(year: number, month: number, day: number): Time | null {
  const at = Date.UTC(year, month, day);
  return new Date(at).getUTCDate() === day && month < 12 ? at : null;
}
