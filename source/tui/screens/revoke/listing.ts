import {measure} from '../../../terminal/measure.js';
import {clean, type Printable} from '../../../terminal/printable.js';
import {breakText, wrapWords} from '../../../terminal/wrap.js';
import {scrolledRows, type ScrollMove} from '../../input/list-moves.js';
import {isTooSmall, layoutOf, scrollTo} from '../../model/layout.js';
import {type SessionContext} from '../../model/context.js';
import {type NameCell, nameRows, shownName} from './names.js';
import {type RevokeScreen} from './model.js';
import {askText, headText, reasonTexts} from './sentences.js';

/** How a revocation is divided: what stands around the keys, and which of their rows are on the screen. */
export type Listing = {
	readonly hasHead: boolean;
	/** Whether blank lines stand around the keys. */
	readonly hasGaps: boolean;
	/** Whether the question is in as few words as it can be. */
	readonly isTerse: boolean;
	/** A row for each key, with headings; or names beside each other. */
	readonly kind: 'table' | 'names' | 'none';
	/** The rows of the keys: all there are. */
	readonly rows: ReadonlyArray<readonly NameCell[]>;
	readonly top: number;
	readonly height: number;
};

type View = Pick<SessionContext, 'size' | 'now'>;

type Around = Pick<Listing, 'hasHead' | 'hasGaps' | 'isTerse'>;

/** From the roomiest to the tightest, with the rows of keys that each has to leave room for where they scroll. */
const arounds: ReadonlyArray<Around & {readonly leastRows: number}> = [
	{hasHead: true, hasGaps: true, isTerse: false, leastRows: 6},
	{hasHead: true, hasGaps: false, isTerse: false, leastRows: 4},
	{hasHead: false, hasGaps: false, isTerse: false, leastRows: 2},
	{hasHead: false, hasGaps: false, isTerse: true, leastRows: 1},
];

/** The columns beside the question that a field needs; with less it gets a line of its own. */
const leastField = 12;

/** Whether the field stands in the line of the question. */
export function isBeside(screen: RevokeScreen, width: number, isTerse: boolean): boolean {
	return isTerse || width - measure(clean(askText(screen, isTerse))) >= leastField;
}

/** Whether there is no row for what is wrong but the line of the summary. */
export function hasProblemBelow({size}: Pick<SessionContext, 'size'>): boolean {
	return layoutOf(size).body < 4;
}

/** Divides the screen. Several keys that are to be confirmed are all on it if that can be; else their names scroll. */
export function layOutKeyList(screen: RevokeScreen, view: View): Listing {
	return screen.progress === undefined && screen.keys.length > 1
		? listToConfirm(screen, view)
		: listInTable(screen, view);
}

function listToConfirm(screen: RevokeScreen, view: View): Listing {
	const {width, body} = layoutOf(view.size);
	const head = wrapWords(clean(headText(screen)[1]), width).length;
	const problem = screen.problem === undefined || hasProblemBelow(view) ? 0 : 1;
	const roomOf = ({hasHead, hasGaps, isTerse}: Around) =>
		body - (hasHead ? head : 0) - (hasGaps ? 2 : 0) - (isBeside(screen, width, isTerse) ? 1 : 2) - problem;
	const table = tableRows(screen);
	const fitsWide = screen.keys.every((key) => measure(shownName(key)) <= width);
	const around = arounds.find(
		({hasHead, ...rest}) => hasHead && fitsWide && table.length + 1 <= roomOf({hasHead, ...rest}),
	);
	if (around !== undefined) {
		return {...around, kind: 'table', rows: table, top: 0, height: table.length};
	}

	const rows = nameRows(screen.keys, width, view.now, screen.tenantNames);
	const names =
		arounds.find((candidate) => rows.length <= roomOf(candidate)) ??
		arounds.find((candidate) => candidate.leastRows <= roomOf(candidate)) ??
		arounds.at(-1)!;
	return scrolled({...names, kind: 'names', rows, top: screen.top, height: Math.max(1, roomOf(names))});
}

/** One key, or what became of each: a row for each. */
function listInTable(screen: RevokeScreen, {size}: View): Listing {
	const {width, body} = layoutOf(size);
	const rows = tableRows(screen);
	const foot = footHeight(screen, width);
	const head = wrapWords(clean(headText(screen)[1]), width).length;
	// Where there is hardly any room, what is revoked counts more than that it is for good.
	const hasHead = head + foot + 2 <= body;
	if (body < foot + 2) {
		return {hasHead, hasGaps: false, isTerse: false, kind: 'none', rows, top: 0, height: 0};
	}

	const room = body - foot - (hasHead ? head : 0) - 1;
	const hasGaps = room >= 2 + Math.min(rows.length, 3);
	const height = Math.max(1, room - (hasGaps ? 2 : 0));
	return scrolled({hasHead, hasGaps, isTerse: false, kind: 'table', rows, top: screen.top, height});
}

function footHeight(screen: RevokeScreen, width: number): number {
	if (screen.progress !== undefined) {
		return reasonTexts(screen).flatMap((reason) => wrapWords(clean(reason), width)).length;
	}

	const problem = screen.problem === undefined ? 0 : 1;
	return problem + (isBeside(screen, width, false) ? 1 : 1 + expectedNameLines(screen, width).length);
}

/** What is to be typed, in as many lines as it needs, where the field stands below it. */
export function expectedNameLines({expected}: RevokeScreen, width: number): Printable[] {
	return breakText(clean(expected), width);
}

function tableRows({keys}: RevokeScreen): Listing['rows'] {
	return keys.map((key) => [{key, text: shownName(key), column: 0, isEnd: true}]);
}

function scrolled(listing: Listing): Listing {
	const {top, height, rows} = listing;
	return {...listing, height: Math.min(height, rows.length), top: scrollTo(top, top, height, rows.length)};
}

/** How many keys end above and below the rows on the screen. */
export function hiddenKeys({rows, top, height}: Listing): {readonly above: number; readonly below: number} {
	return {above: idsIn(rows.slice(0, top)).length, below: idsIn(rows.slice(top + height)).length};
}

function idsIn(rows: Listing['rows']): string[] {
	return rows.flatMap((row) => row.filter(({isEnd}) => isEnd).map(({key}) => key.id));
}

/** Whether there are keys above or below. */
export function isScrollable(screen: RevokeScreen, view: View): boolean {
	const {rows, height, kind} = layOutKeyList(screen, view);
	return kind !== 'none' && rows.length > height;
}

/** Takes down which keys are on the screen now: a number confirms only keys that were shown. */
export function recordShownKeys(screen: RevokeScreen, view: View): RevokeScreen {
	if (screen.progress !== undefined || screen.keys.length === 1 || isTooSmall(view.size)) {
		return screen;
	}

	const {rows, top, height} = layOutKeyList(screen, view);
	const fresh = idsIn(rows.slice(top, top + height)).filter((id) => !screen.seen.has(id));
	return fresh.length === 0 ? screen : {...screen, seen: new Set([...screen.seen, ...fresh])};
}

/** The keys that have not been on the screen. */
export function unseenKeys({keys, seen, progress}: RevokeScreen): number {
	return progress === undefined && keys.length > 1 ? keys.filter(({id}) => !seen.has(id)).length : 0;
}

/** The screen after a move of its list. */
export function scrollKeys(screen: RevokeScreen, move: ScrollMove, view: View): RevokeScreen {
	const {top, height, rows} = layOutKeyList(screen, view);
	return {...screen, top: Math.max(0, Math.min(rows.length - height, top + scrolledRows(move, height)))};
}
