import test from 'ava';
import {type Key} from 'ink';
import {f1Character} from '../../../source/terminal/input.js';
import {toKeyPresses} from '../../../source/tui/input/key-press.js';

const noKey: Key = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
	super: false,
	hyper: false,
	capsLock: false,
	numLock: false,
};

const names = (input: string, key: Partial<Key> = {}) => toKeyPresses(input, {...noKey, ...key}).map(({name}) => name);

const cases: ReadonlyArray<readonly [name: string, input: string, key: Partial<Key>]> = [
	['up', '', {upArrow: true}],
	['down', '', {downArrow: true}],
	['left', '', {leftArrow: true}],
	['right', '', {rightArrow: true}],
	['pageup', '', {pageUp: true}],
	['pagedown', '', {pageDown: true}],
	['home', '', {home: true}],
	['end', '', {end: true}],
	['return', '\r', {return: true}],
	['escape', '', {escape: true}],
	['escape', '', {escape: true, meta: true}],
	['tab', '', {tab: true}],
	['shift+tab', '', {tab: true, shift: true}],
	['backspace', '', {backspace: true}],
	['alt+backspace', '', {backspace: true, meta: true}],
	['delete', '', {delete: true}],
	['ctrl+left', '', {leftArrow: true, ctrl: true}],
	['alt+right', '', {rightArrow: true, meta: true}],
	['ctrl+c', 'c', {ctrl: true}],
	['ctrl+c', 'C', {ctrl: true, shift: true}],
	['ctrl+space', ' ', {ctrl: true}],
	['alt+b', 'b', {meta: true}],
	['alt+h', 'H', {meta: true, shift: true}],
];

for (const [name, input, key] of cases) {
	test(`${name} types no text, from ${JSON.stringify({input, ...key})}`, (t) => {
		t.deepEqual(toKeyPresses(input, {...noKey, ...key}), [{name}]);
	});
}

test('a letter is named by itself and types itself, capitals too', (t) => {
	t.deepEqual(toKeyPresses('x', noKey), [{name: 'x', text: 'x'}]);
	t.deepEqual(toKeyPresses('S', {...noKey, shift: true}), [{name: 'S', text: 'S'}]);
});

test('the space bar is named and types a blank', (t) => {
	t.deepEqual(toKeyPresses(' ', noKey), [{name: 'space', text: ' '}]);
});

test('letting go of a key is no key', (t) => {
	t.deepEqual(toKeyPresses('x', {...noKey, eventType: 'release'}), []);
	t.deepEqual(names('x', {eventType: 'repeat'}), ['x']);
});

test('several keys in one chunk are as many keys', (t) => {
	t.deepEqual(names('jj r'), ['j', 'j', 'space', 'r']);
	t.deepEqual(names('a\rb\tc\u007F\u001B'), ['a', 'return', 'b', 'tab', 'c', 'backspace', 'escape']);
	t.deepEqual(names('a\r\nb\n'), ['a', 'return', 'b', 'return']);
});

test('what looks like one sign is one key', (t) => {
	t.deepEqual(names('👨‍👩‍👧‍👦e\u0301鍵🇩🇪'), ['👨‍👩‍👧‍👦', 'e\u0301', '鍵', '🇩🇪']);
});

test('two hundred keys in one chunk all count', (t) => {
	t.is(names('jk'.repeat(100)).length, 200);
});

test('control characters that are no keys of ours are no text', (t) => {
	t.deepEqual(names('a\u0000\u009Bb'), ['a', 'b']);
});

test('F1 is a key among those of its chunk, and types nothing', (t) => {
	t.deepEqual(toKeyPresses(`a${f1Character}b`, noKey), [{name: 'a', text: 'a'}, {name: 'f1'}, {name: 'b', text: 'b'}]);
});

test('keys with ctrl in a chunk of several count too', (t) => {
	t.deepEqual(names('ab\u0015c\u0003'), ['a', 'b', 'ctrl+u', 'c', 'ctrl+c']);
});
