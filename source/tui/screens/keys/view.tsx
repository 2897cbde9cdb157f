import {Box} from 'ink';
import {errorSentences} from '../../../core/errors.js';
import {keyState, keyStates, stateWord} from '../../../core/key-status.js';
import {magnitude, relativeTime} from '../../../core/relative-time.js';
import {clip, measure, pad} from '../../../terminal/measure.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {type HeaderNote, Frame} from '../../components/frame.js';
import {Lines} from '../../components/line.js';
import {fieldText} from '../../components/text-input.js';
import {type Theme, useTheme} from '../../components/theme.js';
import {readOnlyNote} from '../../components/read-only.js';
import {ownExpiry} from '../../components/own-expiry.js';
import {type ScreenProperties} from '../../model/screen-properties.js';
import {textOf} from '../../input/text-field.js';
import {detailsWidth, layoutOf, wideEnoughForDetails} from '../../model/layout.js';
import {type SessionContext} from '../../model/context.js';
import {counted, grouped} from '../../../core/quantity.js';
import {listHeight} from './arrange.js';
import {detailLines} from './detail-lines.js';
import {headingLine, layOutColumns, rowLine} from './list-lines.js';
import {detailsCover} from './update.js';
import {rotationLine} from './rotation-line.js';
import {parseFilter} from './filter-terms.js';
import {matchesIn} from './rows.js';
import {isOfAll, isRefused, type KeysScreen, selectedKey} from './model.js';

/** The live list of a tenant's keys, with the details of one beside it or in its place. */
export function KeysView({screen, context, notice, bindings, crumbs}: ScreenProperties<KeysScreen>) {
	const theme = useTheme();
	const {width, body} = layoutOf(context.size);
	const key = selectedKey(screen);
	const isCovered = detailsCover(screen, context) && key !== undefined;
	const {tenant_id: tenantId = ''} = key ?? {};
	const tenantName = isOfAll(screen) ? (context.tenantNames.get(tenantId) ?? tenantId) : undefined;
	const about = {now: context.now, tenantName};
	const hasPane =
		screen.showsDetails && !isCovered && key !== undefined && context.size.columns >= wideEnoughForDetails;
	const listWidth = hasPane ? width - detailsWidth - 2 : width;
	return (
		<Frame
			size={context.size}
			crumbs={isCovered ? [...crumbs, key.name] : crumbs}
			asides={[...readOnlyNote(context), ...liveAsides(screen, context, theme), ...ownExpiry(context)]}
			notice={screen.isFiltering ? undefined : notice}
			summary={summaryLine(
				screen,
				{width, height: listHeight(context), now: context.now, rotations: context.rotations},
				theme,
			)}
			bindings={bindings}
		>
			{isCovered ? (
				<Lines lines={detailLines(key, width, about, theme).slice(0, body)} />
			) : (
				<Box columnGap={2}>
					<Box flexDirection="column" width={listWidth}>
						<Lines lines={listLines(screen, context, listWidth, theme)} />
					</Box>
					{hasPane ? (
						<Box flexDirection="column" width={detailsWidth}>
							<Lines lines={detailLines(key, detailsWidth, about, theme).slice(0, body)} />
						</Box>
					) : undefined}
				</Box>
			)}
		</Frame>
	);
}

/** The headings and the rows on the screen, or why there are none. */
function listLines(screen: KeysScreen, context: SessionContext, width: number, theme: Theme): Printable[] {
	if (screen.rows.length === 0) {
		return emptyLines(screen, context, theme);
	}

	if (theme.isReadAloud) {
		return [spokenRow(screen, context)];
	}

	const columns = layOutColumns(screen.stats, width, isOfAll(screen) ? context.tenantNames : undefined);
	const isStale = screen.live.kind === 'offline';
	const rows = screen.rows.slice(screen.top, screen.top + listHeight(context)).map((key) =>
		rowLine(
			key,
			columns,
			{
				matches: matchesIn(screen.found, key),
				isSelected: key.id === screen.selected,
				isMarked: screen.marked.has(key.id),
				change: screen.changed.get(key.id),
				isStale,
				now: context.now,
				width,
			},
			theme,
		),
	);
	return [headingLine(columns, screen, theme), ...rows];
}

