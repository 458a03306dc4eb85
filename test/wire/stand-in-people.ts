import { LIVE_ROOM } from '../../shared/words/room.ts';
import type { ControlLine, ControlLog, Grant, NewGrant, People } from '../../server/journal/contract.ts';
import type { ControlBody } from '../../shared/words/entry.ts';
import type { Time } from '../../shared/words/position.ts';

/** Who may come in, in memory. */
export class StandInPeople implements People {
  readonly tokens = new Map<string, Grant>();
  readonly sessions = new Map<string, Grant>();
  readonly #links = new Map<string, { grant: Grant; until: number }>();
  #made = 0;

  #secret(): string {
    return `secret-${++this.#made}-${'x'.repeat(24)}`;
  }

  async createToken(grant: NewGrant): Promise<string> {
    const secret = this.#secret();
    this.tokens.set(secret, inRoom(grant));
    return secret;
  }

  async createLink(grant: NewGrant, validMs: number): Promise<string> {
    const secret = this.#secret();
    this.#links.set(secret, { grant: inRoom(grant), until: Date.now() + validMs });
    return secret;
  }

  async lookAtLink(secret: string, now: Time): Promise<Grant | null> {
    const link = this.#links.get(secret);
    return link !== undefined && link.until > now ? link.grant : null;
  }

  async spendLink(secret: string, now: Time): Promise<Grant | null> {
    const link = this.#links.get(secret);
    this.#links.delete(secret);
    return link !== undefined && link.until > now ? link.grant : null;
  }

  async createSession(grant: NewGrant): Promise<string> {
    const secret = this.#secret();
    this.sessions.set(secret, inRoom(grant));
    return secret;
  }

  async whoHasSession(secret: string): Promise<Grant | null> {
    return this.sessions.get(secret) ?? null;
  }

  async whoHasToken(secret: string): Promise<Grant | null> {
    return this.tokens.get(secret) ?? null;
  }

  async endSession(secret: string): Promise<void> {
    this.sessions.delete(secret);
  }
}

const inRoom = (grant: NewGrant): Grant => ({ room: LIVE_ROOM, ...grant });

export class StandInControl implements ControlLog {
  readonly lines: { actor: string; body: ControlBody }[] = [];

  async append(_at: Time, actor: string, body: ControlBody): Promise<void> {
    this.lines.push({ actor, body });
  }

  async read(after: number, limit: number): Promise<ControlLine[]> {
    return this.lines.map((line, i) => ({ seq: i + 1, at: 0, ...line })).slice(after, after + limit);
  }
}
