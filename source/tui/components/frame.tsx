import {Box, useCursor} from 'ink';
import {type ReactNode} from 'react';
import {isProductionName} from '../../core/installations.js';
import {clip, measure, pad, stableWidth} from '../../terminal/measure.js';
import {clean, join, type Printable, printable} from '../../terminal/printable.js';
import {type Role} from '../../terminal/theme.js';
import {type Binding} from '../model/binding.js';
import {layoutOf} from '../model/layout.js';
import {type Size} from '../model/context.js';
import {type Notice} from '../model/notice.js';
import {wrapWords} from '../../terminal/wrap.js';
import {Line, Lines} from './line.js';
import {cursorIn, type CursorPlace} from './text-input.js';
import {type Theme, useTheme} from './theme.js';

/** Something at the right of the header or of the line above the footer. */
export type HeaderNote = {readonly text: Printable; readonly role: Role};

type FrameProperties = {
	readonly size: Size;
	/** Where one is, from the installation down. */
	readonly crumbs: readonly string[];
	/** The state of things, the most important first; what does not fit is left out. */
	readonly asides?: readonly HeaderNote[];
	readonly notice: Notice | undefined;
	/** What stands above the footer while there is no notice. */
	readonly summary?: Printable;
	readonly bindings: readonly Binding[];
	/** Where the cursor of the focused field stands in the body. */
	readonly cursor?: CursorPlace | undefined;
	readonly children: ReactNode;
};

/** The grid that every screen stands in: header, body, one line for notices, footer; a column of air on both sides. */
export function Frame({size, crumbs, asides = [], notice, summary, bindings, cursor, children}: FrameProperties) {
	const theme = useTheme();
	const {setCursorPosition} = useCursor();
	if (theme.isReadAloud) {
		// Read from top to bottom: what is new first, then where one is; the keys are behind `?`.
		return (
			<Box flexDirection="column">
				{notice === undefined ? undefined : <Line>{clean(notice.text)}</Line>}
				<Line>
					{join(
						crumbs.map((crumb) => clean(crumb)),
						', ',
					)}
				</Line>
				{children}
				<Line>{footerLine(spoken(bindings), Infinity, theme)}</Line>
			</Box>
		);
	}

	const {width, body, isRoomy} = layoutOf(size);
	const blank = isRoomy ? 1 : 0;
	const notes =
		notice === undefined
			? [summary ?? printable``]
			: noticeLines(notice, {width, height: Math.min(mostNotes, body)}, theme);
	// Words that need more than their line take it from the body: what one is told to do is never cut.
	const room = body - notes.length + 1;
	const noted = cursorIn(notes);
	const top = 1 + blank;
	setCursorPosition(
		noted === undefined
			? cursor && cursor.row < room
				? {x: 1 + cursor.column, y: top + cursor.row}
				: undefined
			: {x: 1 + noted.column, y: top + room + blank + noted.row},
	);
	return (
		<Box flexDirection="column" paddingX={1} width="100%" height={size.rows}>
			<Line>{headerLine(crumbs, asides, width, theme)}</Line>
			<Box flexDirection="column" height={room} marginTop={blank} overflow={room < body ? 'hidden' : 'visible'}>
				<Box flexDirection="column" flexShrink={0}>
					{children}
				</Box>
			</Box>
			<Box marginTop={blank} flexDirection="column">
				<Lines lines={notes} />
			</Box>
			<Line>{footerLine(bindings, width, theme)}</Line>
		</Box>
	);
}

/** The breadcrumb, and as many of the asides as fit beside it. */
export function headerLine(
	crumbs: readonly string[],
	asides: readonly HeaderNote[],
	width: number,
	theme: Theme,
): Printable {
	const {paint, glyphs} = theme;
	const last = stableWidth(clean(crumbs.at(-1) ?? ''));
	const path = join(crumbs.slice(0, -1).map((crumb) => printable`${stableWidth(clean(crumb))} ${glyphs.into} `));
	// Where there is no room for the way, one still sees where one is.
	const shownPath = measure(path) + measure(last) <= width ? path : printable``;
	const shownLast = clip(last, width, glyphs.ellipsis);
	// A mistake in production is the dearest: its name stands out on every screen.
	const isDear = isProductionName(crumbs[0] ?? '');
	const isLast = crumbs.length < 2;
	const left = join([
		paint(isDear && !isLast ? 'danger' : 'quiet', shownPath),
		paint(isDear && isLast ? 'danger' : 'accent', paint('strong', shownLast)),
	]);
	return join([left, rightAligned(asides, width - measure(shownPath) - measure(shownLast), theme)]);
}

