import { z } from 'zod';
import type { Scope, StoredCommand } from '../commands/book.ts';
import { withoutLocalizations } from '../commands/defaults.ts';
import type { Backend } from '../core.ts';
import { parseForm } from '../form.ts';
import { refuse } from '../refusal.ts';
import type { RestApp, RestContext } from '../rest/environment.ts';
import { commandForm } from '../schemas/command.ts';

const PATHS = [
	'/applications/:application/commands',
	'/applications/:application/guilds/:guild/commands',
] as const;

/** The same routes for the global commands and for those of one server. */
export function addCommandRoutes(app: RestApp, backend: Backend): void {
	const { commands, identity, world } = backend;

	const scopeOf = (context: RestContext): Scope => {
		if (context.req.param('application') !== identity.applicationId) throw refuse.wrongAccount();
		const guildId = context.req.param('guild');
		if (guildId === undefined) return null;
		if (!world.guilds.get(guildId)?.botIsMember) throw refuse.missingAccess();
		return guildId;
	};
	const idOf = (context: RestContext) => context.req.param('command') ?? '';
	const bodyOf = (context: RestContext) => context.get('body').json ?? {};
	const shown = (context: RestContext, { payload }: StoredCommand) =>
		context.req.query('with_localizations') === 'true' ? payload : withoutLocalizations(payload);

	for (const path of PATHS) {
		app.get(path, (context) =>
			context.json(commands.list(scopeOf(context)).map((command) => shown(context, command))),
		);
		app.post(path, (context) => {
			const scope = scopeOf(context);
			const { command, created } = commands.put(scope, parseForm(commandForm, bodyOf(context)));
			return context.json(command.payload, created ? 201 : 200);
		});
		app.put(path, (context) => {
			const scope = scopeOf(context);
			const forms = parseForm(z.array(commandForm), bodyOf(context));
			return context.json(commands.replace(scope, forms).map(({ payload }) => payload));
		});
		app.get(`${path}/:command`, (context) =>
			context.json(commands.get(scopeOf(context), idOf(context)).payload),
		);
		app.patch(`${path}/:command`, (context) => {
			const scope = scopeOf(context);
			const former = commands.get(scope, idOf(context));
			const form = parseForm(commandForm, { ...former.payload, ...Object(bodyOf(context)) });
			return context.json(commands.change(scope, former.id, form).payload);
		});
		app.delete(`${path}/:command`, (context) => {
			commands.remove(scopeOf(context), idOf(context));
			return context.body(null, 204);
		});
	}
}
