/** Encoding goes in steps of about so many sightings: one to four milliseconds. */
export const ROWS_IN_STEP = 256;
