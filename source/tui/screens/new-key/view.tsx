import {relativeTime} from '../../../core/relative-time.js';
import {knownScopes} from '../../../core/scopes.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {formLine, labelWidth, noteLine} from '../../components/form.js';
import {wrapWords} from '../../../terminal/wrap.js';
import {Frame} from '../../components/frame.js';
import {Lines} from '../../components/line.js';
import {type ScreenProperties} from '../../model/screen-properties.js';
import {cursorIn, fieldText} from '../../components/text-input.js';
import {type Theme, useTheme} from '../../components/theme.js';
import {layoutOf} from '../../model/layout.js';
import {type SessionContext} from '../../model/context.js';
import {longTime} from '../../components/long-time.js';
import {resolveExpiry} from './check.js';
import {expiryPresets, type Focus, isOtherExpiry, type NewKeyScreen} from './model.js';

/** A line of the form, and the stop of the pointer that it belongs to. */
type FormLine = {readonly line: Printable; readonly focus: Focus};

/** The room for fields, and how they look. */
type Paper = {readonly room: number; readonly theme: Theme};

/** The form for a new key. */
export function NewKeyView({screen, context, notice, bindings, crumbs}: ScreenProperties<NewKeyScreen>) {
	const theme = useTheme();
	const {width, body} = layoutOf(context.size);
	const lines = formLines(screen, context, width, theme);
	const asides = screen.isSending ? [{text: printable`creating${theme.glyphs.ellipsis}`, role: 'accent'} as const] : [];
	const inSight = windowAround(lines, screen.focus, body);
	const frame = {size: context.size, crumbs: [...crumbs, titleOf(screen)], asides, notice, bindings};
	return (
		<Frame {...frame} cursor={cursorIn(inSight)}>
			<Lines lines={inSight} />
		</Frame>
	);
}

function titleOf({replaces}: NewKeyScreen): string {
	return replaces === undefined ? 'New key' : `Rotate ${replaces.name}`;
}

/** As many lines as fit, those of the focus among them. */
function windowAround(lines: readonly FormLine[], focus: Focus, height: number): Printable[] {
	const last = lines.findLastIndex((line) => line.focus === focus);
	const first = lines.findIndex((line) => line.focus === focus);
	const start = Math.max(0, Math.min(first, last - height + 1, lines.length - height));
	return lines.slice(start, start + height).map(({line}) => line);
}

function formLines(screen: NewKeyScreen, context: SessionContext, width: number, theme: Theme): FormLine[] {
	const room = Math.max(4, width - labelWidth - 2);
	const isRoomy = layoutOf(context.size).body >= 14;
	const gap: FormLine[] = isRoomy ? [{line: printable``, focus: 'name'}] : [];
	return [
		...replacedLines(screen, context, width, theme),
		...nameLines(screen, room, theme),
		...gap,
		...scopeLines(screen, room, theme),
		...gap,
		...expiryLines(screen, context, room, theme),
	];
}

function under(text: string, role: 'quiet' | 'danger', focus: Focus, {room, theme}: Paper): FormLine[] {
	return wrapWords(clean(text), room).map((line) => ({line: noteLine(line, role, theme), focus}));
}

/** Which key is to be replaced, and that it goes on. */
function replacedLines(
	{replaces}: NewKeyScreen,
	{now, size}: SessionContext,
	width: number,
	{paint}: Theme,
): FormLine[] {
	if (replaces === undefined) {
		return [];
	}

	const {name, id, last_used_at: used, expires_at: end} = replaces;
	const facts = [
		...(used === undefined ? [] : [used === null ? 'never used' : `used ${relativeTime(used, now)}`]),
		...(end === undefined ? [] : [end === null ? 'never expires' : `expires ${relativeTime(end, now)}`]),
	];
	const text = `Replaces ${name} (${[id, ...facts].join(', ')}), which keeps working until you revoke it.`;
	return [
		...wrapWords(clean(text), width).map((line) => ({line: paint('quiet', line), focus: 'name'}) as const),
		...(layoutOf(size).body >= 16 ? [{line: printable``, focus: 'name'} as const] : []),
	];
}

function nameLines(screen: NewKeyScreen, room: number, theme: Theme): FormLine[] {
	const isFocused = screen.focus === 'name';
	const field = fieldText(screen.keyName, {width: room, isFocused, placeholder: printable`who will use it`}, theme);
	const problem = screen.problems.name;
	return [
		{line: formLine(printable`Name`, isFocused, field, theme), focus: 'name'},
		...(problem === undefined
			? under("unique among this tenant's keys that are not revoked", 'quiet', 'name', {room, theme})
			: under(problem, 'danger', 'name', {room, theme})),
	];
}

function scopeLines(screen: NewKeyScreen, room: number, theme: Theme): FormLine[] {
	const {paint, glyphs} = theme;
	const known = Object.entries(knownScopes).map(([scope, meaning], index): FormLine => {
		const focus: Focus = `scope:${scope}`;
		const box = screen.checked.has(scope) ? printable`[${paint('accent', glyphs.checked)}]` : printable`[ ]`;
		const text = join([box, printable` `, clean(scope.padEnd(16)), paint('quiet', clean(meaning))]);
		return {line: formLine(index === 0 ? printable`Scopes` : printable``, screen.focus === focus, text, theme), focus};
	});
	const isFocused = screen.focus === 'scopes-other';
	const other = join([
		printable`other `,
		fieldText(screen.otherScopes, {width: room - 6, isFocused, placeholder: printable`none`}, theme),
	]);
	const problem = screen.problems.scopes;
	return [
		...known,
		{line: formLine(printable``, isFocused, other, theme), focus: 'scopes-other'},
		...(problem === undefined ? [] : under(problem, 'danger', 'scopes-other', {room, theme})),
	];
}

function expiryLines(screen: NewKeyScreen, context: SessionContext, room: number, theme: Theme): FormLine[] {
	const {paint, glyphs} = theme;
	const choices = expiryPresets.map(({label}, index) => {
		const isChosen = index === screen.preset;
		return printable`(${isChosen ? paint('accent', glyphs.chosen) : printable` `}) ${clean(label)}`;
	});
	const isOther = isOtherExpiry(screen);
	const resolved = resolveExpiry(screen, context.now);
	const problem = screen.problems.expires;
	const isTyping = screen.focus === 'expires-other';
	const otherField = fieldText(
		screen.otherExpiry,
		{width: room - 4, isFocused: isTyping, placeholder: printable`for example 30d, 6mo or 2027-01-31`},
		theme,
	);
	const meaning = resolved.ok
		? longTime(resolved.value)
		: isTyping && screen.otherExpiry.graphemes.length > 0
			? 'not an expiry yet'
			: '';
	const focus: Focus = isOther ? 'expires-other' : 'expires';
	return [
		{line: formLine(printable`Expires`, screen.focus === 'expires', join(choices, '  '), theme), focus: 'expires'},
		...(isOther ? [{line: formLine(printable``, isTyping, otherField, theme), focus: 'expires-other'} as const] : []),
		...(problem === undefined
			? under(meaning, 'quiet', focus, {room, theme})
			: under(problem, 'danger', focus, {room, theme})),
	];
}
