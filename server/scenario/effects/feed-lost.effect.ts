import type { Effect } from '../scene.ts';

export const feedLostEffect: Effect<'feed-lost'> = ({ id, feed, for: lasts }, { feeds, later }) => {
  feeds.lose(feed, id);
  if (lasts !== undefined) later(lasts, () => feeds.bringBack(feed, id));
};
