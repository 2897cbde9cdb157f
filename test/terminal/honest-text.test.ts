import test from 'ava';
import {clean} from '../../source/terminal/printable.js';
import {unmeasured} from '../helpers/unmeasured.js';

unmeasured();

const honest: ReadonlyArray<readonly [what: string, text: string]> = [
	['Empty text', ''],
	['Plain text', ' ~ingest-key {"a": [1]} $HOME \\ `x`'],
	['Accents, composed', 'Çédille naïve Ångström'],
	['Accents, decomposed', 'cafe\u0301 Vie\u0323\u0302t'],
	['Greek and Cyrillic', 'Ωμέγα ключ'],
	['Arabic', 'مفاتيح الخادم'],
	['Arabic with vowel marks', 'مُفْتَاحٌ رَبَّنَا'],
	['Persian with non-joiners', 'می\u200Cخواهم کتاب\u200Cها'],
	['Hebrew with points and cantillation', 'בְּרֵאשִׁ֖ית'],
	['Hindi', 'नमस्ते दुनिया'],
	['Hindi with a joiner', 'क्\u200Dष'],
	['Hindi with a non-joiner', 'क्\u200Cष'],
	['Bengali with a joiner', 'র\u200D্য'],
	['Sinhala with a joiner', 'ශ්\u200Dරී'],
	['Tamil', 'தமிழ் க்ஷ'],
	['Thai', 'ที่นี่ กุญแจ'],
	['Khmer', 'ភាសាខ្មែរ'],
	['Tibetan', 'བོད་སྐད'],
	['Japanese', '取り込み用キー・ガ゙'],
	['Korean', '한국어'],
	['Korean in single letters', '\u1112\u1161\u11AB'],
	['Chinese beyond 16 bits', '𠮷野家'],
	['An emoji', '🔑'],
	['An emoji with a presentation mark', '❤️'],
	['An emoji family', '👨‍👩‍👧‍👦'],
	['An emoji couple', '👩‍❤️‍💋‍👨'],
	['An emoji of two flags', '🏳️‍🌈🏴‍☠️'],
	['An emoji with a skin tone', '👍🏽'],
	['A keycap', '1️⃣'],
	['A flag', '🇯🇵'],
	['Typographic signs', '“a” – ‘b’ … € ½ →'],
	['Spaces of other widths', 'a\u00A0b\u2009c\u3000d'],
	['A mark of something lost', 'a\uFFFDb'],
];

for (const [what, text] of honest) {
	test(`${what} stays as it is`, (t) => {
		t.is<string, string>(clean(text), text);
	});
}

test('every letter, number, sign and space of Unicode stays as it is', (t) => {
	// Letters and signs that show nothing, and skin tones, which are marks in all but name; the lone marks and the rest are covered by what is forbidden.
	const blank = /[\u{115F}\u{1160}\u{2800}\u{3164}\u{FFA0}\u{1D159}\p{Emoji_Modifier}]/u;
	const changed: string[] = [];
	for (let code = 0; code <= 0x10_ff_ff; code++) {
		const character = String.fromCodePoint(code);
		if (/^[\p{L}\p{N}\p{P}\p{S}\p{Zs}]$/u.test(character) && !blank.test(character) && clean(character) !== character) {
			changed.push(code.toString(16));
		}
	}

	t.deepEqual(changed, []);
});

for (const [what, text] of [
	['An emoji with skin tone and profession', '👩🏽‍💻'],
	['An emoji with skin tone and gender', '⛹🏽‍♀️'],
	['Two people with skin tones', '🧑🏻‍🤝‍🧑🏿'],
	['Malayalam with a joiner at the end of a word', 'അവന്\u200D വന്നു'],
	['Persian with a joiner at the end of a word', '۱۴۰۵ ه\u200D.ش.'],
] as const) {
	test(`${what} stays as it is`, (t) => {
		t.is<string, string>(clean(text), text);
	});
}
