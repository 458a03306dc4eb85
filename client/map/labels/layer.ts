import { rgbOf } from '../../palette/contrast.ts';
import type { Picture } from '../../state/picture.ts';
import { DANGER, LINES, LOST, rankOf, SELECTED, SHAPE, shapeOf, UNDER } from '../look.ts';
import { screenX, screenY, type View } from '../projection.ts';
import { symbolScale, type Overlay, type Scene, type Shared } from '../vessels/layer.ts';
import { STRIDE } from '../vessels/pack.ts';
import { placeOf } from '../vessels/place.ts';
import { Program } from '../vessels/program.ts';
import { LabelAtlas, type Cut } from './atlas.ts';
import { ABOVE, BELOW, Cells, LEFT, leaderOf, placeLabels, RIGHT, type Away, type Placed, type Side, type Wish } from './placement.ts';
import { labels as source } from './shaders.ts';
import { labelOf, motionText } from './text.ts';

/** From here on every vessel may have a label; further out only the alerting and the selected. */
const FROM_ZOOM = 9.5;
/** Aids to navigation are named only where there is room. */
const UNDER_FROM_ZOOM = 11.5;
const MOST = 250;
/** Wishes beyond this have no hope of a place, and each costs. */
const MOST_WISHES = 600;
/** New texts drawn in one placing; the others come with the next. */
const MOST_NEW = 40;
/** Record: the vessel's own 24 bytes, then box and cut as six floats. */
const RECORD = STRIDE + 24;
const LINE_GAP = 13;

interface Shown extends Placed {
  readonly cut: Cut;
  readonly second: boolean;
}

/** Beside the symbol a line to its label begins; CSS pixels. */
const LEADER_GAP = 8;

/** The labels: which, where, and how they are drawn with the vessels that they belong to. */
export class LabelLayer implements Overlay {
  readonly #scene: Scene;
  readonly #picture: Picture;
  readonly #on: () => boolean;
  readonly #cells = new Cells();
  readonly #bytes = new ArrayBuffer(2 * MOST * RECORD);
  readonly #floats = new Float32Array(this.#bytes);
  readonly #words = new Uint32Array(this.#bytes);
  readonly #sides = new Map<number, Side>();
  readonly #away = new Map<number, Away>();
  #atlas: LabelAtlas;
  #shown: Shown[] = [];
  #count = 0;
  #fresh = false;
  #program: Program | undefined;
  #buffer: WebGLBuffer | null = null;
  #vao: WebGLVertexArrayObject | null = null;
  #texture: WebGLTexture | null = null;