function rightAligned(asides: readonly HeaderNote[], room: number, {paint, glyphs}: Theme): Printable {
	const shown: HeaderNote[] = [];
	let used = 0;
	for (const aside of asides) {
		const width = measure(aside.text) + (shown.length === 0 ? 2 : 3);
		if (used + width > room) {
			break;
		}

		used += width;
		shown.push(aside);
	}

	const texts = shown.map(({text, role}) => paint(role, text));
	const separator = paint('quiet', printable` ${glyphs.dot} `);
	const joined = texts.flatMap((text, index) => (index === 0 ? [text] : [separator, text]));
	return shown.length === 0 ? printable`` : join([pad(printable``, room - used + 2), ...joined]);
}

const tones: Record<Notice['tone'], Role> = {good: 'good', quiet: 'quiet', warning: 'warning', danger: 'danger'};

const mostNotes = 4;

function noticeLines(
	{tone, text}: Notice,
	{width, height}: {readonly width: number; readonly height: number},
	{paint, glyphs}: Theme,
): Printable[] {
	const lines = wrapWords(clean(text), width);
	const last = lines[height - 1];
	const shown =
		lines.length > height && last !== undefined
			? [...lines.slice(0, height - 1), printable`${clip(last, Math.max(0, width - 1), '')}${glyphs.ellipsis}`]
			: lines;
	return shown.map((line) => paint(tones[tone], line));
}

/** What is read aloud with every change has to be short: where there is a key for help, that alone. */
function spoken(bindings: readonly Binding[]): readonly Binding[] {
	const help = bindings.filter(({intent}) => intent === 'help');
	return help.length === 0 ? bindings : help;
}

/** The keys that work, in order of use. What does not fit is left out: from the right, and what has a priority last of all; words are shortened before. */
export function footerLine(bindings: readonly Binding[], width: number, {paint, unicode}: Theme): Printable {
	const labelled = bindings.filter(({label}) => label !== undefined);
	const shown = new Map<Binding, string>();
	let left = width + gap;
	for (const binding of labelled.toSorted((a, b) => (a.priority ?? last) - (b.priority ?? last))) {
		const word = binding.short ?? binding.label!;
		const needed = shownKeys(binding, unicode).length + 1 + word.length + gap;
		if (needed <= left) {
			shown.set(binding, word);
			left -= needed;
		} else if (binding.priority === undefined) {
			break;
		}
	}

	for (const [binding, word] of shown) {
		const more = binding.label!.length - word.length;
		if (!(more <= left)) {
			continue;
		}

		shown.set(binding, binding.label!);
		left -= more;
	}

	return join(
		labelled
			.filter((binding) => shown.has(binding))
			.map(
				(binding) =>
					printable`${paint('normal', shownKeys(binding, unicode))} ${paint('quiet', clean(shown.get(binding)!))}`,
			),
		'  ',
	);
}

/** Where bindings without a priority stand. */
const last = 99;

const gap = 2;

const asciiKeys: Readonly<Record<string, string>> = {
	'↑': 'up',
	'↓': 'down',
	'←': 'left',
	'→': 'right',
	'↑↓': 'up/down',
	'⏎': 'enter',
	'⇥': 'tab',
	'⇧⇥': 'shift+tab',
};

/** A key as it is written: in words where there are no signs. */
export function shownKeys({shown}: Pick<Binding, 'shown'>, unicode: boolean): Printable {
	return clean(
		unicode
			? shown
			: shown
					.split(' ')
					.map((key) => asciiKeys[key] ?? key)
					.join(' '),
	);
}
