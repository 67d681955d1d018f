/** The demo cannot go on; `message` is one sentence for who started it. */
export class DemoFailure extends Error {
	override name = 'DemoFailure';
}
