import {type Size} from './context.js';

/** The smallest terminal that the session fits into. */
export const smallest: Size = {columns: 20, rows: 5};

/** Whether a terminal has no room for any screen. */
export function isTooSmall({columns, rows}: Size): boolean {
	return columns < smallest.columns || rows < smallest.rows;
}

/** From how many rows on there is a blank line between header, body and footer. */
const roomy = 11;

/** From how many columns on a key's details stand beside the list. */
export const wideEnoughForDetails = 110;

/** The columns of the details beside the list. */
export const detailsWidth = 42;

export type Layout = {
	/** The columns between the margins. */
	readonly width: number;
	/** The rows of the body. */
	readonly body: number;
	/** Whether blank lines separate header, body and footer. */
	readonly isRoomy: boolean;
};

/** How a terminal is divided: header, body, a line for messages, footer. */
export function layoutOf({columns, rows}: Size): Layout {
	const isRoomy = rows >= roomy;
	return {width: Math.max(1, columns - 2), body: Math.max(1, rows - (isRoomy ? 5 : 3)), isRoomy};
}

/** The first row to show of a list, so that the current one is on the screen and the list moves as little as can be. */
export function scrollTo(current: number, top: number, height: number, count: number): number {
	const highest = Math.max(0, count - height);
	const wanted = current < top ? current : Math.max(top, current - height + 1);
	return Math.max(0, Math.min(wanted, highest));
}
