import { drawQuota } from '../../../src/pictures/draw-quota.ts';
import type { Reply, Task } from '../../../src/pictures/tasks.ts';

// Works as the real one does, unless the title of a picture says otherwise. It is killed when it is given a PDF, and
// never ends with another file.
const moods: Readonly<Record<string, () => Reply>> = {
	crash: () => process.exit(3),
	hang: () => {
		for (;;);
	},
	fail: () => ({ error: 'no paint left' }),
	environment: () => ({ error: Object.keys(process.env).join() }),
	nonsense: () => ({ result: 'no bytes' }),
};

process.on('message', (task: Task) => {
	if (task.name === 'pdf') process.kill(process.pid, 'SIGKILL');
	if (task.name !== 'quota') return;
	const mood = moods[task.picture.title];
	process.send?.(mood ? mood() : { result: drawQuota(task.picture) });
});
