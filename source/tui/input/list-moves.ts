const listMoves = ['up', 'down', 'page-up', 'page-down', 'first', 'last'] as const;

/** A move in a list. */
export type ListMove = (typeof listMoves)[number];

/** A move in what is scrolled. */
export type ScrollMove = Exclude<ListMove, 'first' | 'last'>;

/** Whether an intent is a move in a list. */
export function isListMove<Intent extends string>(intent: Intent): intent is Intent & ListMove {
	return (listMoves as readonly string[]).includes(intent);
}

/** The index of a list's current row after a move, among `count` rows of which `pageSize` are on the screen. */
export function movedIndex(move: ListMove, index: number, count: number, pageSize: number): number {
	const last = Math.max(0, count - 1);
	switch (move) {
		case 'up': {
			return Math.max(0, index - 1);
		}

		case 'down': {
			return Math.min(last, index + 1);
		}

		case 'page-up': {
			return Math.max(0, index - pageSize);
		}

		case 'page-down': {
			return Math.min(last, index + pageSize);
		}

		case 'first': {
			return 0;
		}

		case 'last': {
			return last;
		}
	}
}

/** By how many rows a move scrolls. */
export function scrolledRows(move: ScrollMove, pageSize: number): number {
	return {up: -1, down: 1, 'page-up': -pageSize, 'page-down': pageSize}[move];
}
