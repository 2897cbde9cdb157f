/** Where a list's current row is after a move; `undefined` for what is none. */
export function movedIndex(intent: string, index: number, count: number, pageSize: number): number | undefined {
	const last = Math.max(0, count - 1);
	switch (intent) {
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

		default: {
			return undefined;
		}
	}
}
