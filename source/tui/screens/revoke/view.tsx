import {relativeTime} from '../../../core/relative-time.js';
import {paintScopes, scopesText, unknownWord} from '../../../output/key-cells.js';
import {fitColumns, widthOf} from '../../../output/fit.js';
import {clip, measure, pad} from '../../../terminal/measure.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {wrapWords} from '../../../terminal/wrap.js';
import {Frame} from '../../components/frame.js';
import {Lines} from '../../components/line.js';
import {type ScreenProperties} from '../../model/screen-properties.js';
import {type StaticColumn, StaticTable} from '../../components/static-table.js';
import {cursorIn, fieldText} from '../../components/text-input.js';
import {type Theme, useTheme} from '../../components/theme.js';
import {layoutOf} from '../../model/layout.js';
import {type Key} from '../../../contract/wire/entities.js';
import {isInUse} from '../../../keys/revocation-risk.js';
import {
	expectedNameLines,
	hasProblemBelow,
	hiddenKeys,
	isBeside,
	layOutKeyList,
	type Listing,
	unseenKeys,
} from './listing.js';
import {shownName, tenantOf} from './names.js';
import {hasUnknownOutcome, isRevoking, type RevokeScreen} from './model.js';
import {askText, headText, reasonTexts} from './sentences.js';

/** What will stop working, the question, and then what became of each key. */
export function RevokeView({screen, context, notice, bindings, crumbs}: ScreenProperties<RevokeScreen>) {
	const theme = useTheme();
	const {width, body} = layoutOf(context.size);
	const {keys} = screen;
	const title = keys.length === 1 ? `Revoke ${keys[0]!.name}` : `Revoke ${keys.length} keys`;
	const listing = layOutKeyList(screen, context);
	const gap = listing.hasGaps ? [printable``] : [];
	const head = [...(listing.hasHead ? headLines(screen, width, theme) : []), ...gap];
	const problemBelow = screen.problem !== undefined && keys.length > 1 && hasProblemBelow(context);
	const question = questionLines(
		problemBelow ? {...screen, problem: undefined} : screen,
		listing.isTerse,
		width,
		theme,
	);
	const foot = screen.progress === undefined ? question : reasonLines(screen, width, theme);
	const frame = {
		size: context.size,
		crumbs: [...crumbs, title],
		notice,
		bindings,
		summary: problemBelow ? theme.paint('danger', clean(screen.problem)) : hiddenLine(screen, listing, theme),
	};
	if (listing.kind === 'none') {
		const lines = [...head, ...foot].slice(-body);
		return (
			<Frame {...frame} cursor={cursorIn(lines)}>
				<Lines lines={lines} />
			</Frame>
		);
	}

	const cursor = cursorIn([
		...head,
		...(listing.kind === 'table' ? [printable``] : []),
		...Array.from({length: listing.height}, () => printable``),
		...gap,
		...foot,
	]);
	return (
		<Frame {...frame} cursor={cursor}>
			<Lines lines={head} />
			{listing.kind === 'table' ? (
				<StaticTable columns={impactColumns(screen, context.now, {width, listing}, theme)} />
			) : (
				<Lines lines={nameLines(listing, theme, context.now)} />
			)}
			<Lines lines={[...gap, ...foot]} />
		</Frame>
	);
}

/** How many keys are above and below, and that they are to be looked at first. */
function hiddenLine(screen: RevokeScreen, listing: Listing, {paint, glyphs}: Theme): Printable {
	const {above, below} = hiddenKeys(listing);
	const parts = [
		...(above === 0 ? [] : [printable`${above} above`]),
		...(below === 0 ? [] : [printable`${below} below`]),
	];
	if (listing.kind === 'none' || parts.length === 0) {
		return printable``;
	}

	const hidden = parts.length === 2 ? printable`${parts[0]!} ${glyphs.dot} ${parts[1]!}` : parts[0]!;
	return unseenKeys(screen) > 0
		? paint('warning', printable`${hidden}: scroll down to see every key first`)
		: paint('quiet', hidden);
}

/** The rows of names on the screen. */
function nameLines({rows, top, height}: Listing, {paint}: Theme, now: Date): Printable[] {
	return rows.slice(top, top + height).map((cells) => {
		let line = printable``;
		let used = 0;
		for (const {key, text, column} of cells) {
			const blank = pad(printable``, column - used);
			line = join([line, blank, paint(isInUse(key, now) ? 'warning' : 'strong', text)]);
			used = column + measure(text);
		}

		return line;
	});
}

