import {relativeTime} from '../../../core/relative-time.js';
import {fitColumns, widthOf} from '../../../output/fit.js';
import {clip, measure, pad} from '../../../terminal/measure.js';
import {clean, join, type Printable, say} from '../../../terminal/printable.js';
import {wrapWords} from '../../components/form.js';
import {Frame} from '../../components/frame.js';
import {Lines} from '../../components/line.js';
import {type ScreenProperties} from '../../components/screen-properties.js';
import {fieldText} from '../../components/text-input.js';
import {type Theme, useTheme} from '../../components/theme.js';
import {layoutOf} from '../../session/layout.js';
import {type Key} from '../../../contract/schemas.js';
import {failedKeys, isRevoking, type RevokeScreen} from './state.js';

/** What will stop working, the question, and then what became of each key. */
export function RevokeView({screen, shared, message, bindings, crumbs}: ScreenProperties<RevokeScreen>) {
	const theme = useTheme();
	const {width, body} = layoutOf(shared.size);
	const {keys} = screen;
	const title = keys.length === 1 ? `Revoke ${keys[0]!.name}` : `Revoke ${keys.length} keys`;
	const head = headLines(screen, width, theme);
	const foot = screen.progress === undefined ? questionLines(screen, width, theme) : [];
	const impact = impactLines(screen, shared.now, width, Math.max(1, body - head.length - foot.length - 2), theme);
	return (
		<Frame size={shared.size} crumbs={[...crumbs, title]} message={message} bindings={bindings}>
			<Lines lines={fit([...head, say``, ...impact, ...(foot.length === 0 ? [] : [say``, ...foot])], body)} />
		</Frame>
	);
}

/** Blank lines go first where there is no room. */
function fit(lines: readonly Printable[], height: number): Printable[] {
	const fitting = lines.length > height ? lines.filter((line) => line !== '') : [...lines];
	return fitting.length > height
		? [...fitting.slice(0, Math.max(0, height - 1)), ...fitting.slice(-1)].slice(-height)
		: fitting;
}

function headLines(screen: RevokeScreen, width: number, {paint}: Theme): Printable[] {
	const {keys, progress} = screen;
	if (progress === undefined) {
		const what =
			keys.length === 1
				? say`This key stops working at once and cannot be brought back.`
				: say`These stop working at once and cannot be brought back.`;
		return wrapWords(what, width).map((line) => paint('strong', line));
	}

	const failed = failedKeys(screen).length;
	if (isRevoking(screen)) {
		return [say`Revoking…`];
	}

	return failed === 0
		? [paint('good', keys.length === 1 ? say`Revoked.` : say`All ${keys.length} are revoked.`)]
		: [paint('danger', say`${keys.length - failed} of ${keys.length} revoked; ${failed} not: they still work.`)];
}

/** A use within this time means that something depends on the key, in milliseconds. */
const inUse = 24 * 3_600_000;

type Cell = {readonly text: Printable; readonly painted: Printable};

function impactLines(screen: RevokeScreen, now: Date, width: number, height: number, theme: Theme): Printable[] {
	const {keys} = screen;
	const shown = keys.length > height - 1 ? keys.slice(0, Math.max(1, height - 2)) : keys;
	const rows = shown.map((key) => rowCells(screen, key, now, theme));
	const headings = [say`NAME`, say`ID`, say`USED`, say`SCOPES`];
	const columns = headings.map((heading, index) => ({
		index,
		expendable: index,
		width: Math.max(measure(heading), ...rows.map((row) => measure(row[index]!.text))),
	}));
	const fitting = fitColumns(columns, width);
	const over = Math.max(0, widthOf(fitting) - width);
	const widths = columns.map((column) => (column.index === 0 ? Math.max(8, column.width - over) : column.width));
	const line = (cells: readonly Cell[]) =>
		join(
			fitting.map(({index}) => {
				const {text, painted} = cells[index]!;
				const isCut = measure(text) > widths[index]!;
				return isCut ? clip(text, widths[index]!, theme.glyphs.ellipsis) : pad(painted, widths[index]!, measure(text));
			}),
			'  ',
		);
	const more = keys.length - shown.length;
	return [
		line(headings.map((heading) => ({text: heading, painted: theme.paint('quiet', heading)}))),
		...rows.map((row) => line(row)),
		...(more > 0 ? [theme.paint('warning', say`and ${more} more`)] : []),
	];
}

function rowCells({progress}: RevokeScreen, key: Key, now: Date, {paint}: Theme): Cell[] {
	const state = progress?.get(key.id);
	const isInUse = key.last_used_at !== null && now.getTime() - Date.parse(key.last_used_at) < inUse;
	const used = key.last_used_at === null ? say`never` : clean(relativeTime(key.last_used_at, now));
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

			case 'done': {
				return cell(say`revoked`, paint('good', say`revoked`));
			}

			case 'failed': {
				const text = say`failed: ${clean(state.error.message)}`;
				return cell(text, paint('danger', text));
			}
		}
	};

	return [
		cell(clean(key.name), paint('strong', clean(key.name))),
		cell(clean(key.id)),
		outcome(),
		cell(clean(key.scopes.join(' ')), paint('quiet', clean(key.scopes.join(' ')))),
	];
}

function questionLines({keys, expected, field, problem}: RevokeScreen, width: number, theme: Theme): Printable[] {
	const {paint, glyphs} = theme;
	const ask = clip(
		keys.length === 1 ? say`Type ${clean(expected)} to revoke it ` : say`Type ${clean(expected)} to revoke them `,
		Math.max(8, width - 10),
		glyphs.ellipsis,
	);
	const text = fieldText(field, {width: Math.max(4, width - measure(ask) - 2), isFocused: true}, theme);
	return [
		join([ask, paint('accent', glyphs.pointer), say` `, text]),
		...(problem === undefined ? [] : [paint('danger', clean(problem))]),
	];
}
