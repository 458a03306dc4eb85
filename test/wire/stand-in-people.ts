import type { ControlLog, Grant, People } from '../../server/journal/contract.ts';
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

  async createToken(grant: Grant): Promise<string> {
    const secret = this.#secret();
    this.tokens.set(secret, grant);
    return secret;
  }

  async createLink(grant: Grant, validMs: number): Promise<string> {
    const secret = this.#secret();
    this.#links.set(secret, { grant, until: Date.now() + validMs });
    return secret;
  }

  async spendLink(secret: string, now: Time): Promise<Grant | null> {
    const link = this.#links.get(secret);
    this.#links.delete(secret);
    return link !== undefined && link.until > now ? link.grant : null;
  }

  async createSession(grant: Grant): Promise<string> {
    const secret = this.#secret();
    this.sessions.set(secret, grant);
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

export class StandInControl implements ControlLog {
  readonly lines: { actor: string; body: ControlBody }[] = [];

  async append(_at: Time, actor: string, body: ControlBody): Promise<void> {
    this.lines.push({ actor, body });
  }
}
