import test from 'ava';
import {type Film, type Frame} from '../../scripts/walkthroughs/film.js';
import {palettes} from '../../scripts/walkthroughs/svg/palette.js';
import {animatedPicture, stillPicture} from '../../scripts/walkthroughs/svg/picture.js';
import {run} from './sample-run.js';

function frame(at: number, lines: readonly string[], keys: readonly string[] = []): Frame {
	const rows = lines.map((text) => (text === '' ? [] : [run(text)]));
	return {at, rows, caption: {text: 'One & two', keys}};
}

const frames = [frame(0, ['steady', 'first']), frame(1, ['steady', ''], ['n']), frame(3, ['steady', 'first'], ['n'])];
const film: Film = {title: 'A <film>', description: 'What is in it', columns: 40, frames, still: frames[1]!, length: 4};

test('only what changes moves: each row by itself, at its moments, without end', (t) => {
	const picture = animatedPicture(film, palettes.dark);
	t.is(picture.match(/steady/g)?.length, 1);
	t.is(picture.match(/>first</g)?.length, 1);
	t.regex(
		picture,
		/@keyframes r1\{0%\{transform:translate\(0\)\}25%\{transform:translate\(-360px\)\}75%\{transform:translate\(0\)\}\}/,
	);
	t.notRegex(picture, /@keyframes r0/);
	t.regex(picture, /animation:4s step-end infinite/);
});

test('a still picture is one frame and does not move', (t) => {
	const picture = stillPicture(film, palettes.light);
	t.regex(picture, /steady/);
	t.notRegex(picture, /first|keyframes|animation/);
});

test('a picture says what it shows, and wants nothing from elsewhere', (t) => {
	const picture = animatedPicture(film, palettes.dark);
	t.regex(picture, /<title id="title">A &lt;film&gt;<\/title>\n<desc id="description">What is in it<\/desc>/);
	t.regex(picture, />One &amp; two</);
	t.notRegex(picture, /<script|foreignObject|href|url\(|@import|@font-face/);
});
