/** Nothing on disk: for tests, and for conversations that must not outlive the process. */
export const IN_MEMORY = ':memory:';

const SQLITE = 'sqlite://';

/** The file that a STORE_URL names: `sqlite://data/x.sqlite` is relative, `sqlite:///data/x.sqlite` absolute. */
export function storeFile(url: string): string {
	if (url === 'memory:') return IN_MEMORY;
	const file = url.startsWith(SQLITE) ? url.slice(SQLITE.length) : '';
	if (file === '') {
		const scheme = /^[\w+-]*:/.exec(url)?.[0] ?? 'one without a scheme';
		throw new Error(
			`The store was given ${scheme}, but only sqlite://… can be used, such as sqlite://data/potluck.sqlite.`,
		);
	}
	return file;
}
