import type { CardWords } from '../../../shared/words/rule-cards/card.ts';

/** What a rule says of itself under the limits that are set here: as an operator will read it under "why this alert". */
export function CardText({ words }: { words: CardWords }) {
  return (
    <div class="card-text">
      <p>{words.cause}</p>
      <p class="muted">
        {words.consequence} {words.deadband}
      </p>
    </div>
  );
}
