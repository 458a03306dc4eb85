import type { VesselLayer } from './layer.ts';

/**
 * The vessels' own canvas, over the chart's. Vessels move all the time and the chart below them hardly ever: drawn
 * apart, a chart at rest costs nothing, which is most of the work where graphics are drawn by the processor.
 */
export class VesselPane {
  readonly #below: HTMLCanvasElement;
  readonly #canvas = document.createElement('canvas');
  readonly #gl: WebGL2RenderingContext;
  readonly #layer: VesselLayer;
  #frame = 0;
  #shown = false;

  /** Lies over the chart's canvas and grows with it. `lost` hears that its graphics were lost, and that they are back. Throws where there is no WebGL 2. */
  constructor(below: HTMLCanvasElement, layer: VesselLayer, lost: (now: boolean) => void) {
    const gl = this.#canvas.getContext('webgl2', { alpha: true, premultipliedAlpha: true, antialias: false, depth: false, stencil: false });
    if (gl === null) throw new Error('no WebGL 2 for the vessels');
    this.#below = below;
    this.#gl = gl;
    this.#layer = layer;
    this.#canvas.className = 'chart-vessels';
    this.#canvas.setAttribute('aria-hidden', 'true');
    below.after(this.#canvas);
    layer.add(gl);
    this.#canvas.addEventListener('webglcontextlost', (event) => {
      // Without this it would not be given back.
      event.preventDefault();
      lost(true);
    });
    this.#canvas.addEventListener('webglcontextrestored', () => {
      layer.add(gl);
      lost(false);
      this.soon();
    });
  }

  /** Vessels are drawn from now on; until then a vessel would lie on an empty sheet. */
  show(): void {
    this.#shown = true;
    this.soon();
  }

  /** Draws with the next frame of the screen, once, however often it is asked for. */
  soon(): void {
    this.#frame ||= requestAnimationFrame(() => this.draw());
  }

  /** Draws within this frame: for when the chart below was drawn in it, so that vessels do not lag behind a chart that is dragged. */
  draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const gl = this.#gl;
    if (!this.#shown || gl.isContextLost()) return;
    const { width, height } = this.#below;
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    gl.viewport(0, 0, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    this.#layer.draw(gl);
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    this.#layer.remove(this.#gl);
    this.#canvas.remove();
    // Browsers give a page few contexts: this one is given back at once.
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
}
