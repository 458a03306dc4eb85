import { COLOURS, DANGER, FLASHING, HULL, LINES, LOST, MOVES, RING, SELECTED, SHAPE, SLIGHT, SMALL, MARK } from '../look.ts';
import { RECKON_MIN_KN, RECKON_S } from '../motion.ts';
import { MPS_PER_KNOT } from '../../../shared/geo/units.ts';

const u = (n: number): string => `${n >>> 0}u`;

/**
 * What every pass begins with: the record, and where it lies on the screen now. Screen coordinates are CSS pixels
 * from the top left; the ship's own frame has y ahead and x to starboard.
 */
export const PRELUDE = `#version 300 es
precision highp float;
precision highp int;
layout(location = 0) in vec2 a_pos;   // Mercator, from the origin
layout(location = 1) in float a_at;   // seconds from the epoch
layout(location = 2) in uvec3 a_word; // motion, look, extent

uniform vec2 u_offset;   // of the origin on the screen
uniform float u_world;   // pixels a Mercator unit
uniform float u_originY;
uniform float u_now;     // seconds from the epoch
uniform vec2 u_size;     // of the screen
uniform float u_scale;   // of the symbols
uniform vec3 u_colours[${COLOURS.length}];

const float RAD = 0.017453292519943295;
const float PI = 3.141592653589793;
// A hull shorter than this says less than its symbol.
const float HULL_PX = 20.0;

uint motion() { return a_word.x; }
uint look() { return a_word.y; }
uint extent() { return a_word.z; }
bool has(uint flag) { return (a_word.y & flag) != 0u; }
vec3 colour() { return u_colours[min((look() >> 7u) & 15u, ${u(COLOURS.length - 1)})]; }

float sog() { uint s = motion() & 1023u; return s == 1023u ? -1.0 : float(s) * 0.1; }
float cog() { uint c = (motion() >> 10u) & 4095u; return c == 4095u ? -1.0 : float(c) * 0.1; }
float heading() { uint h = motion() >> 22u; return h == 511u ? -1.0 : float(h); }
// Bow by heading, by course where that is missing; -1 when neither is known.
float bow() { float h = heading(); return h >= 0.0 ? h : (sog() > 0.5 ? cog() : -1.0); }
// Unit vector on the screen (y down) of a bearing.
vec2 ahead(float bearing) { float a = bearing * RAD; return vec2(sin(a), -cos(a)); }

// Pixels a metre where the track is.
float perMetre() {
  float y = PI * (1.0 - 2.0 * (u_originY + a_pos.y));
  return u_world * cosh(y) / 40075016.6855784;
}

// Where it is drawn: dead reckoned for a while after its report, see motion.ts.
vec2 place() {
  vec2 p = u_offset + a_pos * u_world;
  float s = sog();
  if (has(${u(MOVES)}) && !has(${u(LOST)}) && s >= ${RECKON_MIN_KN.toFixed(2)} && cog() >= 0.0) {
    float seconds = clamp(u_now - a_at, 0.0, ${RECKON_S.toFixed(1)});
    p += ahead(cog()) * (s * ${MPS_PER_KNOT} * seconds * perMetre());
  }
  return p;
}

// What is in danger is drawn larger; a radar plot, the smallest symbol of all, most.
float size() {
  float s = has(${u(SMALL)}) ? 0.62 : has(${u(SLIGHT)}) ? 0.8 : 1.0;
  if (has(${u(DANGER)})) s = max(s, 0.9) * ((look() & 15u) == ${u(SHAPE.radar)} ? 1.5 : 1.15);
  return u_scale * s;
}

vec4 clip(vec2 p) { return vec4(p.x / u_size.x * 2.0 - 1.0, 1.0 - p.y / u_size.y * 2.0, 0.0, 1.0); }
const vec4 NOWHERE = vec4(2.0, 2.0, 2.0, 1.0);
vec2 corner() { return vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0; }
`;

/** What every fragment shader begins with. */
export const FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
uniform float u_dpr;
out vec4 o_colour;
// How much of a pixel lies inside a distance field.
float cover(float d) { return clamp(0.5 - d * u_dpr, 0.0, 1.0); }
vec4 over(vec4 top, vec4 under) { return top + under * (1.0 - top.a); }
vec4 ink(vec3 c, float a) { return vec4(c * a, a); }
`;

/** Heading line (solid) and speed vector (dashed): u_vector says which. */
export const lines = {
  vertex: `${PRELUDE}
