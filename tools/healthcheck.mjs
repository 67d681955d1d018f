// Run by the image: whether the bot of this container turns its loop.
const { HTTP_HOST, HTTP_PORT } = process.env;
const loopback = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
const timeoutMs = 4000;

async function isHealthy(host, port) {
	try {
		const url = `http://${loopback[host] ?? host}:${port}/healthz`;
		const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
		if (!response.ok) console.error(`${url} answered ${response.status}`);
		return response.ok;
	} catch (error) {
		console.error(`no answer from the bot: ${error.message}`);
		return false;
	}
}

const port = HTTP_PORT || '8080';
const isSwitchedOff = Number(port) === 0;
process.exitCode = isSwitchedOff || (await isHealthy(HTTP_HOST || '127.0.0.1', port)) ? 0 : 1;
