import { z } from 'zod';
import { Time } from './position.ts';
import { Role, UserName, type Person } from './role.ts';
import { ScreenShows } from './screen-note.ts';

/** Number of a screen within its watch: one page in one browser, over all breaks of its link; 1, 2, 3, ... and none twice. */
const ScreenNumber = z.number().int().min(1);
/** What a page calls itself, by chance: by it a screen that comes back is known again. It means nothing elsewhere. */
export const PageId = z.string().regex(/^[\w-]{1,40}$/);

/**
 * One thing that was noted of the screens of a watch ("at the glass"), on watch time: it is set beside the picture of that time.
 *
 * - `joined` it follows the watch from here on, for the first time or again. `silentSince`: by its own account it had heard nothing since then
 * - `shows` what is on it from here on, as it says itself: at most a second late
 * - `behind` its network takes no more: it gets no frames until `caught-up`
 * - `left` its link is gone. `closed`: the page was closed or signed out. `cut`: for any other reason; what it showed stood still and grey
 * - `began` the server began anew; every screen was cut, at the latest moment that the one before is known to have lived
 */
export const GlassNote = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('joined'), at: Time, screen: ScreenNumber, page: PageId, name: UserName, role: Role, silentSince: Time.nullable() }),
  z.object({ kind: z.literal('shows'), at: Time, screen: ScreenNumber, shows: ScreenShows }),
  z.object({ kind: z.literal('behind'), at: Time, screen: ScreenNumber }),
  z.object({ kind: z.literal('caught-up'), at: Time, screen: ScreenNumber }),
  z.object({ kind: z.literal('left'), at: Time, screen: ScreenNumber, how: z.enum(['closed', 'cut']) }),
  z.object({ kind: z.literal('began'), at: Time, livedUntil: Time }),
]);
export type GlassNote = z.infer<typeof GlassNote>;

/** How a screen stood at a moment. */
export const GlassStanding = z.object({
  screen: ScreenNumber,
  page: PageId,
  name: UserName,
  role: Role,
  /** When it first joined. */
  from: Time,
  state: z.enum(['follows', 'behind', 'cut', 'closed']),
  /** Since when; a picture that is `behind` or `cut` is that of this moment. */
  since: Time,
  /** Null while it has not said. */
  shows: ScreenShows.nullable(),
});
export type GlassStanding = z.infer<typeof GlassStanding>;

/** How screens stood when a stretch of time began, and what was noted of them from then on, in order. */
export const GlassRecord = z.object({
  begin: z.array(GlassStanding),
  notes: z.array(GlassNote),
  /** Something of it was not kept, or cannot be read. */
  missing: z.boolean(),
});
export type GlassRecord = z.infer<typeof GlassRecord>;

/**
 * Who may look at what a person's screen had: everyone at their own, by the name that the log knows them by; supervisors and trainers
 * at everybody's. Colleagues do not look over each other's shoulders.
 */
export const mayLookAtGlass = (looker: Pick<Person, 'name' | 'role'>, of: { readonly name: string }): boolean =>
  looker.role === 'supervisor' || looker.role === 'trainer' || looker.name === of.name;
