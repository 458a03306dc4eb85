import { rgbOf } from '../../palette/contrast.ts';
import type { Tokens } from '../../palette/tokens.ts';
import { COLOURS } from '../look.ts';
import { screenX, screenY, type View } from '../projection.ts';
import { STRIDE, type Instances } from './pack.ts';
import { Program } from './program.ts';
import { hulls, lines, rings, symbols } from './shaders.ts';

/** Minutes that a speed vector reaches ahead (SN.1/Circ.243: by choice; 6 min is 0.1 of the speed in miles). */
const VECTOR_MINUTES = 6;
/** Ships are drawn to scale from 1:50 000, which is 13.2 m a pixel. */
const HULLS_FROM_ZOOM = 11.8;

/** What the layer needs to know at each drawing. */
export interface Scene {
  readonly instances: Instances;
  tokens(): Tokens;
  view(): View;
  zoom(): number;
  /** Watch time, ms. */
  now(): number;
  /** The lit half of a flash; always lit where motion is not wanted. */
  lit(): boolean;
  vectors(): boolean;
}

/** Symbols grow a little as the chart does. */
export const symbolScale = (zoom: number): number => Math.min(1.3, Math.max(0.72, 0.72 + (zoom - 7) * 0.1));

/** Gives a program what all passes of one drawing share, and makes it the one in use. */
export interface Shared {
  frame(program: Program): void;
}

/** Something drawn with the vessels, above them. */
export interface Overlay {
  add(gl: WebGL2RenderingContext): void;
  draw(gl: WebGL2RenderingContext, shared: Shared): void;
  remove(gl: WebGL2RenderingContext): void;
}

/**
 * All vessels from one buffer: a record a vessel, drawn as instances of a square that the shaders turn into lines,
 * rings, hulls and symbols. Between reports nothing is uploaded; the shaders move the vessels on.
 */
export class VesselLayer {
  readonly #scene: Scene;
  readonly #overlay: Overlay;
  #programs: { rings: Program; lines: Program; hulls: Program; symbols: Program } | undefined;
  #buffer: WebGLBuffer | null = null;
  #vao: WebGLVertexArrayObject | null = null;
  #room = 0;
  #fresh = false;
  readonly #colours = new Float32Array(COLOURS.length * 3);
  readonly #onDraw: (count: number) => void;

  constructor(scene: Scene, overlay: Overlay, onDraw: (count: number) => void) {
    this.#scene = scene;
    this.#overlay = overlay;
    this.#onDraw = onDraw;
  }

  /** The records were packed anew: upload them before the next drawing. */
  changed(): void {
    this.#fresh = false;
  }

  add(gl: WebGL2RenderingContext): void {
    this.#programs = { rings: new Program(gl, rings), lines: new Program(gl, lines), hulls: new Program(gl, hulls), symbols: new Program(gl, symbols) };
    this.#buffer = gl.createBuffer();
    this.#vao = gl.createVertexArray();
    gl.bindVertexArray(this.#vao);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, STRIDE, 0);
    gl.enableVertexAttribArray(1);
    gl.vertexAttribPointer(1, 1, gl.FLOAT, false, STRIDE, 8);
    gl.enableVertexAttribArray(2);
    gl.vertexAttribIPointer(2, 3, gl.UNSIGNED_INT, STRIDE, 12);
    for (const place of [0, 1, 2]) gl.vertexAttribDivisor(place, 1);
    gl.bindVertexArray(null);
    this.#room = 0;
    this.#fresh = false;
    this.#overlay.add(gl);
  }

  remove(gl: WebGL2RenderingContext): void {
    for (const program of Object.values(this.#programs ?? {})) program.delete();
    this.#programs = undefined;
    gl.deleteBuffer(this.#buffer);
    gl.deleteVertexArray(this.#vao);
    this.#overlay.remove(gl);
  }

  draw(gl: WebGL2RenderingContext): void {
    const programs = this.#programs;
    if (!programs) return;
    const { instances } = this.#scene;
    const view = this.#scene.view();
    const dpr = gl.drawingBufferWidth / view.width;
    this.#upload(gl, instances);
    gl.disable(gl.CULL_FACE);
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    if (instances.count > 0) {
      const zoom = this.#scene.zoom();
      gl.bindVertexArray(this.#vao);
      const draw = (program: Program) => {
        this.#frame(gl, program, view, dpr, zoom);
        gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, instances.count);
      };
      draw(programs.rings);
      if (zoom >= HULLS_FROM_ZOOM) draw(programs.hulls);
      if (this.#scene.vectors()) this.#lines(gl, programs.lines, draw, zoom);
      draw(programs.symbols);
      gl.bindVertexArray(null);
    }
    this.#overlay.draw(gl, { frame: (program) => this.#frame(gl, program, view, dpr, this.#scene.zoom()) });
    gl.bindVertexArray(null);
    this.#onDraw(instances.count);
  }

  #lines(gl: WebGL2RenderingContext, program: Program, draw: (p: Program) => void, zoom: number): void {
    program.use();
    gl.uniform1f(program.at('u_minutes'), VECTOR_MINUTES);
    gl.uniform1f(program.at('u_fade'), Math.min(1, Math.max(0.35, (zoom - 7) / 2.5)));
    gl.uniform1i(program.at('u_vector'), 1);
    draw(program);
    if (zoom < 8) return;
    gl.uniform1i(program.at('u_vector'), 0);
    draw(program);
  }

  #upload(gl: WebGL2RenderingContext, instances: Instances): void {
    if (this.#fresh) return;
    this.#fresh = true;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    if (instances.slots.length > this.#room) {
      this.#room = instances.slots.length;
      gl.bufferData(gl.ARRAY_BUFFER, this.#room * STRIDE, gl.DYNAMIC_DRAW);
    }
    gl.bufferSubData(gl.ARRAY_BUFFER, 0, instances.words, 0, (instances.count * STRIDE) / 4);
  }

  #frame(gl: WebGL2RenderingContext, program: Program, view: View, dpr: number, zoom: number): void {
    const { instances } = this.#scene;
    const tokens = this.#scene.tokens();
    program.use();
    gl.uniform2f(program.at('u_offset'), screenX(view, instances.originX), screenY(view, instances.originY));
    gl.uniform1f(program.at('u_world'), view.world);
    gl.uniform1f(program.at('u_originY'), instances.originY);
    gl.uniform1f(program.at('u_now'), (this.#scene.now() - instances.epoch) / 1000);
    gl.uniform2f(program.at('u_size'), view.width, view.height);
    gl.uniform1f(program.at('u_scale'), symbolScale(zoom));
    gl.uniform1f(program.at('u_dpr'), dpr);
    gl.uniform1f(program.at('u_flash'), this.#scene.lit() ? 1 : 0);
    gl.uniform3f(program.at('u_halo'), ...rgbOf(tokens.sea));
    gl.uniform3f(program.at('u_select'), ...rgbOf(tokens.text));
    COLOURS.forEach((name, i) => this.#colours.set(rgbOf(tokens[name]), i * 3));
    gl.uniform3fv(program.at('u_colours'), this.#colours);
  }
}
