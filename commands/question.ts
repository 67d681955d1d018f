import type { Call, Services } from '../src/command.ts';
import { showAnswer } from '../src/render/stream.ts';
import { createFirstNotice } from './privacy-notice.ts';

type Asked = Pick<
	Parameters<Services['answers']['ask']>[0],
	| 'again'
	| 'text'
	| 'files'
	| 'gather'
	| 'impliedText'
	| 'modelId'
	| 'isPrivate'
	| 'isMessage'
	| 'offersThread'
	| 'quoted'
	| 'words'
>;

/** Asks on behalf of a call and shows the answer where the call stands, or where it goes on from there. */
export async function answerQuestion(call: Call, services: Services, asked: Asked): Promise<void> {
	const { answers, clock } = services;
	const { id, askedAt, locale, person, place, roleIds, surface, speak } = call;
	const moved = new AbortController();
	const firstNotice = createFirstNotice(call, services);
	const stop = AbortSignal.any([call.signal, moved.signal]);
	const { deadline } = surface;
	let current = surface;
	const follow = () => {
		const followed = current;
		followed.onMoved((address) => {
			if (followed === current) answers.posted(id, address);
		});
	};
	follow();
	const question = {
		id,
		askedAt,
		person,
		roleIds,
		place,
		locale,
		address: surface.address,
		...(deadline && { deadline }),
		link: () => current.link,
		...asked,
	};
	try {
		const shown = await showAnswer({
			events: answers.ask(question, stop),
			surface,
			speak,
			clock,
			lastLines: firstNotice.line,
			onMoved(next) {
				current = next;
				follow();
				answers.posted(id, next.address);
				next.gone.addEventListener('abort', () => moved.abort(next.gone.reason), { once: true });
			},
		});
		if (shown !== 'nothing') {
			await answers.shown(question, shown);
			await firstNotice.shown();
		}
	} catch (error) {
		await firstNotice.lost();
		await answers.lost(question);
		throw error;
	} finally {
		if (current !== surface) current.abandon();
	}
}
