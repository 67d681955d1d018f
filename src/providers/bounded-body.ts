/** The first `mostBytes` of a body as text; the rest is left unread and the connection closed. */
export async function readBounded(response: Response, mostBytes: number): Promise<string> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	if (response.body) {
		for await (const piece of response.body) {
			pieces.push(piece);
			length += piece.length;
			if (length >= mostBytes) break;
		}
	}
	return new TextDecoder().decode(Buffer.concat(pieces).subarray(0, mostBytes));
}

/** The value of a JSON text; undefined for anything else, such as the HTML page of a gateway. */
export function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}
