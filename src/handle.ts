import { randomBytes } from 'node:crypto';

const HANDLE_BYTES = 12;

/** A random name that buttons carry, of 16 letters, digits, `-` and `_`: nobody guesses another's. */
export const newHandle = (): string => randomBytes(HANDLE_BYTES).toString('base64url');

/** Whether it may be one of ours; what is none was made up. */
export const isHandle = (text: string): boolean => /^[\w-]{16}$/.test(text);
