import { importOverrides } from './import-rules.ts';

const terminal = ['src/demo/**', 'bench/**', 'tools/**'];
const entries = ['src/main.ts', 'src/demo/main.ts', 'bench/**', 'tools/**', 'test/**'];
const configFiles = ['*.config.ts'];

const off = (includes: string[], rules: Record<string, Record<string, string>>) => ({
	includes,
	linter: { rules },
});

const base = {
	$schema: './node_modules/@biomejs/biome/configuration_schema.json',
	vcs: { enabled: true, clientKind: 'git', useIgnoreFile: true },
	formatter: { indentStyle: 'tab', lineWidth: 100 },
	javascript: { formatter: { quoteStyle: 'single' } },
	assist: { actions: { source: { organizeImports: 'on' } } },
	linter: {
		rules: {
			preset: 'recommended',
			complexity: {
				noExcessiveCognitiveComplexity: {
					level: 'error',
					options: { maxAllowedComplexity: 15 },
				},
				useLiteralKeys: 'off',
			},
			nursery: { noFloatingPromises: 'error' },
			style: {
				noCommonJs: 'error',
				noDefaultExport: 'error',
				noNonNullAssertion: 'error',
				noProcessEnv: 'error',
				useImportType: 'error',
			},
			suspicious: {
				noConsole: 'error',
				noExplicitAny: 'error',
				noImportCycles: 'error',
			},
		},
	},
};

/** The whole of biome.json: what we chose by hand, and the import table as rules. */
export function biomeConfiguration(): string {
	const overrides = [
		{ includes: ['biome.json'], formatter: { enabled: false } },
		off(terminal, { suspicious: { noConsole: 'off' } }),
		off(entries, { style: { noProcessEnv: 'off' } }),
		off(configFiles, { style: { noDefaultExport: 'off' } }),
		{ includes: ['src/**', 'commands/**'], plugins: ['./tools/named-imports.grit'] },
		...importOverrides(),
	];
	return `${JSON.stringify({ ...base, overrides }, null, '\t')}\n`;
}
