/** How long positions are kept unless somebody decides otherwise: 90 days. Entries are kept for good. */
export const TRAFFIC_KEPT_MS = 90 * 86_400_000;