function headLines(screen: RevokeScreen, width: number, {paint, glyphs}: Theme): Printable[] {
	const [role, text] = headText(screen);
	const words = isRevoking(screen) ? printable`${clean(text)}${glyphs.ellipsis}` : clean(text);
	return wrapWords(words, width).map((line) => paint(role, line));
}

function reasonLines(screen: RevokeScreen, width: number, {paint}: Theme): Printable[] {
	return reasonTexts(screen)
		.flatMap((reason) => wrapWords(clean(reason), width))
		.map((line) => paint('quiet', line));
}

/** A use takes the same width always, so that columns stand still while the clock runs. */
const usedWidth = '59 min ago, in use'.length;

type Cell = {readonly text: Printable; readonly painted: Printable};

/** The keys as columns that fit, with at most so many rows. */
function impactColumns(
	screen: RevokeScreen,
	now: Date,
	{width, listing: {top, height}}: {width: number; listing: Listing},
	theme: Theme,
): StaticColumn[] {
	const rows = screen.keys.slice(top, top + height).map((key) => rowCells(screen, key, now, theme));
	const columns = [
		printable`NAME`,
		printable`ID`,
		screen.progress === undefined ? printable`USED` : printable`RESULT`,
		printable`SCOPES`,
		...(screen.tenantNames === undefined ? [] : [printable`TENANT`]),
	].map((heading, index) => ({
		heading,
		index,
		// Whose a key is counts next to its name.
		expendable: index === 4 || (screen.progress !== undefined && index === 2) ? 0.5 : index,
		width: Math.max(index === 2 ? usedWidth : measure(heading), ...rows.map((row) => measure(row[index]!.text))),
	}));
	const fitting = fitColumns(columns, width);
	const over = Math.max(0, widthOf(fitting) - width);
	return fitting.map(({heading, index, width: wanted}) => {
		const columnWidth = index === 0 ? Math.max(8, wanted - over) : wanted;
		return {
			name: heading,
			heading: pad(theme.paint('quiet', heading), columnWidth, measure(heading)),
			cells: rows.map((row) => drawCell(row[index]!, columnWidth, theme)),
		};
	});
}

function drawCell({text, painted}: Cell, width: number, {glyphs}: Theme): Printable {
	return measure(text) > width ? clip(text, width, glyphs.ellipsis) : pad(painted, width, measure(text));
}

function rowCells({progress, tenantNames}: RevokeScreen, key: Key, now: Date, {paint}: Theme): Cell[] {
	const state = progress?.get(key.id);
	const {last_used_at: time} = key;
	const isUsed = isInUse(key, now);
	const used = time === undefined ? unknownWord : time === null ? printable`never` : clean(relativeTime(time, now));
	const usedText = isUsed ? printable`${used}, in use` : used;
	const cell = (text: Printable, painted = text): Cell => ({text, painted});
	const outcome = (): Cell => {
		switch (state?.kind) {
			case undefined: {
				return cell(usedText, isUsed ? paint('warning', usedText) : paint('quiet', usedText));
			}

			case 'waiting': {
				return cell(printable`revoking`, paint('quiet', printable`revoking`));
			}

			case 'accepted': {
				return cell(printable`accepted`, paint('warning', printable`accepted`));
			}

			case 'done': {
				return cell(printable`revoked`, paint('good', printable`revoked`));
			}

			case 'failed': {
				const text = hasUnknownOutcome(state.error) ? printable`not known` : printable`not revoked`;
				return cell(text, paint('danger', text));
			}
		}
	};

	return [
		cell(shownName(key), paint('strong', shownName(key))),
		cell(clean(key.id)),
		outcome(),
		cell(scopesText(key), paintScopes(scopesText(key), paint, 'quiet')),
		...(tenantNames === undefined ? [] : [cell(tenantOf(key, tenantNames))]),
	];
}

function questionLines(screen: RevokeScreen, isTerse: boolean, width: number, theme: Theme): Printable[] {
	const {keys, field, problem} = screen;
	const {paint, glyphs} = theme;
	const ask = clean(askText(screen, isTerse));
	const asked = isBeside(screen, width, isTerse)
		? [printable`${ask} `]
		: [...(keys.length === 1 ? expectedNameLines(screen, width) : [ask]), printable``];
	const last = asked.at(-1)!;
	const text = fieldText(field, {width: Math.max(4, width - measure(last) - 2), isFocused: true}, theme);
	return [
		...asked.slice(0, -1),
		join([last, paint('accent', glyphs.pointer), printable` `, text]),
		...(problem === undefined ? [] : [paint('danger', clean(problem))]),
	];
}
