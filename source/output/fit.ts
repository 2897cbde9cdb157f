/** A column that wants a width; the higher `expendable`, the earlier it is dropped for want of room, and 0 is never dropped. */
export type Fittable = {readonly width: number; readonly expendable: number};

const gap = 2;

/** The columns that fit side by side, two blanks between them, into a width; all of them if there is no limit. */
export function fitColumns<Column extends Fittable>(columns: readonly Column[], limit = Infinity): Column[] {
	let shown = [...columns];
	for (let isTooWide = widthOf(shown) > limit; isTooWide; isTooWide = widthOf(shown) > limit) {
		const most = Math.max(...shown.map(({expendable}) => expendable));
		if (most === 0) {
			break;
		}

		shown = shown.filter(({expendable}) => expendable < most);
	}

	return shown;
}

/** The width of columns with two blanks between them. */
export function widthOf(columns: readonly Fittable[]): number {
	let sum = -gap;
	for (const {width} of columns) {
		sum += width + gap;
	}

	return sum;
}
