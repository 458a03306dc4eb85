import ggencoder from 'ggencoder';

/** What ggencoder, an independent decoder, makes of the sentences of one message. */
export function readWithGgencoder(sentences: readonly string[]): ggencoder.Decoded {
  const session = {};
  let read = new ggencoder.AisDecode(sentences[0] ?? '', session);
  for (const sentence of sentences.slice(1)) read = new ggencoder.AisDecode(sentence, session);
  return read;
}
