/** Where a text stands in the atlas, device pixels; its size on the screen is that over the ratio. */
export interface Cut {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SIDE = 2048;
const FONT = '500 12px "Inter Variable", system-ui, sans-serif';
/** CSS pixels: a line with its halo. */
const LINE = 18;
const PAD = 3;
const HALO = 3.2;

/**
 * Every label's text, drawn once. Red says how much of a pixel is halo, green how much is ink, so that a palette
 * changes nothing here. Rows are filled from the top; when all are full it begins again.
 */
export class LabelAtlas {
  readonly side = SIDE;
  readonly ratio: number;
  /** Goes up when everything that was cut before is gone. */
  generation = 0;
  readonly #pen: CanvasRenderingContext2D;
  readonly #cuts = new Map<string, Cut>();
  readonly #row: number;
  #x = 0;
  #y = 0;
  readonly #dirty = new Set<number>();

  constructor(ratio: number) {
    this.ratio = Math.min(3, Math.max(1, ratio));
    this.#row = Math.ceil(LINE * this.ratio);
    const canvas = document.createElement('canvas');
    canvas.width = SIDE;
    canvas.height = SIDE;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('the browser gives no 2D canvas');
    this.#pen = pen;
    this.clear();
  }

  /** Forgets all texts: after a font has come, or when the atlas is full. */
  clear(): void {
    const pen = this.#pen;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalCompositeOperation = 'source-over';
    pen.fillStyle = '#000';
    pen.fillRect(0, 0, SIDE, SIDE);
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    pen.font = FONT;
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    pen.lineWidth = HALO;
    this.#cuts.clear();
    this.#dirty.clear();
    this.#x = 0;
    this.#y = 0;
    this.generation++;
  }

  has(text: string): boolean {
    return this.#cuts.has(text);
  }

  /** The text's place, drawing it when it is new. Null when there is no room: clear, then begin again. */
  cut(text: string): Cut | null {
    const known = this.#cuts.get(text);
    if (known) return known;
    const pen = this.#pen;
    const css = pen.measureText(text).width + 2 * PAD;
    const width = Math.min(SIDE, Math.ceil(css * this.ratio));
    if (this.#x + width > SIDE) {
      this.#x = 0;
      this.#y += this.#row;
    }
    if (this.#y + this.#row > SIDE) return null;
    const x = this.#x / this.ratio + PAD;
    const y = (this.#y + this.#row / 2) / this.ratio;
    pen.globalCompositeOperation = 'source-over';
    pen.strokeStyle = '#f00';
    pen.strokeText(text, x, y);
    pen.globalCompositeOperation = 'lighter';
    pen.fillStyle = '#0f0';
    pen.fillText(text, x, y);
    const cut = { x: this.#x, y: this.#y, width, height: this.#row };
    this.#cuts.set(text, cut);
    this.#dirty.add(this.#y);
    this.#x += width;
    return cut;
  }

  /** Gives the rows that were drawn into since the last time. */
  takeDirty(upload: (y: number, pixels: ImageData) => void): void {
    for (const y of this.#dirty) upload(y, this.#pen.getImageData(0, y, SIDE, this.#row));
    this.#dirty.clear();
  }

  /** All is to be uploaded again: the texture was lost. */
  spoil(): void {
    for (let y = 0; y <= this.#y; y += this.#row) this.#dirty.add(y);
  }
}
