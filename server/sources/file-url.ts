import { observerOf } from './address.ts';
import type { FileOptions } from './file.source.ts';

/** Reads what follows `file:`, `PATH?speed=10&at=LAT,LON`; a path that begins with `//` is that of a file URL. */
export function readFileUrl(rest: string, scheme = 'file'): FileOptions | { problem: string } {
  const query = rest.lastIndexOf('?');
  const written = query < 0 ? rest : rest.slice(0, query);
  const path = written.startsWith('//') ? decoded(written.slice(2)) : written;
  if (path === null || path === '') return { problem: scheme === 'file' ? 'file: lacks a path: write file:PATH, or file:- for standard input' : `${scheme}: lacks a path: write ${scheme}:PATH` };
  const options = new URLSearchParams(query < 0 ? '' : rest.slice(query + 1));
  const unknown = [...options.keys()].find((key) => !['speed', 'at', 'again'].includes(key));
  if (unknown !== undefined) return { problem: `${scheme}:${rest}: there is no option ${unknown}, only speed=NUMBER, speed=max, at=LAT,LON and again=1` };
  const speed = speedOf(options.get('speed'));
  if (speed === null) return { problem: `${scheme}:${rest}: speed= wants a number above 0 (at most 100000), or max` };
  const observer = observerOf(options.get('at'));
  if (observer === undefined) return { problem: `${scheme}:${rest}: at= wants LAT,LON in degrees, for example at=51.13,1.32` };
  const again = options.get('again');
  if (again !== null && again !== '1') return { problem: `${scheme}:${rest}: again=1 is all that again can be` };
  return { path, speed, observer, again: again === '1' };
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function speedOf(text: string | null): number | 'max' | null {
  if (text === null) return 1;
  if (text === 'max') return 'max';
  const speed = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  return speed > 0 && speed <= 100_000 ? speed : null;
}
