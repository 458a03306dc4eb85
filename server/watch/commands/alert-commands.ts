import type { Time } from '../../../shared/words/position.ts';
import type { Actor } from '../../../shared/words/role.ts';
import type { AlertCommand } from '../../../shared/wire/command.ts';
import type { AlertBook } from '../alerts/book.ts';
import type { Decision } from '../contract.ts';
import { accept } from './accept.command.ts';
import { acknowledge } from './acknowledge.command.ts';
import { decideAct } from './act.ts';
import { inService } from './in-service.command.ts';
import { log } from './log.command.ts';
import { outOfService } from './out-of-service.command.ts';
import { refuse } from './refuse.command.ts';
import { release } from './release.command.ts';
import { seen } from './seen.command.ts';
import { shelve } from './shelve.command.ts';
import { decideSilence } from './silence.command.ts';
import { suppress } from './suppress.command.ts';
import { transfer } from './transfer.command.ts';
import { unshelve } from './unshelve.command.ts';
import { unsuppress } from './unsuppress.command.ts';

/** Judges what a person asks of an alert, without changing anything. */
export function decideAlert(book: AlertBook, command: AlertCommand, actor: Actor, at: Time): Decision {
  switch (command.kind) {
    case 'alert.acknowledge':
      return decideAct(acknowledge, book, command, actor, at);
    case 'alert.silence':
      return decideSilence(book, command, actor, at);
    case 'alert.transfer':
      return decideAct(transfer, book, command, actor, at);
    case 'alert.accept':
      return decideAct(accept, book, command, actor, at);
    case 'alert.refuse':
      return decideAct(refuse, book, command, actor, at);
    case 'alert.shelve':
      return decideAct(shelve, book, command, actor, at);
    case 'alert.unshelve':
      return decideAct(unshelve, book, command, actor, at);
    case 'alert.suppress':
      return decideAct(suppress, book, command, actor, at);
    case 'alert.unsuppress':
      return decideAct(unsuppress, book, command, actor, at);
    case 'alert.out-of-service':
      return decideAct(outOfService, book, command, actor, at);
    case 'alert.in-service':
      return decideAct(inService, book, command, actor, at);
    case 'alert.release':
      return decideAct(release, book, command, actor, at);
    case 'alert.log':
      return decideAct(log, book, command, actor, at);
    case 'alert.seen':
      return decideAct(seen, book, command, actor, at);
  }
}
