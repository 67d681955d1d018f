import { type Call, type Choices, type Services, slash } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { allowedModel, isNoChoice, suggestChoices } from './chosen-model.ts';
import { type Current, currentModel, sayCurrent, saySwitchedMe } from './current-model.ts';
import { shownName } from './model-facts.ts';
import { panelView } from './model-panel.ts';
import { changePlace, changeServer } from './settings-change.ts';

type ScopeName = 'me' | 'channel' | 'server';
type Chosen = Choices['model'];

export const model = slash({
	name: 'model',
	description: 'model.description',
	contexts: ['server', 'bot-dm', 'private-channel'],
	options: {
		model: { type: 'string', description: 'model.option-model', suggest: suggestChoices },
		scope: {
			type: 'string',
			description: 'model.option-scope',
			choices: [
				{ name: 'model.scope-me', value: 'me' },
				{ name: 'model.scope-channel', value: 'channel' },
				{ name: 'model.scope-server', value: 'server' },
			],
		},
		strict: { type: 'boolean', description: 'model.option-strict' },
	},
	canBePrivate: true,
	acknowledge: ({ model: named, scope = 'me', strict }) =>
		scope === 'me' || (named === undefined && strict === undefined) ? 'private' : 'public',
	async run({ options: { model: named, scope = 'me', strict }, ...call }, services) {
		if (named !== undefined && isNoChoice(named)) await takeBack(scope, call, services);
		else if (named !== undefined) await choose(named, scope, strict ?? false, call, services);
		else if (strict !== undefined) await pin(scope, strict, call, services);
		else {
			const view = await panelView({ category: 'all', page: 1 }, call, services);
			await call.surface.finish(view);
		}
	},
});

async function choose(
	named: string,
	scope: ScopeName,
	isStrict: boolean,
	call: Call,
	services: Services,
): Promise<void> {
	const { id } = await allowedModel(named, call, services);
	const chosen = { id, ...(isStrict && { isStrict }), ...byNow(call, services) };
	await changeModel(scope, call, services, () => chosen);
	const name = shownName(id, services.catalogue);
	const now = await currentModel(call, services);
	await confirm(id, now, call, [
		scope === 'me' ? saySwitchedMe(name, now) : say(`model.switched-${scope}`, { name }),
		...(isStrict ? [say('model.pinned', { name })] : []),
	]);
}

/** As if nobody had ever chosen in this scope. */
async function takeBack(scope: ScopeName, call: Call, services: Services): Promise<void> {
	await changeModel(scope, call, services, () => null);
	const now = await currentModel(call, services);
	await call.reply(say(`model.taken-back-${scope}`), ...sayCurrent(now));
}

/** Pins what is chosen in this scope, or lets others answer in its stead again. */
async function pin(
	scope: ScopeName,
	isStrict: boolean,
	call: Call,
	services: Services,
): Promise<void> {
	const nothing = (): never => fail(say('model.nothing-to-pin'));
	const { id } =
		(await changeModel(scope, call, services, (before = nothing()) => ({
			id: before.id,
			...(isStrict && { isStrict }),
			...byNow(call, services),
		}))) ?? nothing();
	const name = shownName(id, services.catalogue);
	const now = await currentModel(call, services);
	await confirm(id, now, call, [say(isStrict ? 'model.pinned' : 'model.unpinned', { name })]);
}

const byNow = ({ person }: Call, { clock }: Services) => ({
	chosenBy: person.id,
	at: clock.now(),
});

/** Adds who answers here after all, where that is another. */
async function confirm(
	id: string,
	now: Current,
	call: Call,
	sentences: readonly Sentence[],
): Promise<void> {
	const isSame = now.id === id && now.model !== undefined;
	await call.reply(...sentences, ...(isSame ? [] : sayCurrent(now)));
}

/** Changes what a scope chose, if this person may; of what others live by it is written down who did. */
async function changeModel(
	scope: ScopeName,
	call: Call,
	services: Services,
	decide: (before: Chosen) => NonNullable<Chosen> | null,
): Promise<Chosen> {
	const { settings } = services;
	const { may, person, place } = call;
	const changes = ({ model: before }: Choices) => ({ model: decide(before) });
	if (scope === 'me') return (await settings.change(`person:${person.id}`, changes)).model;
	if (scope === 'channel') {
		if (!(await mayChooseHere(call, services))) fail(say('model.may-not-channel'));
		return (await changePlace('model', call, services, changes)).model;
	}
	const serverId = place.serverId ?? fail(say('model.no-server-here'));
	if (!may.manageServer) fail(say('model.may-not-server'));
	return (await changeServer(serverId, 'model', call, services, changes)).model;
}

/** Moderators and who opened the thread; plain members where the server lets them. */
async function mayChooseHere(
	{ may, ownsPlace, place }: Call,
	{ settings }: Services,
): Promise<boolean> {
	if (may.manageMessages || ownsPlace) return true;
	if (place.serverId === undefined) return false;
	const { members } = await settings.read(`server:${place.serverId}`);
	return members?.maySetModel === true;
}
