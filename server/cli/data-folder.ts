import { resolve } from 'node:path';
import process from 'node:process';
import { defaultDataFolder } from '../store/open.ts';

/** `--data` of every command: the flag, else `VARNE_DATA`, else the user's own folder. */
export const dataFolder = (flag: string | undefined): string => resolve(flag ?? (process.env.VARNE_DATA || defaultDataFolder()));

export const DATA_HELP = `  --data DIR    the data folder (also VARNE_DATA; by default
                ${defaultDataFolder()})`;