  constructor(scene: Scene, picture: Picture, on: () => boolean) {
    this.#scene = scene;
    this.#picture = picture;
    this.#on = on;
    this.#atlas = new LabelAtlas(devicePixelRatio);
    // Drawn with another face before: draw again.
    void document.fonts.load('500 12px "Inter Variable"').then(() => this.#renewAtlas());
  }

  get count(): number {
    return this.#shown.length;
  }

  /** Where a vessel's label stands from its symbol, CSS pixels; null while it has none. */
  boxOf(handle: number): { dx: number; dy: number; width: number; height: number } | null {
    const label = this.#shown.find((one) => one.handle === handle && !one.second);
    if (label === undefined) return null;
    const { dx, dy, cut } = label;
    return { dx, dy, width: cut.width / this.#atlas.ratio, height: cut.height / this.#atlas.ratio - 4 };
  }

  /** Chooses labels and their places anew. False when some texts are still to be drawn: place again soon. */
  place(selected: number): boolean {
    const view = this.#scene.view();
    const zoom = this.#scene.zoom();
    if (Math.min(3, Math.max(1, devicePixelRatio)) !== this.#atlas.ratio) this.#renewAtlas();
    const { wishes, texts, all } = this.#wishes(view, zoom, selected);
    const placed = placeLabels(wishes, this.#cells, MOST);
    this.#shown = [];
    this.#sides.clear();
    this.#away.clear();
    for (const p of placed) {
      const cut = texts.get(p.handle);
      if (!cut) continue;
      this.#sides.set(p.handle, p.side);
      if (p.led) this.#away.set(p.handle, [p.dx, p.dy]);
      this.#shown.push({ ...p, cut, second: false });
      if (p.handle === selected) this.#showSecond(p, cut);
    }
    this.refresh();
    return all;
  }

  #showSecond(p: Placed, first: Cut): void {
    const slot = this.#picture.slotOf(p.handle);
    const text = slot === undefined ? null : motionText(this.#picture.motion[slot] ?? 0);
    const cut = text === null ? null : this.#atlas.cut(text);
    if (!cut) return;
    const dx = p.side === LEFT ? p.dx + (first.width - cut.width) / this.#atlas.ratio : p.dx;
    this.#shown.push({ ...p, dx, dy: p.dy + LINE_GAP, led: false, cut, second: true });
  }

  #wishes(view: View, zoom: number, selected: number): { wishes: Wish[]; texts: Map<number, Cut>; all: boolean } {
    const { instances } = this.#scene;
    const { handle: handles } = this.#picture;
    const now = this.#scene.now();
    const at: [number, number] = [0, 0];
    const wishes: Wish[] = [];
    const texts = new Map<number, Cut>();
    const every = this.#on() && zoom >= FROM_ZOOM;
    let fresh = 0;
    this.#cells.clear(view.width, view.height);
    // From the end: what lies on top is asked first.
    for (let n = instances.count - 1; n >= 0; n--) {
      const look = instances.words[n * 6 + 4] ?? 0;
      const must = (look & (DANGER | SELECTED)) !== 0;
      if (!every && !must) continue;
      placeOf(instances, n, now, at);
      const x = screenX(view, at[0]);
      const y = screenY(view, at[1]);
      if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
      this.#cells.take(x - 4, y - 4, 8, 8);
      if (wishes.length >= MOST_WISHES || (!must && !isNamed(look, zoom))) continue;
      const handle = handles[instances.slots[n] ?? 0] ?? 0;
      const item = this.#picture.item(handle);
      const text = item ? labelOf(item) : null;
      if (text === null) continue;
      if (!this.#atlas.has(text) && ++fresh > MOST_NEW && !must) continue;
      const cut = this.#atlas.cut(text);
      if (!cut) {
        // Full: begin again, with what is in view alone.
        this.#atlas.clear();
        return this.#wishes(view, zoom, selected);
      }
      texts.set(handle, cut);
      wishes.push(this.#wish(handle, x, y, cut, look, must, handle === selected, instances.words[n * 6 + 3] ?? 0));
    }
    return { wishes, texts, all: fresh <= MOST_NEW };
  }

  #wish(handle: number, x: number, y: number, cut: Cut, look: number, must: boolean, selected: boolean, motion: number): Wish {
    const before = this.#sides.get(handle);
    const distress = shapeOf(look) === SHAPE.distress;
    const priority = (selected ? 100 : 0) + (distress ? 50 : 0) + rankOf(look) * 10 + (before === undefined ? 0 : 15) - ((look & LOST) === 0 ? 0 : 5);
    return {
      handle,
      x,
      y,
      width: cut.width / this.#atlas.ratio,
      height: cut.height / this.#atlas.ratio - 4 + (selected ? LINE_GAP : 0),
      priority,
      must: must || distress,
      side: before ?? sideOf(look, motion),
      away: this.#away.get(handle) ?? null,
      gap: (selected ? 17 : 9) * symbolScale(this.#scene.zoom()) + 1,
    };
  }

  /** The records changed: labels go with their vessels. */
  refresh(): void {
    const { instances } = this.#scene;
    const { ratio } = this.#atlas;
    this.#count = 0;
    for (const label of this.#shown) {
      const { handle, dx, dy, cut, led } = label;
      const slot = this.#picture.slotOf(handle);
      const n = slot === undefined ? -1 : instances.recordOf(slot);
      if (n < 0) continue;
      if (led) {
        const line = leaderOf(label, cut.width / ratio, cut.height / ratio - 4, LEADER_GAP);
        this.#put(n, line.x, line.y, line.right, line.down, -1, -1);
      }
      this.#put(n, dx, dy - 2, cut.width / ratio, cut.height / ratio, cut.x, cut.y);
    }
    this.#fresh = false;
  }

  /** One thing to draw beside a vessel: a text, or, where it is cut from nowhere, a line. */
  #put(n: number, ...values: readonly [x: number, y: number, width: number, height: number, cutX: number, cutY: number]): void {
    if (this.#count >= 2 * MOST) return;
    const w = (this.#count++ * RECORD) / 4;
    this.#words.set(this.#scene.instances.words.subarray(n * 6, n * 6 + 6), w);
    this.#floats.set(values, w + 6);
  }

  add(gl: WebGL2RenderingContext): void {
    this.#program = new Program(gl, source);
    this.#buffer = gl.createBuffer();
    this.#vao = gl.createVertexArray();
    gl.bindVertexArray(this.#vao);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    gl.bufferData(gl.ARRAY_BUFFER, this.#bytes.byteLength, gl.DYNAMIC_DRAW);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, RECORD, 0);
    gl.vertexAttribPointer(1, 1, gl.FLOAT, false, RECORD, 8);
    gl.vertexAttribIPointer(2, 3, gl.UNSIGNED_INT, RECORD, 12);
    gl.vertexAttribPointer(3, 4, gl.FLOAT, false, RECORD, STRIDE);
    gl.vertexAttribPointer(4, 2, gl.FLOAT, false, RECORD, STRIDE + 16);
    for (let place = 0; place < 5; place++) {
      gl.enableVertexAttribArray(place);
      gl.vertexAttribDivisor(place, 1);
    }
    gl.bindVertexArray(null);
    this.#makeTexture(gl);
    this.#fresh = false;
  }

  #makeTexture(gl: WebGL2RenderingContext): void {
    const { side } = this.#atlas;
    this.#texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, side, side);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    this.#atlas.spoil();
  }

  /** Another face, or a screen of another density. The texture keeps its size. */
  #renewAtlas(): void {
    this.#atlas = new LabelAtlas(devicePixelRatio);
    this.#shown = [];
  }

  draw(gl: WebGL2RenderingContext, shared: Shared): void {
    if (!this.#program || this.#count === 0) return;
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    this.#uploadTexts(gl);
    const program = this.#program;
    shared.frame(program);
    gl.bindVertexArray(this.#vao);
    if (!this.#fresh) {
      this.#fresh = true;
      gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
      gl.bufferSubData(gl.ARRAY_BUFFER, 0, this.#words, 0, (this.#count * RECORD) / 4);
    }
    // The labels' records were copied from the vessels' and have their origin and epoch.
    gl.uniform1f(program.at('u_ratio'), this.#atlas.ratio);
    gl.uniform1f(program.at('u_side'), this.#atlas.side);
    gl.uniform1i(program.at('u_atlas'), 0);
    gl.uniform3f(program.at('u_text'), ...rgbOf(this.#scene.tokens().text));
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.#count);
  }

  #uploadTexts(gl: WebGL2RenderingContext): void {
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
    this.#atlas.takeDirty((y, pixels) => gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, y, pixels.width, pixels.height, gl.RGBA, gl.UNSIGNED_BYTE, pixels.data));
  }

  remove(gl: WebGL2RenderingContext): void {
    this.#program?.delete();
    this.#program = undefined;
    gl.deleteBuffer(this.#buffer);
    gl.deleteVertexArray(this.#vao);
    gl.deleteTexture(this.#texture);
  }
}

/** Whether a label is worth its place when nothing calls for it: a radar plot's number means little to a reader. */
function isNamed(look: number, zoom: number): boolean {
  const shape = shapeOf(look);
  if (shape === SHAPE.radar || shape === SHAPE.base) return false;
  return (look & UNDER) === 0 || zoom >= UNDER_FROM_ZOOM;
}

/** The side that the heading line and the vector leave free. */
function sideOf(look: number, motion: number): Side {
  const cog = (motion >>> 10) & 0xfff;
  if ((look & LINES) === 0 || cog === 4095) return RIGHT;
  const course = cog / 10;
  if (course > 20 && course < 160) return LEFT;
  if (course > 200 && course < 340) return RIGHT;
  return course <= 20 || course >= 340 ? BELOW : ABOVE;
}
