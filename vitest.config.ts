import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		pool: 'forks',
		maxWorkers: 6,
		testTimeout: 60_000,
		hookTimeout: 60_000,
		// As for test/helpers/eventually.ts: only a test that fails waits for so long.
		expect: { poll: { timeout: 20_000 } },
		projects: [
			{
				extends: true,
				test: {
					name: 'together',
					include: ['test/**/*.test.ts'],
					exclude: ['test/long/**', 'test/**/*.alone.test.ts'],
					// A process plays many files and loads discord.js once: a third of the time.
					isolate: false,
				},
			},
			{
				extends: true,
				// What changes or looks at all that a process has loaded.
				test: { name: 'alone', include: ['test/**/*.alone.test.ts'] },
			},
		],
	},
});
