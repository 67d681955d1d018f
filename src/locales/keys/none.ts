/** A sentence that is said without values. */
export type None = Record<never, never>;
