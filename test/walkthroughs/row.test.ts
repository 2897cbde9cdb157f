import test from 'ava';
import {type Run} from '../../scripts/walkthroughs/cells.js';
import {declarationsOf, palettes, shadeOf} from '../../scripts/walkthroughs/svg/palette.js';
import {rowMarkup} from '../../scripts/walkthroughs/svg/row.js';
import {run} from './sample-run.js';

const {dark} = palettes;
const draw = (...runs: readonly Run[]) => rowMarkup(runs, (style) => declarationsOf(style, dark), dark);

test('what XML reads as its own is escaped', (t) => {
	t.is(draw(run('<&>"')), '<text x="0" textLength="33.6" y="14.5">&lt;&amp;&gt;&quot;</text>');
});

test('words one space apart hold together; after a gap a text stands where its column is', (t) => {
	t.is(
		draw(run('  in 23 d   now')),
		'<text x="16.8" textLength="58.8" y="14.5">in 23 d</text><text x="100.8" textLength="25.2" y="14.5">now</text>',
	);
});

test('a character that fonts have at any width stands in the middle of its cells', (t) => {
	t.is(
		draw(run('疾風', {column: 1, isWide: true})),
		'<text x="16.8" text-anchor="middle" y="14.5">疾</text><text x="33.6" text-anchor="middle" y="14.5">風</text>',
	);
	t.is(draw(run('é')), '<text x="4.2" text-anchor="middle" y="14.5">é</text>');
});

test('signs that fonts draw differently are drawn', (t) => {
	t.regex(draw(run('● a')), /^<path transform="translate\(0\)" d="[^"]+"\/><text x="21" [^>]+>a<\/text>$/);
});

test('styles become declarations, and backgrounds rectangles behind all text', (t) => {
	t.is(
		draw(run('ab', {foreground: 80, isBold: true, isUnderlined: true}), run('  ', {column: 2, background: '#010203'})),
		'<rect x="0" width="16.8" height="20" fill="#171b22"/><rect x="16.8" width="16.8" height="20" fill="#010203"/>' +
			'<text class="fill:#5fd7d7;font-weight:700;text-decoration:underline" x="0" textLength="16.8" y="14.5">ab</text>',
	);
});

test('the 256 colors are those of xterm, the first sixteen the palette’s', (t) => {
	t.deepEqual(
		[2, 16, 25, 210, 231, 232, 245, 255].map((index) => shadeOf(index, dark)),
		[dark.sixteen[2]!, '#000000', '#005faf', '#ff8787', '#ffffff', '#080808', '#8a8a8a', '#eeeeee'],
	);
});
