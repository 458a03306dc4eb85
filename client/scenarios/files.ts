import { MOST_SCENARIO_CHARS } from '../../shared/words/exercise.ts';

/** The text of a file that somebody chose; null when none was. */
export async function readTextFile(file: File | undefined): Promise<{ readonly text: string } | { readonly problem: string } | null> {
  if (file === undefined) return null;
  // A letter has at most four bytes.
  if (file.size > MOST_SCENARIO_CHARS * 4) return { problem: `${file.name} is too large for a scenario: at most ${MOST_SCENARIO_CHARS} characters. Nothing was changed.` };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    if (text.trim() === '') return { problem: `${file.name} is empty. Nothing was changed.` };
    return text.length > MOST_SCENARIO_CHARS ? { problem: `${file.name} is too long for a scenario: at most ${MOST_SCENARIO_CHARS} characters. Nothing was changed.` } : { text };
  } catch {
    return { problem: `${file.name} is no text in UTF-8. Nothing was changed.` };
  }
}

export function downloadText(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
