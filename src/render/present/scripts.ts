const UP: Readonly<Record<string, string>> = pairs(
	'0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθφχ−′',
	'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿᵠᵡ⁻′',
);
const DOWN: Readonly<Record<string, string>> = pairs(
	'0123456789+-=()aehijklmnoprstuvxβγρφχ−',
	'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋',
);

function pairs(plain: string, raised: string): Readonly<Record<string, string>> {
	const signs = [...raised];
	return Object.fromEntries([...plain].map((sign, index) => [sign, signs[index] ?? sign]));
}

/** Raised or lowered; undefined when Unicode has not all the signs for it. */
export function inScript(text: string, script: 'sub' | 'sup'): string | undefined {
	const signs = script === 'sup' ? UP : DOWN;
	const all = [...text.replaceAll(' ', '')].map((sign) => signs[sign]);
	return all.some((sign) => sign === undefined) ? undefined : all.join('');
}
