/** Milliseconds as Go prints a duration: `370ms`, `7.66s`, `2m59.56s`, `1h23m31s`. */
export function goDuration(ms: number): string {
	const whole = Math.round(ms);
	if (whole === 0) return '0s';
	if (whole < 1_000) return `${whole}ms`;
	const hours = Math.floor(whole / 3_600_000);
	const minutes = Math.floor(whole / 60_000) % 60;
	const seconds = `${(whole % 60_000) / 1_000}s`;
	if (hours > 0) return `${hours}h${minutes}m${seconds}`;
	return minutes > 0 ? `${minutes}m${seconds}` : seconds;
}
