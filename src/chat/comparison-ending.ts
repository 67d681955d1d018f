import { UserError } from '../errors.ts';
import type { JobState, Jobs } from '../jobs/jobs.ts';
import type { Comparison } from '../providers/provider.ts';
import type { ComparisonCourse } from './comparison-course.ts';
import type { ComparisonAsk } from './comparisons.ts';
import type { KeptComparisons } from './kept-comparisons.ts';
import type { OrLog } from './or-log.ts';

const SENTENCE = 'the end of a comparison could not be recorded';

const stateOf = ({ answers }: Comparison): 'answered' | 'failed' | 'stopped' => {
	if (answers.some(({ state }) => state === 'done')) return 'answered';
	return answers.some(({ state }) => state === 'stopped') ? 'stopped' : 'failed';
};

/** How the job of a comparison ends, and what it keeps. */
export function createComparisonEnding({
	jobs,
	kept,
	mayBeWritten,
	orLog,
}: {
	jobs: Pick<Jobs, 'become'>;
	kept: Pick<KeptComparisons, 'keep'>;
	mayBeWritten: (ask: ComparisonAsk) => Promise<boolean>;
	orLog: OrLog;
}) {
	const become = ({ id }: ComparisonAsk, state: JobState) =>
		orLog(jobs.become(id, state), SENTENCE, id);

	return {
		/** It ran to its end. */
		async conclude(course: ComparisonCourse): Promise<void> {
			const mayWrite = await mayBeWritten(course.ask);
			// Asked last: it can be disowned until then.
			if (course.isDisowned()) return await become(course.ask, 'stopped');
			const keeping = kept.keep(course.kept(), stateOf(course.now()), mayWrite);
			await orLog(keeping, SENTENCE, course.ask.id);
		},
		/** None was asked, for this reason. */
		async refuse(ask: ComparisonAsk, reason: unknown, signal: AbortSignal): Promise<void> {
			const refused: JobState = reason instanceof UserError ? 'refused' : 'failed';
			await become(ask, signal.aborted ? 'stopped' : refused);
		},
	};
}