/** The selected key as a sentence, with its place in the list. */
function spokenRow({rows, cursor, marked}: KeysScreen, {now}: SessionContext): Printable {
	const key = rows[cursor]!;
	const words = [
		...(marked.has(key.id) ? ['marked'] : []),
		key.name,
		key.id,
		stateWord(key, keyState(key, now)),
		...(key.scopes === undefined ? [] : [`scopes ${key.scopes.join(' ')}`]),
		...spokenTime(key.expires_at, now, {never: 'never expires', before: 'ends'}),
		...spokenTime(key.last_used_at, now, {never: 'never used', before: 'used'}),
	];
	return printable`${cursor + 1} of ${rows.length}: ${join(
		words.map((word) => clean(word)),
		', ',
	)}`;
}

/** A time in words; nothing where it is unknown. */
function spokenTime(
	time: string | null | undefined,
	now: Date,
	{never, before}: {readonly never: string; readonly before: string},
): string[] {
	return time === undefined ? [] : [time === null ? never : `${before} ${relativeTime(time, now)}`];
}

/** What happened, since when or why, and what to do now. */
function emptyLines(
	{live, keys, filter, status}: KeysScreen,
	context: SessionContext,
	{paint, glyphs}: Theme,
): Printable[] {
	switch (live.kind) {
		case 'loading': {
			return [paint('quiet', printable`Loading keys${glyphs.ellipsis}`)];
		}

		case 'offline': {
			const {message, reason, remedy} = live.error;
			return isRefused({live})
				? [
						paint('danger', clean(message)),
						...(reason === undefined ? [] : [clean(reason)]),
						paint(
							'quiet',
							clean(
								errorSentences({message: remedy ?? '', reason: 'Press t to choose another tenant.', remedy: undefined}),
							),
						),
					]
				: [
						paint('danger', clean(message)),
						clean(reason ?? sinceText(live.since, context)),
						paint('quiet', clean(remedy ?? 'Retrying automatically.')),
					];
		}

		case 'live': {
			if (keys.length === 0) {
				return [printable`This tenant has no keys yet.`, paint('quiet', printable`Press n to create one.`)];
			}

			return textOf(filter) === ''
				? [printable`No key is ${clean(status)}.`, paint('quiet', printable`Press f to see others.`)]
				: [
						printable`No ${status === 'all' ? printable`` : printable`${clean(status)} `}key matches ${clean(textOf(filter))}.`,
						paint('quiet', printable`Press esc to see all.`),
					];
		}
	}
}

function sinceText(since: Date, {now}: SessionContext): string {
	return `For ${magnitude(now.getTime() - since.getTime()) ?? 'a moment'}.`;
}

/** How fresh the list is: a glyph and a word, then since when. */
function liveAsides({live}: KeysScreen, {now}: SessionContext, {glyphs, unicode}: Theme): HeaderNote[] {
	const ago = (instant: Date) => clean(magnitude(now.getTime() - instant.getTime()) ?? '');
	switch (live.kind) {
		case 'loading': {
			return [{text: printable`loading`, role: 'quiet'}];
		}

		case 'live': {
			const age = ago(live.updatedAt);
			const word = unicode ? printable`${glyphs.active} live` : printable`live`;
			return [
				{text: live.complete ? word : printable`loading more`, role: 'good'},
				...(live.unread === undefined || live.unread === 0
					? []
					: [{text: clean(`${counted(live.unread, 'tenant')} could not be read`), role: 'warning'} as const]),
				{text: age === '' ? printable`updated now` : printable`updated ${age} ago`, role: 'quiet'},
			];
		}

		case 'offline': {
			if (isRefused({live})) {
				return [
					{text: live.error.code === 'NOT_FOUND' ? printable`not found` : printable`not allowed`, role: 'danger'},
				];
			}

			const word = unicode ? printable`${glyphs.expired} offline` : printable`offline`;
			const seconds =
				live.retryAt === undefined
					? undefined
					: Math.max(0, Math.ceil((live.retryAt.getTime() - now.getTime()) / 1000));
			const shown =
				live.updatedAt === undefined
					? []
					: [{text: printable`as of ${clean(clockTime(live.updatedAt))}`, role: 'quiet'} as const];
			return [
				{text: printable`${word} since ${clean(clockTime(live.since))}`, role: 'danger'},
				...(seconds === undefined ? [] : [{text: nextTry(seconds), role: 'quiet'} as const]),
				...shown,
			];
		}
	}
}

function nextTry(seconds: number): Printable {
	return seconds === 0 ? printable`retrying` : printable`retrying in ${seconds} s`;
}

