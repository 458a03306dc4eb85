/** What time it is in the watch, between the moments when the server says so. */
export class WatchTime {
  #watchAt = 0;
  #wallAt = 0;
  #rate = 0;

  /** `wall` is the page's own steady clock, ms. */
  set(watchNow: number, rate: number, wall: number): void {
    this.#watchAt = watchNow;
    this.#wallAt = wall;
    this.#rate = rate;
  }

  get rate(): number {
    return this.#rate;
  }

  at(wall: number): number {
    return this.#watchAt + (wall - this.#wallAt) * this.#rate;
  }
}
