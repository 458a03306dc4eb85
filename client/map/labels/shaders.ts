import { DANGER, LOST, SELECTED } from '../look.ts';
import { FRAGMENT, PRELUDE } from '../vessels/shaders.ts';

/** A label beside its vessel: the vessel's record, then where the text is from it and in the atlas. Cut from nowhere (below 0) it is a line: where it begins, and how it goes. */
export const labels = {
  vertex: `${PRELUDE}
layout(location = 3) in vec4 a_box; // CSS pixels: top left from the symbol, width, height
layout(location = 4) in vec2 a_cut; // device pixels in the atlas
uniform float u_dpr;
uniform float u_ratio;
uniform float u_side;
uniform vec3 u_text;
out vec2 v_uv;
flat out vec4 v_colour;
void main() {
  vec2 c = corner() * 0.5 + 0.5;
  // On whole pixels, so that the text is as sharp as it was drawn.
  vec2 at = floor((place() + a_box.xy) * u_dpr + 0.5) / u_dpr;
  if (a_cut.x < 0.0) {
    vec2 across = normalize(vec2(-a_box.w, a_box.z));
    gl_Position = clip(place() + a_box.xy + a_box.zw * c.x + across * (c.y * 2.0 - 1.0) * 0.8);
    v_uv = vec2(-1.0);
  } else {
    gl_Position = clip(at + c * a_box.zw);
    v_uv = (a_cut + c * a_box.zw * u_ratio) / u_side;
  }
  v_colour = vec4(has(${DANGER}u) ? colour() : u_text, has(${(DANGER | SELECTED) >>> 0}u) ? 1.0 : has(${LOST}u) ? 0.55 : 0.86);
}`,
  fragment: `${FRAGMENT}
uniform sampler2D u_atlas;
uniform vec3 u_halo;
in vec2 v_uv;
flat in vec4 v_colour;
void main() {
  if (v_uv.x < 0.0) {
    o_colour = ink(v_colour.rgb, 0.85) * v_colour.a;
    return;
  }
  vec2 t = texture(u_atlas, v_uv).rg;
  vec4 c = over(ink(v_colour.rgb, t.g), ink(u_halo, t.r * 0.8));
  o_colour = c * v_colour.a;
}`,
};
