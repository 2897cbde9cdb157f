import {type ListMove, movedIndex} from '../input/list-moves.js';
import {scrollTo} from './layout.js';

/** The place of the pointer in a list, and the first row on the screen. */
export type ListPlace = {readonly cursor: number; readonly top: number};

/** The place after a move in a list of so many rows, of which `height` fit. */
export function movePlace({cursor, top}: ListPlace, move: ListMove, height: number, count: number): ListPlace {
	const moved = movedIndex(move, cursor, count, height);
	return {cursor: moved, top: scrollTo(moved, top, height, count)};
}
