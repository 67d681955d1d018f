import { type ButtonCommand, button } from '../src/command.ts';
import { fail, UserError } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';
import { createComparisonView } from '../src/render/comparison.ts';
import { labelOf } from '../src/render/comparison-controls.ts';
import { presserOf } from './presser.ts';

type Press = Parameters<ButtonCommand['run']>[0];

/** Asks what was offered; the offer's own message becomes the comparison. */
export const compareAsk = button({
	name: 'compare-ask',
	asks: true,
	async run({ handle, pressed, ...call }, { comparisons }) {
		const view = createComparisonView(call.speakToAll);
		const { deadline } = pressed;
		let isStreaming = false;
		const signal = AbortSignal.any([call.signal, pressed.gone]);
		const asking = comparisons.ask(handle, presserOf(call), {
			address: pressed.address,
			follow: (moved) => pressed.onMoved(moved),
			...(deadline && { deadline: deadline.at }),
			signal,
			onChange(comparison) {
				const hasWords = comparison.answers.some(({ text }) => text !== '');
				const urgency = hasWords && !isStreaming ? 'first-words' : hasWords ? 'progress' : 'notice';
				isStreaming ||= hasWords;
				pressed.offer(urgency, () => view.running(comparison));
			},
		});
		/** Why there is nothing to see concerns everybody who waits for it there. */
		const tellThere = async (error: unknown) => {
			if (!(error instanceof UserError) || pressed.gone.aborted) throw error;
			await pressed.finish({ parts: [call.speakToAll(error.sentence)] });
			return undefined;
		};
		const comparison = await asking.catch(tellThere);
		if (comparison === undefined) return;
		if (comparison === 'busy') fail(say('compare.under-way'));
		if (comparison === 'not-yours') fail(say('button.not-yours'));
		if (comparison === 'lapsed' || comparison === 'over') {
			const why = comparison === 'lapsed' ? 'compare.offer-lapsed' : 'compare.offer-over';
			await pressed.finish({ parts: [call.speakToAll(say(why))] });
			return;
		}
		try {
			await comparisons.shown(comparison.handle, await pressed.finish(view.ended(comparison)));
		} catch (error) {
			await comparisons.lost(comparison.handle);
			await tellThere(error);
		}
	},
});

/** Takes an offer back, also one that has lapsed or was taken back before; what it spent is not said of one unknown. */
export const compareCancel = button({
	name: 'compare-cancel',
	async run({ handle, pressed, ...call }, { comparisons }) {
		const outcome = comparisons.decline(handle, presserOf(call));
		if (outcome === 'busy') fail(say('compare.under-way'));
		if (outcome === 'not-yours') fail(say('button.not-yours'));
		const what = outcome === 'declined' ? 'compare.cancelled' : 'compare.offer-over';
		await pressed.finish({ parts: [call.speakToAll(say(what))] });
	},
});

/** Ends all answers; their own message shows it. */
export const compareStop = button({
	name: 'compare-stop',
	async run({ handle, ...call }, { comparisons }) {
		const outcome = comparisons.stop(handle, presserOf(call));
		if (outcome === 'not-yours') fail(say('button.not-your-answer'));
		if (outcome === 'over') fail(say('button.answer-over'));
	},
});

/** Anybody may say which answer they found best; the first vote shows the names. */
export const compareVote = button({
	name: 'compare-vote',
	async run({ handle: voted, pressed, ...call }, { comparisons }) {
		const { handle, index } = readVote(voted) ?? fail(say('button.unknown'));
		const outcome = await comparisons.vote(
			handle,
			presserOf(call),
			index,
			rewriting(pressed, call),
		);
		if (outcome === 'gone') fail(say('compare.gone'));
		if (outcome === 'no-such') fail(say('button.unknown'));
		if (outcome === 'opted-out')
			fail(say('compare.vote-opted-out', { optIn: call.mention('privacy opt-in') }));
		const { comparison, vote } = outcome;
		const name = index === undefined ? undefined : labelOf(comparison, index);
		const heard =
			name === undefined ? say(`compare.tie-${vote}`) : say(`compare.vote-${vote}`, { name });
		await call.reply(heard);
	},
});

/** Shows who is who before anybody has voted. */
export const compareNames = button({
	name: 'compare-names',
	async run({ handle, pressed, ...call }, { comparisons }) {
		const outcome = await comparisons.reveal(handle, presserOf(call), rewriting(pressed, call));
		if (outcome === 'gone') fail(say('compare.gone'));
		if (outcome === 'not-yours') fail(say('button.not-yours'));
	},
});

/** The conversation goes on with one of the answers. */
export const compareTake = button({
	name: 'compare-take',
	async run({ handle, pressed, values, ...call }, { comparisons }) {
		const outcome = await comparisons.take(
			handle,
			presserOf(call),
			Number(values[0]),
			rewriting(pressed, call),
		);
		if (outcome === 'gone') fail(say('compare.gone'));
		if (outcome === 'not-yours') fail(say('button.not-your-answer'));
		if (outcome === 'no-such') fail(say('button.unknown'));
		const { comparison, outcome: how } = outcome;
		const name = labelOf(comparison, comparison.takenIndex ?? 0);
		const model = call.mention('model');
		await call.reply(
			how === 'taken'
				? say('compare.now-taken', { name, model })
				: say('compare.taken-before', { name }),
		);
	},
});

/** Writes its last message anew, which may have been deleted meanwhile. */
function rewriting(pressed: Press['pressed'], { speakToAll }: Pick<Press, 'speakToAll'>) {
	return async (comparison: Parameters<ReturnType<typeof createComparisonView>['last']>[0]) => {
		try {
			await pressed.finish(createComparisonView(speakToAll).last(comparison));
		} catch (error) {
			if (pressed.gone.aborted) fail(say('compare.gone'));
			throw error;
		}
	};
}

/** `handle.index` or `handle.tie`. */
function readVote(
	voted: string,
): { readonly handle: string; readonly index: number | undefined } | undefined {
	const [, handle, which] = /^(.+)\.(\d|tie)$/.exec(voted) ?? [];
	if (handle === undefined) return undefined;
	return { handle, index: which === 'tie' ? undefined : Number(which) };
}
