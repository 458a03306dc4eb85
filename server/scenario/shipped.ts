import againstFlow from './shipped/against-flow-in-fog.yaml?raw';
import busyDay from './shipped/busy-day.yaml?raw';
import collisionCourse from './shipped/collision-course.yaml?raw';
import driftOverBoundary from './shipped/drift-over-boundary.yaml?raw';
import feedLost from './shipped/feed-lost.yaml?raw';
import quietNight from './shipped/quiet-night.yaml?raw';

/** The scenarios that come with the product, by name, as text: part of the program, so that they are there wherever it is. */
export const SHIPPED: ReadonlyMap<string, string> = new Map([
  ['quiet-night', quietNight],
  ['busy-day', busyDay],
  ['feed-lost', feedLost],
  ['collision-course', collisionCourse],
  ['drift-over-boundary', driftOverBoundary],
  ['against-flow-in-fog', againstFlow],
]);