uniform bool u_vector;
uniform float u_minutes;
uniform float u_fade;
out vec2 v_at;
flat out float v_long;
flat out vec4 v_colour;
void main() {
  gl_Position = NOWHERE;
  if (!has(${u(LINES)}) || has(${u(LOST)})) return;
  float s = sog();
  float bearing = u_vector ? cog() : heading();
  if (bearing < 0.0) return;
  bool disc = (look() & 15u) == ${u(SHAPE.radar)};
  vec2 from = place();
  vec2 dir = ahead(bearing);
  float start = disc ? 3.0 * size() : 8.5 * size();
  // From the stem where the hull is drawn to scale.
  if (has(${u(HULL)}) && float((extent() & 511u) + ((extent() >> 9u) & 511u)) * perMetre() >= HULL_PX * u_scale) start = max(start, float(extent() & 511u) * perMetre());
  float end = start + 12.0 * u_scale;
  if (u_vector) {
    if (s < 0.5) return;
    end = s * ${MPS_PER_KNOT * 60} * u_minutes * perMetre();
    if (end < start + 3.0) return;
  }
  vec2 c = corner();
  float halfWide = 1.5;
  vec2 side = vec2(-dir.y, dir.x);
  float along = mix(start, end, c.y * 0.5 + 0.5);
  v_at = vec2(c.x * halfWide, along - start);
  v_long = end - start;
  v_colour = vec4(colour(), u_vector ? u_fade * 0.8 : u_fade);
  gl_Position = clip(from + dir * along + side * c.x * halfWide);
}`,
  fragment: `${FRAGMENT}
uniform bool u_vector;
in vec2 v_at;
flat in float v_long;
flat in vec4 v_colour;
void main() {
  float a = cover(abs(v_at.x) - (u_vector ? 0.55 : 0.65)) * v_colour.a;
  if (u_vector) {
    // Dashes of 5 in 8, with a last one at the very end so that the length can be read.
    float d = mod(v_at.y, 8.0);
    a *= clamp(5.0 - d + 0.5, 0.0, 1.0) * clamp(d + 0.5, 0.0, 1.0);
  }
  if (a < 0.004) discard;
  o_colour = ink(v_colour.rgb, a);
}`,
};

/** How far off a reported position may be. */
export const rings = {
  vertex: `${PRELUDE}
out vec2 v_at;
flat out float v_radius;
flat out vec3 v_colour;
void main() {
  gl_Position = NOWHERE;
  if (!has(${u(RING)})) return;
  float r = float(extent()) * perMetre();
  if (r < 8.0 * u_scale || r > 4000.0) return;
  v_radius = r;
  v_colour = colour();
  v_at = corner() * (r + 2.0);
  gl_Position = clip(place() + v_at);
}`,
  fragment: `${FRAGMENT}
in vec2 v_at;
flat in float v_radius;
flat in vec3 v_colour;
void main() {
  float d = length(v_at) - v_radius;
  float dash = step(0.4, fract(atan(v_at.y, v_at.x) / 6.2831853 * max(12.0, floor(v_radius * 0.6))));
  float a = cover(abs(d) - 0.6) * mix(0.25, 0.9, dash) + cover(d) * 0.07;
  if (a < 0.004) discard;
  o_colour = ink(v_colour, min(a, 1.0));
}`,
};

/** Ships of known size, to scale, once that is more than their symbol. */
export const hulls = {
  vertex: `${PRELUDE}
out vec2 v_at;
flat out vec4 v_hull; // half beam, stern, bow, where the bow begins to taper
flat out vec3 v_colour;
void main() {
  gl_Position = NOWHERE;
  float h = heading();
  if (!has(${u(HULL)}) || h < 0.0) return;
  uint e = extent();
  float m = perMetre();
  float bowM = float(e & 511u) * m;
  float sternM = float((e >> 9u) & 511u) * m;
  float port = float((e >> 18u) & 63u) * m;
  float starboard = float((e >> 24u) & 63u) * m;
  float longPx = bowM + sternM;
  if (longPx < HULL_PX * u_scale) return;
  if (port + starboard < 1.0) { port = longPx * 0.075; starboard = port; }
  float beam = port + starboard;
  vec2 mid = vec2((starboard - port) * 0.5, 0.0);
  vec2 c = corner();
  float pad = 2.0;
  vec2 p = vec2(c.x * (beam * 0.5 + pad), c.y < 0.0 ? -sternM - pad : bowM + pad);
  v_at = p;
  v_hull = vec4(beam * 0.5, -sternM, bowM, bowM - min(beam * 0.9, longPx * 0.3));
  v_colour = colour();
  vec2 dir = ahead(h);
  vec2 side = vec2(-dir.y, dir.x);
  gl_Position = clip(place() + dir * p.y + side * (p.x + mid.x));
}`,
  fragment: `${FRAGMENT}
