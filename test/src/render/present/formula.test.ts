import { expect, test } from 'vitest';
import { createPresenter } from '../../../../src/render/present/presenter.ts';

const present = (text: string) => createPresenter().finish(text);

test.each([
	['$E = mc^2$', 'E = mc²'],
	['$x_1, x_{12}, x_i$', 'x₁, x₁₂, xᵢ'],
	['$x_{q}$ and $2^{q/2}$', 'x\\_q and 2^(q/2)'],
	['$\\frac{1}{2}mv^2$', '½mv²'],
	['$\\frac{a+b}{c}$', '(a+b)/c'],
	['\\(\\alpha \\leq \\sqrt{x+1}\\)', 'α ≤ √(x+1)'],
	['$\\sqrt[3]{x}$', '∛x'],
	['$\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}$', '∑ᵢ₌₁ⁿ i = (n(n+1))/2'],
	['$\\lim_{x \\to 0} \\sin x$', 'lim(x→0) sin x'],
	['$\\mathbb{R}^n$, $\\vec{v}$, $90^\\circ$', 'ℝⁿ, v⃗, 90°'],
	['$$a \\times b$$', 'a × b'],
	['$$\n\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}\n$$', 'a = b\nc = d'],
	['so $$a = b$$ it is', 'so a = b it is'],
	['\\[ x = \\text{speed of light} \\]', 'x = speed of light'],
	['$n$ and $O(n \\log n)$', 'n and O(n log n)'],
	['\\(O(n)\\), $f(x)$, $n!$, $a, b$, $2n$, $ABC$', 'O(n), f(x), n!, a, b, 2n, ABC'],
	['$\\eta = 2 \\pi r$', 'η = 2 πr'],
	['$e^{i\\pi} + 1 = 0$', 'e^(iπ) + 1 = 0'],
	['$\\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}$', '(-b ± √(b²-4ac))/(2a)'],
	['$\\frac{x_1}{P(B)}, \\frac{\\rho}{\\varepsilon_0}$', 'x₁/P(B), ρ/ε₀'],
	['$a*b*c$ and $|x|$', 'a\\*b\\*c and \\|x\\|'],
	['\\(\\begin{pmatrix} 1 & 2 \\end{pmatrix}\\)', '`\\begin{pmatrix} 1 & 2 \\end{pmatrix}`'],
	[
		'$$\n\\begin{cases} 1 & x > 0 \\\\\n0 & x < 0 \\end{cases}\n$$',
		'\n```tex\n\\begin{cases} 1 & x > 0 \\\\\n0 & x < 0 \\end{cases}\n```\n',
	],
])('%j reads as a formula', (text, shown) => {
	expect(present(text)).toBe(shown);
});

test.each([
	'$5 and $10',
	'between $5 and $10, or 6$ or 7$.',
	'US$5, A$6, $7-$8 and $9/$10',
	'费用约$5到$10。',
	'set $HOME and $PATH, or $HOME/$USER',
	'it costs $20 a month, and that is $240 a year',
	'`$x^2$` and \\$x^2\\$',
	'$ 5 and 6 $',
])('%j is left alone', (text) => {
	expect(present(text)).toBe(text);
});

test('a formula is not looked for in code, nor over paragraphs', () => {
	for (const text of ['```sh\necho $x^2$ $y$\n```\n', '$$a\n\nb$$', 'a \\[ b'])
		expect(present(text)).toBe(text);
});
