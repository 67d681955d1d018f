/** Throws in the words of a test that asks for what is not there. */
export const must = <T>(value: T | undefined, what: string): T => {
	if (value === undefined) throw new Error(`The stand-in Discord knows no ${what}`);
	return value;
};
