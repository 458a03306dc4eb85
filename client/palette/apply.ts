import { TOKENS, type PaletteName } from './tokens.ts';

/** `smallCraft` as the style sheets name it: `--small-craft`. */
export const customProperty = (token: string): string => `--${token.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;

/**
 * Gives the page a palette: every token as a custom property of the root element (`--sea`, `--small-craft` ...),
 * `data-palette` for the few rules that differ in kind, and `color-scheme` for the browser's own controls.
 */
export function applyPalette(name: PaletteName, root: HTMLElement = document.documentElement): void {
  for (const [token, colour] of Object.entries(TOKENS[name])) root.style.setProperty(customProperty(token), String(colour));
  root.dataset.palette = name;
  root.style.colorScheme = name === 'day' ? 'light' : 'dark';
}
