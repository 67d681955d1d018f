// A killed launcher cannot forward anything; its closed channel is the only sign. Forks and threads of this
// process inherit the preload but have another parent, so they take no part.
const defaultGraceMs = 30_000;
const [launcher, graceMs] = (process.env.POTLUCK_LAUNCHER ?? '').split('/');
delete process.env.POTLUCK_LAUNCHER;

if (launcher === String(process.ppid) && process.channel) {
	process.once('disconnect', () => {
		const kill = () => process.kill(-process.pid, 'SIGKILL');
		setTimeout(kill, Number(graceMs) || defaultGraceMs).unref();
		process.kill(-process.pid, 'SIGTERM');
	});
	process.channel.unref();
}
