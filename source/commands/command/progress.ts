import {monotonicTime} from '../../core/clock.js';
import {grouped} from '../../core/quantity.js';
import {magnitude} from '../../core/relative-time.js';
import {clean, printable} from '../../terminal/printable.js';
import {type Context} from './context.js';

/** One line on standard error that says how far long work is, where that is a terminal. */
export type Progress = {
	readonly show: (done: number, total?: number) => void;
	/** Takes the line away. */
	readonly clear: () => void;
};

/** How long work may take before its progress is shown, and how often it is, in milliseconds. */
const patience = 1000;
const interval = 200;

/** Shows how far some work is, once it takes longer than a second. */
export function openProgress(what: string, {stderr}: Pick<Context, 'stderr'>): Progress {
	if (stderr.isTTY !== true) {
		return {show: () => undefined, clear: () => undefined};
	}

	const start = monotonicTime();
	let shownAt = start + patience - interval;
	let isShown = false;
	return {
		show(done, total) {
			const now = monotonicTime();
			if (now - shownAt < interval) {
				return;
			}

			shownAt = now;
			isShown = true;
			const left = total === undefined || done === 0 ? undefined : magnitude(((now - start) / done) * (total - done));
			const of = total === undefined ? printable`` : printable` of ${clean(grouped(total))}`;
			const time = left === undefined ? printable`` : printable`, ${clean(left)} left`;
			stderr.write(printable`\r\u001B[K${clean(what)}: ${clean(grouped(done))}${of}${time}`);
		},
		clear() {
			if (!isShown) {
				return;
			}

			stderr.write(printable`\r\u001B[K`);
			isShown = false;
		},
	};
}

/** Passes on what comes, one after the other, and shows how many have; the line goes when they end. */
export async function* withProgress<Item>(
	items: AsyncIterable<Item>,
	{show, clear}: Progress,
	total: () => number | undefined,
): AsyncGenerator<Item, void> {
	let done = 0;
	try {
		for await (const item of items) {
			show(++done, total());
			yield item;
		}
	} finally {
		clear();
	}
}
