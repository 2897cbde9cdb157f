import {type Key as InkKey} from 'ink';
import {splitGraphemes} from '../../core/graphemes.js';
import {f1Character} from '../../terminal/input.js';

/** One key that was pressed: its name, such as `up`, `ctrl+a` or `x`, and the text it types, if any. */
export type KeyPress = {readonly name: string; readonly text?: string};

const named = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'pageup'],
	['pageDown', 'pagedown'],
	['home', 'home'],
	['end', 'end'],
	['return', 'return'],
	['escape', 'escape'],
	['tab', 'tab'],
	['backspace', 'backspace'],
	['delete', 'delete'],
] as const;

const controls: Readonly<Record<string, string>> = {
	'\r': 'return',
	'\n': 'return',
	'\t': 'tab',
	'\u007F': 'backspace',
	'\u001B': 'escape',
	[f1Character]: 'f1',
};

/**
The keys in what Ink hands over at once.

Several keys that arrive in one chunk come as one text: each of its graphemes is a key of its own.
*/
export function toKeyPresses(input: string, key: InkKey): KeyPress[] {
	if (key.eventType === 'release') {
		return [];
	}

	const special = named.find(([property]) => key[property]);
	if (special !== undefined) {
		return [{name: modified(special[1], key)}];
	}

	if (key.ctrl || key.meta) {
		return [{name: modified(input === ' ' ? 'space' : input.toLowerCase(), {...key, shift: false})}];
	}

	return splitGraphemes(input)
		.map((grapheme) => typed(grapheme))
		.filter((press) => press !== undefined);
}

function modified(name: string, {ctrl, meta, shift}: Pick<InkKey, 'ctrl' | 'meta' | 'shift'>): string {
	return `${ctrl ? 'ctrl+' : ''}${meta && name !== 'escape' ? 'alt+' : ''}${shift ? 'shift+' : ''}${name}`;
}

function typed(grapheme: string): KeyPress | undefined {
	const control = controls[grapheme === '\r\n' ? '\r' : grapheme];
	if (control !== undefined) {
		return {name: control};
	}

	if (/^\p{Cc}/u.test(grapheme)) {
		const letter = String.fromCodePoint(grapheme.codePointAt(0)! + 96);
		return /^[a-z]$/.test(letter) ? {name: `ctrl+${letter}`} : undefined;
	}

	return {name: grapheme === ' ' ? 'space' : grapheme, text: grapheme};
}
