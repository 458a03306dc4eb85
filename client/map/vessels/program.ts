/** A program that could not be made: said with the driver's own words. */
class ShaderFault extends Error {}

function compile(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type);
  if (!shader) throw new ShaderFault('no shader: the graphics context is lost');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost()) {
    throw new ShaderFault(`shader: ${gl.getShaderInfoLog(shader) ?? 'no reason given'}`);
  }
  return shader;
}

/** A linked program and its uniforms by name. */
export class Program {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #uniforms = new Map<string, WebGLUniformLocation | null>();

  constructor(gl: WebGL2RenderingContext, source: { vertex: string; fragment: string }) {
    this.#gl = gl;
    const vertex = compile(gl, gl.VERTEX_SHADER, source.vertex);
    const fragment = compile(gl, gl.FRAGMENT_SHADER, source.fragment);
    this.#program = gl.createProgram();
    gl.attachShader(this.#program, vertex);
    gl.attachShader(this.#program, fragment);
    gl.linkProgram(this.#program);
    gl.deleteShader(vertex);
    gl.deleteShader(fragment);
    if (!gl.getProgramParameter(this.#program, gl.LINK_STATUS) && !gl.isContextLost()) {
      throw new ShaderFault(`program: ${gl.getProgramInfoLog(this.#program) ?? 'no reason given'}`);
    }
  }

  use(): void {
    this.#gl.useProgram(this.#program);
  }

  /** Where a uniform is; null when the compiler found that nothing needs it, which WebGL takes in silence. */
  at(name: string): WebGLUniformLocation | null {
    let at = this.#uniforms.get(name);
    if (at === undefined) {
      at = this.#gl.getUniformLocation(this.#program, name);
      this.#uniforms.set(name, at);
    }
    return at;
  }

  delete(): void {
    this.#gl.deleteProgram(this.#program);
  }
}
