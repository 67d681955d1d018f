/** What commands of TeX look like as text. */
const LIST = `alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ
mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
cdot · times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ otimes ⊗ odot ⊙ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨
leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ prec ≺ succ ≻ doteq ≐ coloneqq ≔
in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄
neg ¬ lnot ¬ infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ angle ∠ triangle △ perp ⊥ parallel ∥ mid ∣ nmid ∤
to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⇒ iff ⇔ mapsto ↦ gets ←
longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ uparrow ↑ downarrow ↓ rightleftharpoons ⇌ hookrightarrow ↪
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ therefore ∴ because ∵ dots … ldots … cdots ⋯ vdots ⋮
ddots ⋱ prime ′ dagger † degree ° langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖
square □ blacksquare ■ checkmark ✓ models ⊨ vdash ⊢ top ⊤ bot ⊥ cdotp · colon : lbrace { rbrace } backslash \\`;

const entries = LIST.split(/\s+/);

export const SYMBOLS: ReadonlyMap<string, string> = new Map(
	entries.flatMap((name, index) => {
		const sign = entries[index + 1];
		return index % 2 === 0 && sign !== undefined ? [[name, sign] as const] : [];
	}),
);

export const FUNCTIONS: ReadonlySet<string> = new Set(
	'sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp lim limsup liminf max min sup inf det dim ker gcd arg deg hom Pr mod bmod argmax argmin'.split(
		' ',
	),
);

/** Commands that change only how their argument looks, or that say nothing at all. */
export const TRANSPARENT: ReadonlySet<string> = new Set(
	'text textrm textbf textit texttt mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak operatorname boldsymbol bm mbox boxed displaystyle textstyle limits nolimits big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr left right middle nonumber notag hline'.split(
		' ',
	),
);

export const SPACES: ReadonlyMap<string, string> = new Map([
	...[',', ';', ':', ' ', 'quad', 'qquad', 'enspace', 'thinspace'].map(
		(name) => [name, ' '] as const,
	),
	['!', ''],
	['\\', '\n'],
	...['%', '$', '#', '_', '{', '}', '&', '|'].map(
		(sign) => [sign, sign === '|' ? '‖' : sign] as const,
	),
]);

/** Marks that stand over their argument. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
	['vec', '\u20d7'],
	['hat', '\u0302'],
	['widehat', '\u0302'],
	['bar', '\u0304'],
	['overline', '\u0305'],
	['dot', '\u0307'],
	['ddot', '\u0308'],
	['tilde', '\u0303'],
	['widetilde', '\u0303'],
	['underline', '\u0332'],
]);

export const DOUBLE_STRUCK: Readonly<Record<string, string>> = {
	C: 'ℂ',
	E: '𝔼',
	F: '𝔽',
	H: 'ℍ',
	N: 'ℕ',
	P: 'ℙ',
	Q: 'ℚ',
	R: 'ℝ',
	Z: 'ℤ',
	1: '𝟙',
};

export const COMMON_FRACTIONS: Readonly<Record<string, string>> = {
	'1/2': '½',
	'1/3': '⅓',
	'2/3': '⅔',
	'1/4': '¼',
	'3/4': '¾',
};

/** Blocks whose lines are simply lines. */
export const ENVIRONMENTS: ReadonlySet<string> = new Set(
	'aligned align align* equation equation* gather gather* gathered split multline'.split(' '),
);
