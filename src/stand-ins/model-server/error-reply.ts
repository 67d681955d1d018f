/** A refusal or a failure in a server's own words. */
export interface ErrorReply<Failure extends string = string> {
	id: Failure;
	status: number;
	headers: Record<string, string>;
	body: object;
	/** The error itself, as a stream that has begun tells of it. */
	inner: object;
}
