import {lazy} from './lazy.js';

/** Characters that show nothing, or that move, hide or turn what is around them; joiners apart. */
export const hiddenCharacter =
	/(?![\u{200C}\u{200D}])[\p{Line_Separator}\p{Other}\p{Paragraph_Separator}\u{34F}\u{115F}\u{1160}\u{17B4}\u{17B5}\u{180B}-\u{180F}\u{2800}\u{3164}\u{FFA0}\u{1D159}]/u;

// Scripts whose letters change shape with their neighbors, or stack: there a joiner is spelling.
const joiningScripts = [
	'Arab',
	'Syrc',
	'Nkoo',
	'Mong',
	'Adlm',
	'Rohg',
	'Deva',
	'Beng',
	'Guru',
	'Gujr',
	'Orya',
	'Taml',
	'Telu',
	'Knda',
	'Mlym',
	'Sinh',
	'Khmr',
	'Mymr',
	'Tibt',
	'Java',
	'Bali',
];
const joiningLetter = String.raw`[[${joiningScripts.map((script) => String.raw`\p{scx=${script}}`).join('')}]&&[\p{L}\p{M}]]`;
const emojiPart = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}]`;
const joiner = String.raw`[\u{200C}\u{200D}]`;

/** Joiners are honest after a letter of a joining script and between emoji; elsewhere they only hide. */
export const strayJoiner = lazy(
	() =>
		new RegExp(
			String.raw`(?<!${joiningLetter})(?:(?<!${emojiPart})${joiner}|${joiner}(?!\p{Extended_Pictographic}))`,
			'v',
		),
);