in vec2 v_at;
flat in vec4 v_hull;
flat in vec3 v_colour;
void main() {
  // Narrows from the shoulder to the stem.
  float t = clamp((v_at.y - v_hull.w) / max(v_hull.z - v_hull.w, 0.01), 0.0, 1.0);
  float halfBeam = v_hull.x * (1.0 - t * t);
  float slope = inversesqrt(1.0 + pow(2.0 * t * v_hull.x / max(v_hull.z - v_hull.w, 0.01), 2.0));
  float d = max((abs(v_at.x) - halfBeam) * slope, max(v_hull.y - v_at.y, v_at.y - v_hull.z));
  float a = cover(abs(d) - 0.6) * 0.95 + cover(d) * 0.14;
  if (a < 0.004) discard;
  o_colour = ink(v_colour, min(a, 1.0));
}`,
};

/** The symbols themselves. */
export const symbols = {
  vertex: `${PRELUDE}
out vec2 v_ship;
out vec2 v_screen;
flat out uint v_look;
flat out float v_size;
flat out vec3 v_colour;
flat out float v_known;
void main() {
  gl_Position = NOWHERE;
  uint shape = look() & 15u;
  if (shape == 0u) return;
  float s = size();
  float bearing = bow();
  bool turns = shape == ${u(SHAPE.triangle)} || shape == ${u(SHAPE.aircraft)};
  vec2 dir = turns && bearing >= 0.0 ? ahead(bearing) : vec2(0.0, -1.0);
  vec2 side = vec2(-dir.y, dir.x);
  vec2 room = shape == ${u(SHAPE.triangle)} ? vec2(8.0, 12.5) : shape == ${u(SHAPE.aircraft)} ? vec2(13.0) : vec2(9.5);
  if ((look() & ${u(DANGER)}) != 0u) room += vec2(1.5);
  if (has(${u(LOST)})) room = max(room, vec2(13.0));
  vec2 p = corner() * room * s;
  if (has(${u(SELECTED)})) p = corner() * max(26.0 * u_scale, room.y * s * 1.42);
  v_ship = p / s;
  v_screen = side * p.x + dir * p.y;
  v_look = look();
  v_size = s;
  v_colour = colour();
  v_known = turns && bearing < 0.0 ? 0.0 : 1.0;
  gl_Position = clip(place() + v_screen);
}`,
  fragment: `${FRAGMENT}
uniform vec3 u_halo;
uniform vec3 u_select;
uniform float u_scale;
uniform float u_flash;
in vec2 v_ship;
in vec2 v_screen;
flat in uint v_look;
flat in float v_size;
flat in vec3 v_colour;
flat in float v_known;

float box(vec2 p, vec2 b) { vec2 d = abs(p) - b; return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0); }
float segment(vec2 p, vec2 a, vec2 b) { vec2 pa = p - a, ba = b - a; return length(pa - ba * clamp(dot(pa, ba) / dot(ba, ba), 0.0, 1.0)); }
// Isosceles, tip at (0, tip), base at y = base.
float triangle(vec2 p, float tip, float base, float halfBase) {
  vec2 q = vec2(halfBase, tip - base);
  p = vec2(abs(p.x), tip - p.y);
  vec2 a = p - q * clamp(dot(p, q) / dot(q, q), 0.0, 1.0);
  vec2 b = p - q * vec2(clamp(p.x / q.x, 0.0, 1.0), 1.0);
  float k = sign(q.y);
  float d = min(dot(a, a), dot(b, b));
  float s = max(k * (p.x * q.y - p.y * q.x), k * (p.y - q.y));
  return sqrt(d) * sign(s);
}
bool has(uint flag) { return (v_look & flag) != 0u; }

