const HAN_EDGE =
	/^[\p{Script=Han}，。：；？！（）、“”「」]|[\p{Script=Han}，。：；？！（）、“”「」]$/u;
const endsInHan = (text: string) => HAN_EDGE.test(text.slice(-1));
const beginsInHan = (text: string) => HAN_EDGE.test(text.slice(0, 1));

/**
 * A Chinese sentence whose values may be Chinese or not: the spaces that are written around each of them go where Han
 * meets Han.
 */
export function han(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
	return parts.reduce((text, part, index) => join(join(text, String(values[index - 1])), part));
}

function join(left: string, right: string): string {
	if (right.startsWith(' ') && endsInHan(left) && beginsInHan(right.slice(1)))
		return left + right.slice(1);
	if (left.endsWith(' ') && endsInHan(left.slice(0, -1)) && beginsInHan(right))
		return left.slice(0, -1) + right;
	return left + right;
}
