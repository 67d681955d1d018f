type Matrix = readonly (readonly number[])[];

const at = (matrix: Matrix, row: number, column: number): number => matrix[row]?.[column] ?? 0;

/** The lower triangle whose product with its transpose is `matrix`, which is symmetric and positive definite. */
function cholesky(matrix: Matrix): Matrix {
	const lower: number[][] = [];
	for (const [row] of matrix.entries()) {
		const line: number[] = [];
		lower.push(line);
		for (let column = 0; column <= row; column++) {
			let rest = at(matrix, row, column);
			for (let k = 0; k < column; k++) rest -= (line[k] ?? 0) * at(lower, column, k);
			line.push(column === row ? Math.sqrt(rest) : rest / at(lower, column, column));
		}
	}
	return lower;
}

/** The solution of `matrix` times x = `right`, for a symmetric and positive definite matrix. */
function solveBy(lower: Matrix, right: readonly number[]): number[] {
	const size = lower.length;
	const middle: number[] = [];
	for (let row = 0; row < size; row++) {
		let rest = right[row] ?? 0;
		for (let k = 0; k < row; k++) rest -= at(lower, row, k) * (middle[k] ?? 0);
		middle.push(rest / at(lower, row, row));
	}
	const solution = Array<number>(size).fill(0);
	for (let row = size - 1; row >= 0; row--) {
		let rest = middle[row] ?? 0;
		for (let k = row + 1; k < size; k++) rest -= at(lower, k, row) * (solution[k] ?? 0);
		solution[row] = rest / at(lower, row, row);
	}
	return solution;
}

export const solve = (matrix: Matrix, right: readonly number[]): number[] =>
	solveBy(cholesky(matrix), right);

/** Of a symmetric and positive definite matrix. */
export function inverse(matrix: Matrix): number[][] {
	const lower = cholesky(matrix);
	return matrix.map((_, row) =>
		solveBy(
			lower,
			matrix.map((__, other) => (other === row ? 1 : 0)),
		),
	);
}
