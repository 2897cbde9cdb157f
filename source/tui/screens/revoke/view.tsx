import {inSentences} from '../../../core/errors.js';
import {relativeTime} from '../../../core/relative-time.js';
import {scopesText, unknownWord} from '../../../output/key-cells.js';
import {fitColumns, widthOf} from '../../../output/fit.js';
import {clip, measure, pad, steady} from '../../../terminal/measure.js';
import {clean, join, type Printable, say} from '../../../terminal/printable.js';
import {type Role} from '../../../terminal/theme.js';
import {breakText, wrapWords} from '../../../terminal/wrap.js';
import {Frame} from '../../components/frame.js';
import {Lines} from '../../components/line.js';
import {type ScreenProperties} from '../../components/screen-properties.js';
import {type StaticColumn, StaticTable} from '../../components/static-table.js';
import {fieldText} from '../../components/text-input.js';
import {type Theme, useTheme} from '../../components/theme.js';
import {layoutOf} from '../../session/layout.js';
import {type Key} from '../../../contract/entities.js';
import {failedKeys, failures, failureText, isInDoubt, isRevoking, type RevokeScreen} from './state.js';

/** What will stop working, the question, and then what became of each key. */
export function RevokeView({screen, shared, message, bindings, crumbs}: ScreenProperties<RevokeScreen>) {
	const theme = useTheme();
	const {width, body} = layoutOf(shared.size);
	const {keys} = screen;
	const title = keys.length === 1 ? `Revoke ${keys[0]!.name}` : `Revoke ${keys.length} keys`;
	const words = headLines(screen, width, theme);
	const foot = screen.progress === undefined ? questionLines(screen, width, theme) : reasonLines(screen, width, theme);
	// Where there is hardly any room, what is revoked counts more than that it is for good.
	const head = words.length + foot.length + 2 > body ? [] : words;
	if (body < foot.length + 2) {
		return (
			<Frame size={shared.size} crumbs={[...crumbs, title]} message={message} bindings={bindings}>
				<Lines lines={[...head, ...foot].slice(-body)} />
			</Frame>
		);
	}

	const {height, hasGaps, more} = divide(keys.length, head.length + foot.length, body);
	const gap = hasGaps ? [say``] : [];
	const rest = more === 0 ? [] : [theme.paint('warning', say`and ${more} more`)];
	return (
		<Frame size={shared.size} crumbs={[...crumbs, title]} message={message} bindings={bindings}>
			<Lines lines={[...head, ...gap]} />
			<StaticTable columns={impactColumns(screen, shared.now, {width, rows: height}, theme)} />
			<Lines lines={[...rest, ...gap, ...foot]} />
		</Frame>
	);
}

/** How many keys are listed, whether there is room for blank lines around them, and how many are left out. */
function divide(count: number, around: number, body: number): {height: number; hasGaps: boolean; more: number} {
	// The headings of the table take a row as well.
	const hasGaps = body >= around + 1 + 2 + Math.min(count, 3);
	const room = Math.max(1, body - around - 1 - (hasGaps ? 2 : 0));
	const height = count > room ? Math.max(1, room - 1) : count;
	return {height, hasGaps, more: count - height};
}

function headLines(screen: RevokeScreen, width: number, {paint, glyphs}: Theme): Printable[] {
	const {keys, progress} = screen;
	if (progress === undefined) {
		const what =
			keys.length === 1
				? say`This key stops working at once and cannot be brought back.`
				: say`These stop working at once and cannot be brought back.`;
		return wrapWords(what, width).map((line) => paint('strong', line));
	}

	if (isRevoking(screen)) {
		return [say`Revoking${glyphs.ellipsis}`];
	}

	const [role, text] =
		failedKeys(screen).length === 0 ? endText(screen) : (['danger', clean(failureText(screen))] as const);
	return wrapWords(text, width).map((line) => paint(role, line));
}

/** Why keys were not revoked, each reason once. */
function reasonLines(screen: RevokeScreen, width: number, {paint}: Theme): Printable[] {
	const reasons = new Set(failures(screen).map((error) => inSentences(error)));
	return [...reasons].flatMap((reason) => wrapWords(clean(reason), width)).map((line) => paint('quiet', line));
}

