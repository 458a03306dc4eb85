/** A way into the scenario: keys and places in lists. */
export type Path = readonly (string | number)[];

/** `injects[2].route[0]`. */
export const pathText = (path: Path): string => path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