/** The time of day where the reader is: 14:05:09. */
function clockTime(instant: Date): string {
	return instant.toLocaleTimeString('en-GB');
}

/** The columns of a line, the rows of the list, and the time. */
type Room = {
	readonly width: number;
	readonly height: number;
	readonly now: Date;
	readonly rotations: SessionContext['rotations'];
};

/** The filter while it is typed; else how many keys of which kind there are, and the order. */
function summaryLine(screen: KeysScreen, {width, height, now, rotations}: Room, theme: Theme): Printable {
	const {paint} = theme;
	if (screen.isFiltering) {
		const {problem} = parseFilter(textOf(screen.filter), now);
		const count = clean(problem ?? `${grouped(screen.rows.length)} of ${grouped(screen.sorted.length)}`);
		const room = Math.max(4, width - measure(count) - 5);
		return join([
			paint('accent', printable`/ `),
			fieldText(screen.filter, {width: room, isFocused: true}, theme),
			paint(problem === undefined ? 'quiet' : 'warning', printable`   ${count}`),
		]);
	}

	if (screen.keys.length === 0) {
		return printable``;
	}

	if (screen.live.kind === 'offline') {
		return paint('danger', clip(clean(screen.live.error.message), width, theme.glyphs.ellipsis));
	}

	const key = selectedKey(screen);
	const rotation = key && rotationLine(key, screen.keys, {rotations, now}, theme.glyphs);
	if (rotation !== undefined) {
		return paint('accent', clip(rotation, width, theme.glyphs.ellipsis));
	}

	const place = placeText(screen, height, theme);
	const summary = fitParts(summaryParts(screen, theme), width - (place === '' ? 0 : measure(place) + 2), theme);
	return paint('quiet', join([pad(summary, width - measure(place)), place]));
}

/** Which of the rows are on the screen, where not all of them are. */
function placeText({rows, top}: KeysScreen, height: number, {unicode}: Theme): Printable {
	const last = Math.min(rows.length, top + height);
	return rows.length <= height
		? printable``
		: clean(`${grouped(top + 1)}${unicode ? '–' : '-'}${grouped(last)} of ${grouped(rows.length)}`);
}

function summaryParts(screen: KeysScreen, {glyphs}: Theme): Printable[] {
	const total = screen.keys.length;
	if (screen.live.kind === 'live' && !screen.live.complete) {
		// What there is of each kind is not known yet.
		return [clean(counted(Math.max(total, screen.live.loaded ?? 0), 'key')), printable`loading more`];
	}

	const {counts} = screen.stats;
	const states = keyStates
		.filter((state) => counts[state] > 0)
		.map((state) => clean(`${grouped(counts[state])} ${state === 'unknown' ? 'of unknown status' : state}`));
	const filter = textOf(screen.filter);
	return [
		screen.rows.length === total
			? clean(counted(total, 'key'))
			: clean(`${grouped(screen.rows.length)} of ${counted(total, 'key')}`),
		...(screen.marked.size === 0 ? [] : [clean(`${grouped(screen.marked.size)} marked`)]),
		...(filter === '' ? [] : [printable`/${clean(filter)}`]),
		...(screen.status === 'all' ? [] : [printable`only ${clean(screen.status)}`]),
		...(filter === '' && screen.status === 'all' ? [join(states, ', ')] : []),
		printable`by ${clean(screen.order.field)}, ${orderWords(screen.order)}`,
	].map((part) => (part === '' ? glyphs.none : part));
}

/** What comes first, in words. */
function orderWords({field, descending}: KeysScreen['order']): Printable {
	switch (field) {
		case 'name':
		case 'id': {
			return descending ? printable`Z to A` : printable`A to Z`;
		}

		case 'status': {
			return descending ? printable`revoked first` : printable`active first`;
		}

		case 'expires': {
			return descending ? printable`latest first` : printable`soonest first`;
		}

		case 'created':
		case 'used': {
			return descending ? printable`latest first` : printable`longest ago first`;
		}
	}
}

function fitParts(parts: readonly Printable[], width: number, {glyphs}: Theme): Printable {
	const separator = printable` ${glyphs.dot} `;
	let line = printable``;
	for (const [index, part] of parts.entries()) {
		const longer = index === 0 ? part : printable`${line}${separator}${part}`;
		if (measure(longer) > width) {
			break;
		}

		line = longer;
	}

	return line;
}