/** A use within this time means that something depends on the key, in milliseconds. */
const inUse = 24 * 3_600_000;

/** A use takes the same width always, so that columns stand still while the clock runs. */
const usedWidth = '59 min ago, in use'.length;

type Cell = {readonly text: Printable; readonly painted: Printable};

/** The keys as columns that fit, with at most so many rows. */
function impactColumns(
	screen: RevokeScreen,
	now: Date,
	{width, rows: height}: {width: number; rows: number},
	theme: Theme,
): StaticColumn[] {
	const rows = screen.keys.slice(0, height).map((key) => rowCells(screen, key, now, theme));
	const columns = [say`NAME`, say`ID`, say`USED`, say`SCOPES`].map((heading, index) => ({
		heading,
		index,
		expendable: screen.progress !== undefined && index === 2 ? 0.5 : index,
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

/** What came of revocations of which none failed. */
function endText({keys, progress}: RevokeScreen): readonly [role: Role, text: Printable] {
	const accepted = keys.filter(({id}) => progress?.get(id)?.kind === 'accepted').length;
	if (accepted > 0) {
		return [
			'warning',
			say`PhyCloud accepted the request. ${accepted === 1 ? say`1 key still works` : say`${accepted} keys still work`} for now.`,
		];
	}

	return ['good', keys.length === 1 ? say`Revoked.` : say`All ${keys.length} are revoked.`];
}

function drawCell({text, painted}: Cell, width: number, {glyphs}: Theme): Printable {
	return measure(text) > width ? clip(text, width, glyphs.ellipsis) : pad(painted, width, measure(text));
}

function rowCells({progress}: RevokeScreen, key: Key, now: Date, {paint}: Theme): Cell[] {
	const state = progress?.get(key.id);
	const {last_used_at: time} = key;
	const isInUse = typeof time === 'string' && now.getTime() - Date.parse(time) < inUse;
	const used = time === undefined ? unknownWord : time === null ? say`never` : clean(relativeTime(time, now));
	const usedText = isInUse ? say`${used}, in use` : used;
	const cell = (text: Printable, painted = text): Cell => ({text, painted});
	const outcome = (): Cell => {
		switch (state?.kind) {
			case undefined: {
				return cell(usedText, isInUse ? paint('warning', usedText) : paint('quiet', usedText));
			}

			case 'waiting': {
				return cell(say`revoking`, paint('quiet', say`revoking`));
			}

			case 'accepted': {
				return cell(say`accepted`, paint('warning', say`accepted`));
			}

			case 'done': {
				return cell(say`revoked`, paint('good', say`revoked`));
			}

			case 'failed': {
				const text = isInDoubt(state.error) ? say`not known` : say`not revoked`;
				return cell(text, paint('danger', text));
			}
		}
	};

	return [
		cell(steady(clean(key.name)), paint('strong', steady(clean(key.name)))),
		cell(clean(key.id)),
		outcome(),
		cell(scopesText(key), paint('quiet', scopesText(key))),
	];
}

/** The columns beside the question that a field needs; with less it gets a line of its own, below what is to be typed. */
const leastField = 12;

function questionLines({keys, expected, field, problem}: RevokeScreen, width: number, theme: Theme): Printable[] {
	const {paint, glyphs} = theme;
	const ask =
		keys.length === 1 ? say`Type ${clean(expected)} to revoke it` : say`Type ${clean(expected)} to revoke them`;
	const isBeside = width - measure(ask) >= leastField;
	const asked = isBeside ? [say`${ask} `] : [...(keys.length === 1 ? breakText(clean(expected), width) : [ask]), say``];
	const last = asked.at(-1)!;
	const text = fieldText(field, {width: Math.max(4, width - measure(last) - 2), isFocused: true}, theme);
	return [
		...asked.slice(0, -1),
		join([last, paint('accent', glyphs.pointer), say` `, text]),
		...(problem === undefined ? [] : [paint('danger', clean(problem))]),
	];
}
