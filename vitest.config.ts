import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		exclude: ['test/long/**'],
		pool: 'forks',
		maxWorkers: 6,
		testTimeout: 20_000,
		hookTimeout: 20_000,
	},
});
