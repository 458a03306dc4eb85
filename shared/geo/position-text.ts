/** How a position is written: degrees and minutes (the sea's usual), degrees alone, or degrees, minutes and seconds. */
export type PositionNotation = 'minutes' | 'decimal' | 'seconds';

/**
 * A position in words, latitude first: `51°01.30'N 001°23.92'E`, `51.02167°N 1.39867°E` or
 * `51°01'18.0"N 001°23'55.2"E`. Rounded once, as a whole number of the last digit, so that 59.999 minutes
 * becomes the next degree and never `60.00'`.
 */
export function positionText(lat: number, lon: number, notation: PositionNotation = 'minutes'): string {
  const ns = lat < 0 ? 'S' : 'N';
  const ew = lon < 0 ? 'W' : 'E';
  return `${angleText(Math.abs(lat), 2, notation)}${ns} ${angleText(Math.abs(lon), 3, notation)}${ew}`;
}

function angleText(degrees: number, width: number, notation: PositionNotation): string {
  if (notation === 'decimal') return `${degrees.toFixed(5)}°`;
  if (notation === 'minutes') {
    const hundredths = Math.round(degrees * 6000);
    const d = Math.floor(hundredths / 6000);
    return `${pad(d, width)}°${((hundredths % 6000) / 100).toFixed(2).padStart(5, '0')}'`;
  }
  const tenths = Math.round(degrees * 36_000);
  const d = Math.floor(tenths / 36_000);
  const m = Math.floor((tenths % 36_000) / 600);
  return `${pad(d, width)}°${pad(m, 2)}'${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}"`;
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0');
