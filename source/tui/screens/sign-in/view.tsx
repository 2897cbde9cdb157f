import {errorSentences} from '../../../core/errors.js';
import {clean, type Printable, printable} from '../../../terminal/printable.js';
import {formLine, labelWidth, noteLine} from '../../components/form.js';
import {wrapWords} from '../../../terminal/wrap.js';
import {Frame} from '../../components/frame.js';
import {Lines} from '../../components/line.js';
import {type ScreenProperties} from '../../model/screen-properties.js';
import {cursorIn, fieldText} from '../../components/text-input.js';
import {type Theme, useTheme} from '../../components/theme.js';
import {type Layout, layoutOf} from '../../model/layout.js';
import {type SignInScreen} from './model.js';

/** The address of an installation and a key for it. */
export function SignInView({screen, context, notice, bindings}: ScreenProperties<SignInScreen>) {
	const theme = useTheme();
	const asides = screen.isSending
		? [{text: printable`signing in${theme.glyphs.ellipsis}`, role: 'accent'} as const]
		: [];
	const lines = signInLines(screen, layoutOf(context.size), theme);
	const frame = {size: context.size, crumbs: ['Sign in'], asides, notice, bindings};
	return (
		<Frame {...frame} cursor={cursorIn(lines)}>
			<Lines lines={lines} />
		</Frame>
	);
}

/** On a low terminal the fields go before the reason. */
function signInLines(screen: SignInScreen, {width, body}: Layout, theme: Theme): Printable[] {
	const fields = fieldLines(screen, width, theme);
	const reasons = reasonLines(screen, width, theme);
	const room = Math.max(0, body - fields.length);
	const head = room > reasons.length ? [...reasons, printable``] : reasons.slice(0, room);
	return [...head, ...fields].slice(0, body);
}

function reasonLines({reason, error}: SignInScreen, width: number, {paint}: Theme): Printable[] {
	const words = error === undefined ? '' : errorSentences(error);
	switch (reason) {
		case 'first': {
			return wrapWords(
				printable`Sign in to an installation with an API key. The key is kept for this session only.`,
				width,
			);
		}

		case 'refused':
		case 'unreachable': {
			return wrapWords(clean(words), width).map((line) => paint('danger', line));
		}

		case 'ended': {
			return [
				...wrapWords(printable`This API key has stopped working. Sign in with another to continue.`, width).map(
					(line) => paint('warning', line),
				),
				...wrapWords(clean(error?.message ?? ''), width).map((line) => paint('quiet', line)),
			];
		}
	}
}

function fieldLines(screen: SignInScreen, width: number, theme: Theme): Printable[] {
	const room = Math.max(4, width - labelWidth - 2);
	const under = (problem: string | undefined) =>
		problem === undefined ? [] : wrapWords(clean(problem), room).map((line) => noteLine(line, 'danger', theme));
	const address = fieldText(
		screen.address,
		{width: room, isFocused: screen.focus === 'address', placeholder: printable`https://phycloud.example`},
		theme,
	);
	const credential = fieldText(
		screen.credential,
		{
			width: room,
			isFocused: screen.focus === 'credential',
			mask: theme.glyphs.hidden,
			placeholder: screen.keepsCredential ? printable`already given` : printable`phk_live_${theme.glyphs.ellipsis}`,
		},
		theme,
	);
	return [
		formLine(printable`Address`, screen.focus === 'address', address, theme),
		...under(screen.problems.address),
		formLine(printable`API key`, screen.focus === 'credential', credential, theme),
		...under(screen.problems.credential),
	];
}
