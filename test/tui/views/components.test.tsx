import test from 'ava';
import {Text} from 'ink';
import {render} from 'ink-testing-library';
import {measure} from '../../../source/terminal/measure.js';
import {clean, type Printable, printable} from '../../../source/terminal/printable.js';
import {glyphs, painter} from '../../../source/terminal/theme.js';
import {footerLine, Frame, headerLine} from '../../../source/tui/components/frame.js';
import {Line, Lines} from '../../../source/tui/components/line.js';
import {cursorIn, fieldText, withoutCursor} from '../../../source/tui/components/text-input.js';
import {textField} from '../../../source/tui/input/text-field.js';
import {type Binding} from '../../../source/tui/model/binding.js';
import {layoutOf} from '../../../source/tui/model/layout.js';
import {type Size} from '../../../source/tui/model/context.js';

const plain = {paint: painter(false), glyphs: glyphs(true), unicode: true, isReadAloud: false};
const ascii = {paint: painter(false), glyphs: glyphs(false), unicode: false, isReadAloud: false};

const bindings: readonly Binding[] = [
	{intent: 'up', keys: ['up'], shown: '↑↓', label: 'move', help: 'Move'},
	{intent: 'open', keys: ['return'], shown: '⏎', label: 'open the tenant', help: 'Open'},
	{intent: 'secret', keys: ['x'], shown: 'x', help: 'Only help tells of it'},
	{intent: 'help', keys: ['?'], shown: '?', label: 'help', help: 'Help', priority: 1},
	{intent: 'quit', keys: ['q'], shown: 'q', label: 'quit', help: 'Quit'},
];

test('a line is cut at the edge, never wrapped', (t) => {
	const {lastFrame} = render(<Line>{printable`${'long '.repeat(30) as Printable}`}</Line>);
	t.is(lastFrame()!.split('\n').length, 1);
	t.true(lastFrame()!.length <= 100);
});

test('an empty line takes a row', (t) => {
	const {lastFrame} = render(<Lines lines={[printable`above`, printable``, printable`below`]} />);
	t.is(lastFrame(), 'above\n\nbelow');
});

test('the frame has header, body, message and footer each in its place', (t) => {
	const {lastFrame} = render(
		<Frame
			size={{columns: 100, rows: 12}}
			crumbs={['Installation', 'Tenant']}
			asides={[{text: printable`live`, role: 'good'}]}
			notice={{tone: 'danger', text: 'It failed.'}}
			summary={printable`in place of which the message stands`}
			bindings={bindings}
		>
			<Text>the body</Text>
		</Frame>,
	);
	const rows = lastFrame()!.split('\n');
	t.is(rows.length, 12);
	t.regex(rows[0]!, /^ Installation › Tenant +live$/);
	t.is(rows[0]!.length, 99);
	t.is(rows[1], '');
	t.is(rows[2], ' the body');
	t.is(rows[10], ' It failed.');
	t.is(rows[11], ' ↑↓ move  ⏎ open the tenant  ? help  q quit');
});

const letters = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa', 'lambda'];

/** The rows of a frame whose body is full, with a message of so many words of nine columns. */
function rowsWith(words: number, size: Size): string[] {
	const text = Array.from({length: words}, (_, index) => `word-${String(index).padStart(4, '0')}`).join(' ');
	const body = letters.slice(0, layoutOf(size).body).map((letter) => clean(letter));
	const {lastFrame} = render(
		<Frame size={size} crumbs={['Here']} notice={{tone: 'danger', text}} bindings={bindings}>
			<Lines lines={body} />
		</Frame>,
	);
	return lastFrame()!.split('\n');
}

const messages: ReadonlyArray<readonly [words: number, lines: readonly string[]]> = [
	[3, ['word-0000 word-0001 word-0002']],
	[4, ['word-0000 word-0001 word-0002', 'word-0003']],
	[7, ['word-0000 word-0001 word-0002', 'word-0003 word-0004 word-0005', 'word-0006']],
	[
		12,
		[
			'word-0000 word-0001 word-0002',
			'word-0003 word-0004 word-0005',
			'word-0006 word-0007 word-0008',
			'word-0009 word-0010 word-0011',
		],
	],
];

for (const [words, lines] of messages) {
	test(`a message of ${lines.length} lines stands whole above the footer, and header and footer stay where they are`, (t) => {
		for (const rows of [8, 12, 16]) {
			const drawn = rowsWith(words, {columns: 31, rows});
			t.is(drawn.length, rows);
			t.is(drawn[0], ' Here');
			t.deepEqual(
				drawn.slice(-1 - lines.length, -1).map((row) => row.trim()),
				lines,
			);
			t.is(drawn.at(-1), ' ↑↓ move  ? help');
		}
	});
}

test('a message is cut after four lines', (t) => {
	const drawn = rowsWith(20, {columns: 31, rows: 12});
	t.is(drawn.filter((row) => row.includes('word-')).length, 4);
	t.regex(drawn[10]!, /^ word-0009 word-0010 /);
});

test('a message that is cut says so by its sign', (t) => {
	t.regex(rowsWith(20, {columns: 31, rows: 12})[10]!, /…$/);
});

