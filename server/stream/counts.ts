/** What the stream did since it began: for `/metrics`. */
export interface StreamCounts {
  frames: number;
  frameBytes: number;
  entries: number;
  keyframes: number;
  joins: number;
  commands: number;
  /** Screens that fell behind and left the frames for a while. */
  lagged: number;
  /** Screens that were closed because they took nothing for too long. */
  dropped: number;
}

export const noCounts = (): StreamCounts => ({
  frames: 0,
  frameBytes: 0,
  entries: 0,
  keyframes: 0,
  joins: 0,
  commands: 0,
  lagged: 0,
  dropped: 0,
});
