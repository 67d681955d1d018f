import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { RequestRecord } from '../journal.ts';
import type { RequestBody } from './body.ts';

export interface RestEnvironment {
	Bindings: HttpBindings;
	Variables: { body: RequestBody; record: RequestRecord };
}

export type RestApp = Hono<RestEnvironment>;
export type RestContext = Context<RestEnvironment>;
