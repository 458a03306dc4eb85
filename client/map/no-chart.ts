import type { Picture } from '../state/picture.ts';
import type { Chart } from './contract.ts';

const nothing = (): void => {};

/** The chart where there is no WebGL: takes everything, draws nothing, and still knows where a track was. */
export const noChart = (picture: Picture): Chart => ({
  pictureChanged: nothing,
  setClock: nothing,
  setPalette: nothing,
  setZones: nothing,
  setLayers: nothing,
  setFilter: nothing,
  setAlerts: nothing,
  select: nothing,
  setTrail: nothing,
  setStale: nothing,
  show: nothing,
  lookAt: nothing,
  home: nothing,
  shown: () => null,
  setPicking: nothing,
  project: () => ({ x: 0, y: 0 }),
  drawnPosition: (handle) => {
    const seen = picture.seen(handle);
    return seen ? [seen.lon, seen.lat] : null;
  },
  labelBox: () => null,
  setZonesInFocus: nothing,
  setSpot: nothing,
  setPlan: nothing,
  showAll: nothing,
  takePen: () => Promise.resolve(null),
  destroy: nothing,
});
