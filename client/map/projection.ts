/** Web Mercator as MapLibre uses it: the world is one unit wide, y grows southward. */
const CIRCUMFERENCE_M = 2 * Math.PI * 6_378_137;

/** Width of the world in CSS pixels at zoom 0: MapLibre's tiles are 512 wide. */
const TILE = 512;

export const mercatorX = (lon: number): number => (180 + lon) / 360;
export const mercatorY = (lat: number): number => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
export const lonOf = (x: number): number => x * 360 - 180;
export const latOf = (y: number): number => (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90;

const worldSize = (zoom: number): number => TILE * 2 ** zoom;
/** Mercator units in a metre at a latitude. */
export const unitsPerMetre = (lat: number): number => 1 / (CIRCUMFERENCE_M * Math.cos((lat * Math.PI) / 180));
export const metresPerPixel = (lat: number, zoom: number): number => 1 / (unitsPerMetre(lat) * worldSize(zoom));

/** What is on the screen: north up and seen from straight above, so that a scale and an offset are the whole projection. */
export interface View {
  readonly centreX: number;
  readonly centreY: number;
  /** CSS pixels a Mercator unit. */
  readonly world: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export function viewOf(centre: { lng: number; lat: number }, zoom: number, width: number, height: number): View {
  return { centreX: mercatorX(centre.lng), centreY: mercatorY(centre.lat), world: worldSize(zoom), width, height };
}

/** Screen place of a Mercator position, CSS pixels from the top left. */
export const screenX = (view: View, x: number): number => (x - view.centreX) * view.world + view.width / 2;
export const screenY = (view: View, y: number): number => (y - view.centreY) * view.world + view.height / 2;