test('what a message takes from the body are its last rows, and the others stay whole', (t) => {
	const drawn = rowsWith(7, {columns: 31, rows: 12});
	t.deepEqual(
		drawn.slice(2, 7).map((row) => row.trim()),
		letters.slice(0, 5),
	);
});

test('a message on the smallest terminal is told from its beginning, between header and footer', (t) => {
	const drawn = rowsWith(8, {columns: 20, rows: 5});
	t.is(drawn.length, 5);
	t.is(drawn[0], ' Here');
	t.is(drawn.at(-1)!.trim(), '↑↓ move  ? help');
	const said = drawn.flatMap((row) => /word-\d+/.exec(row)?.[0] ?? []);
	t.true(said.length > 0);
	t.deepEqual(
		said,
		said.map((_, index) => `word-000${index}`),
	);
});

test('the name of a place in the header takes the width of its plainest form: terminals disagree on the others', (t) => {
	t.is(headerLine(['👨‍👩‍👧‍👦 family', '👍🏽'], [], 40, plain), printable`👨 family › 👍`);
});

test('the header gives up the way before the end of it, and what is least important first', (t) => {
	const asides = [
		{text: printable`live`, role: 'good'},
		{text: printable`updated now`, role: 'quiet'},
	] as const;
	t.is(headerLine(['Installation', 'Tenant'], asides, 41, plain), printable`Installation › Tenant  live · updated now`);
	t.is(headerLine(['Installation', 'Tenant'], asides, 40, plain), printable`Installation › Tenant               live`);
	t.is(headerLine(['Installation', 'Tenant'], asides, 20, plain), printable`Tenant          live`);
	t.is(headerLine(['Installation', 'Tenant'], asides, 5, plain), printable`Tena…`);
	t.is(headerLine(['Installation', 'Tenant'], asides, 5, ascii), printable`Tena~`);
});

test('the footer gives up keys from the right, help never', (t) => {
	t.is(footerLine(bindings, 60, plain), printable`↑↓ move  ⏎ open the tenant  ? help  q quit`);
	t.is(footerLine(bindings, 36, plain), printable`↑↓ move  ⏎ open the tenant  ? help`);
	t.is(footerLine(bindings, 20, plain), printable`↑↓ move  ? help`);
	t.is(footerLine(bindings, 6, plain), printable`? help`);
});

test('the footer writes keys in words where there are no signs', (t) => {
	t.is(footerLine(bindings, 60, ascii), printable`up/down move  enter open the tenant  ? help  q quit`);
});

for (const {text, width, shown} of [
	{text: 'short', width: 10, shown: 'short\u001B[27;7m \u001B[27m'},
	{text: 'longer than its field', width: 8, shown: 's field\u001B[27;7m \u001B[27m'},
	{text: '疾風ドローン', width: 6, shown: 'ーン\u001B[27;7m \u001B[27m'},
	{text: '', width: 6, shown: '\u001B[27;7m \u001B[27m'},
]) {
	test(`the field of «${text}» keeps its cursor in sight within ${width} columns`, (t) => {
		const field = fieldText(textField(text), {width, isFocused: true}, plain);
		t.is(field, shown as Printable);
		t.true(measure(field) <= width);
	});
}

test('a masked field shows none of its letters, one sign for each', (t) => {
	const field = fieldText(textField('phk_live_x👍🏽'), {width: 40, isFocused: true, mask: printable`•`}, plain);
	const {lastFrame} = render(<Line>{field}</Line>);
	t.is(lastFrame()!.trimEnd(), '•'.repeat(11));
});

test('the cursor is found by row and column, as the terminal counts, and is not drawn', (t) => {
	const paint = painter(true);
	const field = fieldText({...textField('鍵ab'), cursor: 1}, {width: 20, isFocused: true}, plain);
	const lines = [printable`above`, printable`${paint('accent', printable`Name`)} ${field}`, printable`below`];
	t.deepEqual(cursorIn(lines), {row: 1, column: 7});
	t.is(withoutCursor(lines[1]!), printable`${paint('accent', printable`Name`)} 鍵ab`);
	t.is(cursorIn([printable`above`]), undefined);
});

test('a footer shortens its words before it gives up keys, and takes up the words again from the left', (t) => {
	const several: readonly Binding[] = [
		{intent: 'write', keys: ['w'], shown: 'w', label: 'write to a file', short: 'file', help: 'Write', priority: 2},
		{intent: 'more', keys: ['m'], shown: 'm', label: 'more', help: 'More'},
		{
			intent: 'back',
			keys: ['escape'],
			shown: 'esc',
			label: 'back, nothing is lost',
			short: 'back',
			help: 'Back',
			priority: 1,
		},
	];
	t.is(footerLine(several, 60, plain), printable`w write to a file  m more  esc back, nothing is lost`);
	t.is(footerLine(several, 40, plain), printable`w write to a file  m more  esc back`);
	t.is(footerLine(several, 24, plain), printable`w file  m more  esc back`);
	t.is(footerLine(several, 23, plain), printable`w file  esc back`);
	t.is(footerLine(several, 10, plain), printable`esc back`);
});
