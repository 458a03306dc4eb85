import { METRES_PER_NM } from '../../shared/geo/units.ts';
import { metresPerPixel } from './projection.ts';

/** Lengths that a scale bar may have, nautical miles. */
const LENGTHS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200];
const WIDEST_PX = 150;

/** The longest round length that fits, and how wide it is here. */
export function scaleBar(lat: number, zoom: number): { nm: number; px: number } {
  const pxPerNm = METRES_PER_NM / metresPerPixel(lat, zoom);
  const nm = LENGTHS.findLast((length) => length * pxPerNm <= WIDEST_PX) ?? LENGTHS[0] ?? 1;
  return { nm, px: nm * pxPerNm };
}

const ATTRIBUTION = '© OpenStreetMap contributors (ODbL) · UKHO · not for navigation';

const part = (name: string, parent: HTMLElement, text = ''): HTMLElement => {
  const element = document.createElement('div');
  element.className = name;
  element.textContent = text;
  parent.append(element);
  return element;
};

/** What stands on the chart at its lower edge: north, the scale, and whom the chart is from. */
export class Furniture {
  readonly #root: HTMLElement;
  readonly #bar: HTMLElement;
  readonly #text: HTMLElement;
  readonly #attribution: HTMLElement;

  constructor(parent: HTMLElement) {
    this.#root = part('chart-furniture', parent);
    const north = part('chart-north', this.#root, 'N');
    north.setAttribute('role', 'img');
    north.setAttribute('aria-label', 'North is up');
    const scale = part('chart-scale', this.#root);
    this.#text = part('chart-scale-text', scale);
    this.#bar = part('chart-scale-bar', scale);
    this.#attribution = part('chart-attribution', parent, ATTRIBUTION);
  }

  update(lat: number, zoom: number): void {
    const { nm, px } = scaleBar(lat, zoom);
    this.#bar.style.width = `${px.toFixed(1)}px`;
    this.#text.textContent = `${nm} nm`;
  }

  remove(): void {
    this.#root.remove();
    this.#attribution.remove();
  }
}
