import fc from 'fast-check';

const pieces = [
	'a',
	'-',
	'日',
	'ل',
	'क',
	'🔑',
	'👩',
	'🏽',
	'🇯',
	'\u0301',
	'\u0301'.repeat(5),
	'\u094D',
	'\uFE0F',
	'\u200C',
	'\u200D',
	'\u00A0',
	'\u3000',
	'\u1100',
	'\u1161',
	'\u0600',
	'\uFFFD',
	'\u0000',
	'\r',
	'\n',
	'\t',
	'\u0007',
	'\u001B',
	'\u001B[',
	'\u001B[31;1m',
	'\u001B]8;;https://evil.example\u001B\\',
	'\u001B]52;c;',
	'\u001BP',
	'\u001B\\',
	'\u009B',
	'\u009C',
	'\u009D',
	'\u202E',
	'\u2066',
	'\u200B',
	'\u2028',
	'\uD83D',
	'\uDE00',
	'\u{E0041}',
	'\u{E0100}',
];

/** Text as an attacker would build it: pieces that mean something to a terminal, between any characters. */
export const untrustedText = fc
	.array(fc.oneof({weight: 3, arbitrary: fc.constantFrom(...pieces)}, fc.string({unit: 'binary', maxLength: 3})), {
		maxLength: 16,
	})
	.map((parts) => parts.join(''));

type Range = readonly [first: number, last: number];

const forbidden: readonly Range[] = [
	[0, 0x1f],
	[0x7f, 0x9f],
	[0xad, 0xad],
	[0x3_4f, 0x3_4f],
	[0x6_1c, 0x6_1c],
	[0x11_5f, 0x11_60],
	[0x17_b4, 0x17_b5],
	[0x18_0b, 0x18_0f],
	[0x20_0b, 0x20_0b],
	[0x20_0e, 0x20_0f],
	[0x20_28, 0x20_2e],
	[0x20_60, 0x20_6f],
	[0x28_00, 0x28_00],
	[0x31_64, 0x31_64],
	[0xd8_00, 0xf8_ff],
	[0xfe_ff, 0xfe_ff],
	[0xff_a0, 0xff_a0],
	[0xff_f0, 0xff_fb],
	[0xff_fe, 0xff_ff],
	[0x1_d1_59, 0x1_d1_59],
	[0x1_d1_73, 0x1_d1_7a],
	[0xe_00_00, 0xe_00_ff],
	[0xe_01_f0, 0x10_ff_ff],
];

/** The code points that may never reach a terminal: controls, marks that turn text, and what hides or shows nothing. */
export const forbiddenCodePoints: readonly number[] = forbidden.flatMap(([first, last]) =>
	Array.from({length: last - first + 1}, (_, index) => first + index),
);

const forbiddenSet = new Set(forbiddenCodePoints);

/** Whether a text holds nothing that may not reach a terminal; a lone surrogate counts as itself. */
export function isHarmless(text: string): boolean {
	return Array.from(text, (character) => character.codePointAt(0)!).every((code) => !forbiddenSet.has(code));
}