void main() {
  uint shape = v_look & 15u;
  uint mark = (v_look >> 4u) & 7u;
  bool danger = has(${u(DANGER)});
  bool lost = has(${u(LOST)});
  vec2 p = v_ship;
  float body = 1e3;      // closed outline
  float extra = 1e3;     // strokes that are distances already
  float fill = 0.34;
  float stroke = danger ? 1.25 : 0.72; // half width, in symbol units
  if (shape == ${u(SHAPE.triangle)}) {
    if (v_known < 0.5) {
      // Neither heading nor course: a disc with a dot says "a ship, which way is not known".
      body = length(p) - 4.6;
      extra = length(p) - 1.5;
    } else {
      body = triangle(p, 8.6, -5.6, 4.9);
      if (mark == ${u(MARK.dot)}) extra = length(p - vec2(0.0, -2.0)) - 1.55;
      else if (mark == ${u(MARK.bar)}) extra = box(p - vec2(0.0, -1.2), vec2(3.2, 0.75));
      else if (mark == ${u(MARK.notch)}) body = max(body, -triangle(p, -1.6, -6.4, 3.6));
      else if (mark == ${u(MARK.doubleStern)}) extra = box(p - vec2(0.0, -8.3), vec2(4.9, 0.7));
      else if (mark == ${u(MARK.crossBar)}) extra = box(p - vec2(0.0, -1.0), vec2(6.4, 0.8));
    }
  } else if (shape == ${u(SHAPE.radar)}) {
    body = length(p) - 3.0;
    fill = 1.0;
  } else if (shape == ${u(SHAPE.reported)}) {
    body = length(p) - 5.2;
    fill = 0.12;
    stroke = danger ? 1.3 : 0.95;
  } else if (shape == ${u(SHAPE.distress)}) {
    body = length(p) - 6.6;
    extra = min(segment(p, vec2(-4.6), vec2(4.6)), segment(p, vec2(-4.6, 4.6), vec2(4.6, -4.6))) - 0.8;
    stroke = 1.1;
    fill = 0.2;
  } else if (shape == ${u(SHAPE.aid)} || shape == ${u(SHAPE.virtualAid)}) {
    body = (abs(p.x) + abs(p.y) - 5.6) * 0.7071;
    fill = 0.1;
    stroke = 0.6;
    if (shape == ${u(SHAPE.virtualAid)}) extra = min(box(p, vec2(2.6, 0.55)), box(p, vec2(0.55, 2.6)));
  } else if (shape == ${u(SHAPE.base)}) {
    body = box(p, vec2(3.6));
    extra = length(p) - 1.1;
    fill = 0.1;
    stroke = 0.55;
  } else if (shape == ${u(SHAPE.aircraft)}) {
    body = min(segment(p, vec2(0.0, 9.0), vec2(0.0, -8.0)) - 1.3, min(segment(p, vec2(-9.5, 0.5), vec2(9.5, 0.5)) - 1.2, segment(p, vec2(-4.0, -7.5), vec2(4.0, -7.5)) - 1.0));
    fill = 0.85;
    stroke = 0.5;
  }
  body *= v_size;
  extra *= v_size;
  stroke *= max(v_size, 0.8);
  bool lit = danger && (!has(${u(FLASHING)}) || u_flash > 0.5);
  // Of a contact and of a reported position the fill says which it is: they flash as a whole.
  bool told = shape == ${u(SHAPE.radar)} || shape == ${u(SHAPE.reported)};
  if (danger && !told) fill = lit ? 0.85 : 0.1;
  float shape_ = min(abs(body) - stroke, extra);
  vec4 c = ink(u_halo, 0.72 * cover(min(body, extra) - stroke - 1.4));
  c = over(ink(v_colour, fill * cover(body)), c);
  // On a full body the mark is cut out of it.
  bool inverse = lit && extra < 1e2;
  c = over(ink(inverse && body < 0.0 ? u_halo : v_colour, cover(extra)), c);
  c = over(ink(v_colour, cover(abs(body) - stroke)), c);
  if (danger && !lit && told) c *= 0.35;
  if (lost) {
    // What is lost fades, unless an alert stands on it.
    if (!danger) c *= 0.62;
    vec2 q = v_screen;
    float r = 8.5 * max(v_size, 0.75 * u_scale);
    float cross_ = min(segment(q, vec2(-r), vec2(r)), segment(q, vec2(-r, r), vec2(r, -r)));
    c = over(ink(u_halo, 0.6 * cover(cross_ - 1.8)), c);
    c = over(ink(v_colour, cover(cross_ - 0.75)), c);
  }
  if (has(${u(SELECTED)})) {
    float b = 15.0 * u_scale;
    vec2 q = abs(v_screen);
    float frame = abs(max(q.x, q.y) - b);
    float arms = step(b - 6.0, min(q.x, q.y));
    c = over(ink(u_halo, 0.7 * cover(frame - 2.0) * step(b - 7.0, min(q.x, q.y))), c);
    c = over(ink(u_select, cover(frame - 0.95) * arms), c);
  }
  if (c.a < 0.004 || shape_ > 1e4) discard;
  o_colour = c;
}`,
};
