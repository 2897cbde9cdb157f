import {stripEscapes} from '../../../core/escape-sequences.js';
import {scopesText, unknownWord} from '../../../output/key-cells.js';
import {clip, pad} from '../../../terminal/measure.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {formLine} from '../../components/form.js';
import {breakText, wrapWords} from '../../../terminal/wrap.js';
import {Frame} from '../../components/frame.js';
import {Lines} from '../../components/line.js';
import {longTime} from '../../components/long-time.js';
import {type ScreenProperties} from '../../model/screen-properties.js';
import {cursorIn, fieldText} from '../../components/text-input.js';
import {type Theme, useTheme} from '../../components/theme.js';
import {type Layout, layoutOf} from '../../model/layout.js';
import {type SecretScreen} from './model.js';

const labelWidth = 10;

/** The one time that a secret can be seen. */
export function SecretView({screen, context, notice, bindings, crumbs}: ScreenProperties<SecretScreen>) {
	const theme = useTheme();
	const {width, body} = layoutOf(context.size);
	const lines = secretLines(screen, width, body, theme);
	const frame = {size: context.size, crumbs: [...crumbs, screen.key.name], notice, bindings};
	return (
		<Frame {...frame} cursor={cursorIn(lines)}>
			<Lines lines={lines} />
		</Frame>
	);
}

function secretLines(screen: SecretScreen, width: number, body: number, theme: Theme): Printable[] {
	const {paint} = theme;
	const {key} = screen;
	const head = screen.leaving
		? wrapWords(
				clean(
					`${screen.leaving.exitCode === undefined ? 'Leave' : 'Quit'} without the secret of ${stripEscapes(key.name)}? It cannot be shown again, so you would have to revoke the key.`,
				),
				width,
			).map((line) => paint('warning', line))
		: wrapWords(printable`Key created. This is the only time its secret can be shown.`, width).map((line) =>
				paint('strong', line),
			);
	const lines = screen.warnings.flatMap((warning) =>
		wrapWords(clean(warning), width).map((line) => paint('warning', line)),
	);
	const warnings = lines.length === 0 ? [] : [printable``, ...lines];
	const fields = [
		...breakText(clean(key.id), Math.max(8, width - labelWidth)).map((chunk, index) =>
			field(index === 0 ? printable`ID` : printable``, chunk, theme),
		),
		field(printable`Scopes`, clip(scopesText(key), Math.max(4, width - labelWidth), theme.glyphs.ellipsis), theme),
		field(printable`Expires`, expiryText(key.expires_at), theme),
	];
	const file = fieldLines(screen, width, theme);
	const shown = secretField(screen, {width, body}, theme);
	const secret = [...shown, ...file];
	const isRoomy = body >= head.length + fields.length + secret.length + warnings.length + 2;
	// On a low terminal the secret goes before what can be looked up later.
	if (isRoomy) {
		return [...head, printable``, ...fields, printable``, ...secret, ...warnings];
	}

	const isFirst = screen.isRevealed || screen.file !== undefined || screen.command !== undefined;
	const asked = [...file.filter((line) => line !== ''), ...shown];
	return (isFirst ? [...asked, ...head, ...warnings, ...fields] : [...head, ...asked, ...warnings, ...fields]).slice(
		0,
		body,
	);
}

function expiryText(end: string | null | undefined): Printable {
	return end === undefined ? unknownWord : end === null ? printable`never` : clean(longTime(end));
}

function field(label: Printable, value: Printable, {paint}: Theme): Printable {
	return join([paint('quiet', pad(label, labelWidth)), value]);
}

/** The secret, hidden or shown, in as many lines as it needs: what is cut cannot be used. */
function secretField(
	{secret, isRevealed}: SecretScreen,
	{width, body}: Pick<Layout, 'width' | 'body'>,
	{paint, glyphs}: Theme,
): Printable[] {
	const shown = clean(isRevealed ? secret.reveal() : secret.masked(glyphs.hidden));
	const room = Math.max(8, width - labelWidth);
	const chunks = breakText(shown, room);
	if (isRevealed && chunks.length > body) {
		// A part of a secret is useless.
		return [paint('warning', printable`no room to show it`), printable`c copies, w writes`];
	}

	return chunks.map((chunk, index) =>
		join([
			paint('quiet', pad(index === 0 ? printable`Secret` : printable``, labelWidth)),
			paint(isRevealed ? 'strong' : 'normal', chunk),
		]),
	);
}

/** The path or the command that is being typed, and what was wrong with it. */
function fieldLines({file, command, isRunning, problem}: SecretScreen, width: number, theme: Theme): Printable[] {
	const typed = file ?? command;
	if (typed === undefined) {
		return [];
	}

	const text = fieldText(typed, {width: Math.max(4, width - labelWidth - 2), isFocused: !isRunning}, theme);
	const running = printable`The command runs${theme.glyphs.ellipsis}`;
	return [
		printable``,
		formLine(file === undefined ? printable`Command` : printable`File`, !isRunning, text, theme),
		...(isRunning ? [join([pad(printable``, labelWidth), theme.paint('accent', running)])] : []),
		...(problem === undefined
			? []
			: wrapWords(clean(problem), width - labelWidth).map((line) =>
					join([pad(printable``, labelWidth), theme.paint('danger', line)]),
				)),
	];
}
