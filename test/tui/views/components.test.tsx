import test from 'ava';
import {Text} from 'ink';
import {render} from 'ink-testing-library';
import {measure} from '../../../source/terminal/measure.js';
import {type Printable, say} from '../../../source/terminal/printable.js';
import {glyphs, painter} from '../../../source/terminal/theme.js';
import {footerLine, Frame, headerLine} from '../../../source/tui/components/frame.js';
import {wrapWords} from '../../../source/tui/components/form.js';
import {Line, Lines} from '../../../source/tui/components/line.js';
import {fieldText, TextInput} from '../../../source/tui/components/text-input.js';
import {textField} from '../../../source/tui/input/text-field.js';
import {type Binding} from '../../../source/tui/keymap.js';

const plain = {paint: painter(false), glyphs: glyphs(true), unicode: true, isReadAloud: false};
const ascii = {paint: painter(false), glyphs: glyphs(false), unicode: false, isReadAloud: false};

const bindings: readonly Binding[] = [
	{intent: 'up', keys: ['up'], shown: '↑↓', label: 'move', help: 'Move'},
	{intent: 'open', keys: ['return'], shown: '⏎', label: 'open the tenant', help: 'Open'},
	{intent: 'secret', keys: ['x'], shown: 'x', help: 'Only help tells of it'},
	{intent: 'help', keys: ['?'], shown: '?', label: 'help', help: 'Help', pinned: true},
	{intent: 'quit', keys: ['q'], shown: 'q', label: 'quit', help: 'Quit'},
];

test('a line is cut at the edge, never wrapped', (t) => {
	const {lastFrame} = render(<Line>{say`${'long '.repeat(30) as Printable}`}</Line>);
	t.is(lastFrame()!.split('\n').length, 1);
	t.true(lastFrame()!.length <= 100);
});

test('an empty line takes a row', (t) => {
	const {lastFrame} = render(<Lines lines={[say`above`, say``, say`below`]} />);
	t.is(lastFrame(), 'above\n\nbelow');
});

test('the frame has header, body, message and footer each in its place', (t) => {
	const {lastFrame} = render(
		<Frame
			size={{columns: 100, rows: 12}}
			crumbs={['Installation', 'Tenant']}
			asides={[{text: say`live`, role: 'good'}]}
			message={{tone: 'danger', text: 'It failed.'}}
			summary={say`in place of which the message stands`}
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

test('the header gives up the way before the end of it, and what is least important first', (t) => {
	const asides = [
		{text: say`live`, role: 'good'},
		{text: say`updated now`, role: 'quiet'},
	] as const;
	t.is(headerLine(['Installation', 'Tenant'], asides, 41, plain), say`Installation › Tenant  live · updated now`);
	t.is(headerLine(['Installation', 'Tenant'], asides, 40, plain), say`Installation › Tenant               live`);
	t.is(headerLine(['Installation', 'Tenant'], asides, 20, plain), say`Tenant          live`);
	t.is(headerLine(['Installation', 'Tenant'], asides, 5, plain), say`Tena…`);
	t.is(headerLine(['Installation', 'Tenant'], asides, 5, ascii), say`Tena~`);
});

test('the footer gives up keys from the right, help never', (t) => {
	t.is(footerLine(bindings, 60, plain), say`↑↓ move  ⏎ open the tenant  ? help  q quit`);
	t.is(footerLine(bindings, 36, plain), say`↑↓ move  ⏎ open the tenant  ? help`);
	t.is(footerLine(bindings, 20, plain), say`↑↓ move  ? help`);
	t.is(footerLine(bindings, 6, plain), say`? help`);
});

test('the footer writes keys in words where there are no signs', (t) => {
	t.is(footerLine(bindings, 60, ascii), say`up/down move  enter open the tenant  ? help  q quit`);
});

for (const {text, width, shown} of [
	{text: 'short', width: 10, shown: 'short\u001B[7m \u001B[27m'},
	{text: 'longer than its field', width: 8, shown: 's field\u001B[7m \u001B[27m'},
	{text: '疾風ドローン', width: 6, shown: 'ーン\u001B[7m \u001B[27m'},
	{text: '', width: 6, shown: '\u001B[7m \u001B[27m'},
]) {
	test(`the field of «${text}» keeps its cursor in sight within ${width} columns`, (t) => {
		const field = fieldText(textField(text), {width, isFocused: true}, plain);
		t.is(field, shown as Printable);
		t.true(measure(field) <= width);
	});
}

test('a masked field shows none of its letters, one sign for each', (t) => {
	const {lastFrame} = render(
		<TextInput field={textField('phk_live_x👍🏽')} look={{width: 40, isFocused: false, mask: say`•`}} theme={plain} />,
	);
	t.is(lastFrame(), '•'.repeat(11));
});

test('words are broken into lines that fit, and a word that never fits is cut with its sign', (t) => {
	t.deepEqual(wrapWords(say`one two three`, 8), [say`one two`, say`three`]);
	t.deepEqual(wrapWords(say`a muchtoolongword b`, 8), [say`a`, say`muchtoo…`, say`b`]);
});
