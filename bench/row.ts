/** A row of the table: what was measured, against what, and what it should be. */
export type Row = {
	readonly what: string;
	readonly against: string;
	readonly goal: string;
	readonly measured: string;
	readonly reached: boolean;
};

type Figure = Pick<Row, 'what' | 'against'>;

/** A ratio of two times in milliseconds. */
export function ratioRow(figure: Figure, [ours, theirs]: readonly [number, number], goal: number): Row {
	const ratio = ours / theirs;
	return {
		...figure,
		goal: `≤ ${goal} ×`,
		measured: `${ratio.toFixed(2)} × (${ours.toFixed(0)} ms, ${theirs.toFixed(0)} ms)`,
		reached: ratio <= goal,
	};
}

/** A figure in a unit. */
export function figureRow(figure: Figure, value: number, goal: number, unit: string): Row {
	return {...figure, goal: `≤ ${goal} ${unit}`, measured: `${value.toFixed(1)} ${unit}`, reached: value <= goal};
}
