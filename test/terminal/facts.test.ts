import test from 'ava';
import {columnsOf, canOpenSession, showsColor, showsUnicode} from '../../source/terminal/facts.js';

const terminal = {isTTY: true, columns: 100, getColorDepth: () => 8};
const pipe = {};

type ColorCase = {
	readonly stream?: Parameters<typeof showsColor>[0];
	readonly environment?: Readonly<Record<string, string>>;
	readonly flag?: boolean;
};

const colors: ReadonlyArray<readonly [when: string, facts: ColorCase, shown: boolean]> = [
	['on a terminal that can', {}, true],
	['on a terminal that cannot', {stream: {isTTY: true, getColorDepth: () => 1}}, false],
	['on a terminal that does not say', {stream: {isTTY: true}}, false],
	['in a pipe', {stream: pipe}, false],
	['in a pipe that claims to know colors', {stream: {getColorDepth: () => 24}}, false],
	['with --no-color', {flag: true}, false],
	['with NO_COLOR', {environment: {NO_COLOR: '1'}}, false],
	['with NO_COLOR of any value', {environment: {NO_COLOR: 'false'}}, false],
	['with an empty NO_COLOR', {environment: {NO_COLOR: ''}}, true],
	['with TERM=dumb', {environment: {TERM: 'dumb'}}, false],
	['with FORCE_COLOR in a pipe', {stream: pipe, environment: {FORCE_COLOR: '1'}}, true],
	['with FORCE_COLOR=true in a pipe', {stream: pipe, environment: {FORCE_COLOR: 'true'}}, true],
	['with FORCE_COLOR=0', {environment: {FORCE_COLOR: '0'}}, false],
	['with FORCE_COLOR=false', {environment: {FORCE_COLOR: 'false'}}, false],
	['with both NO_COLOR and FORCE_COLOR', {environment: {NO_COLOR: '1', FORCE_COLOR: '1'}}, false],
	['with both --no-color and FORCE_COLOR', {flag: true, environment: {FORCE_COLOR: '1'}}, false],
];

for (const [when, {stream = terminal, environment = {}, flag = false}, shown] of colors) {
	test(`${when} there is ${shown ? 'color' : 'no color'}`, (t) => {
		t.is(showsColor(stream, environment, flag), shown);
	});
}

test('what a terminal can is asked of the environment that was handed down', (t) => {
	const stream = {isTTY: true, getColorDepth: (environment: object = {}) => ('COLORTERM' in environment ? 24 : 1)};
	t.true(showsColor(stream, {COLORTERM: 'truecolor'}, false));
	t.false(showsColor(stream, {}, false));
});

test('an empty FORCE_COLOR forces nothing', (t) => {
	t.false(showsColor(pipe, {FORCE_COLOR: ''}, false));
});

const locales: ReadonlyArray<readonly [environment: Readonly<Record<string, string>>, unicode: boolean]> = [
	[{}, true],
	[{LANG: 'en_GB.UTF-8'}, true],
	[{LANG: 'ja_JP.utf8'}, true],
	[{LANG: 'C.UTF-8'}, true],
	[{LANG: 'de_DE'}, true],
	[{LANG: 'de_DE.UTF-8@euro'}, true],
	[{LANG: 'C'}, false],
	[{LANG: 'POSIX'}, false],
	[{LANG: 'en_US.ISO-8859-1'}, false],
	[{LANG: 'ja_JP.eucJP'}, false],
	[{LANG: ''}, true],
	[{LANG: 'C', LC_CTYPE: 'en_US.UTF-8'}, true],
	[{LANG: 'en_US.UTF-8', LC_CTYPE: 'C'}, false],
	[{LANG: 'en_US.UTF-8', LC_CTYPE: 'en_US.UTF-8', LC_ALL: 'C'}, false],
	[{LANG: 'C', LC_ALL: 'C.UTF-8'}, true],
	[{LANG: 'C', LC_ALL: ''}, false],
	[{LANG: 'en_US.UTF-8', TERM: 'linux'}, false],
	[{LANG: 'en_US.UTF-8', TERM: 'xterm'}, true],
	[{LANG: 'en_US.UTF-8', PHYWARE_ASCII: '1'}, false],
	[{LANG: 'en_US.UTF-8', PHYWARE_ASCII: '0'}, true],
];

for (const [environment, unicode] of locales) {
	test(`${JSON.stringify(environment)} shows ${unicode ? 'Unicode' : 'ASCII only'}`, (t) => {
		t.is(showsUnicode(environment), unicode);
	});
}

test('only a terminal has columns, and 80 where it does not say', (t) => {
	t.is(columnsOf(terminal), 100);
	t.is(columnsOf({isTTY: true}), 80);
	t.is(columnsOf({columns: 100}), undefined);
	t.is(columnsOf({isTTY: false, columns: 100}), undefined);
});

test('a terminal that says it has no columns counts as one that does not say', (t) => {
	t.is(columnsOf({isTTY: true, columns: 0}), 80);
});

const faces = Array.from({length: 64}, (_, index) => ({
	stdin: (index & 1) === 0,
	stdout: (index & 2) === 0,
	ci: (index & 4) !== 0,
	noInput: (index & 8) !== 0,
	output: ['table', 'json', 'jsonl', 'yaml'][index >> 4]!,
}));

for (const {stdin, stdout, ci, noInput, output} of faces) {
	const allowed = stdin && stdout && !ci && !noInput && output === 'table';
	const given = [
		`input from a ${stdin ? 'terminal' : 'pipe'}`,
		`output of ${output} to a ${stdout ? 'terminal' : 'pipe'}`,
		...(ci ? ['CI'] : []),
		...(noInput ? ['--no-input'] : []),
	].join(', ');
	test(`with ${given}, a person ${allowed ? 'may' : 'may not'} be asked`, (t) => {
		t.is(
			canOpenSession({
				stdin: stdin ? terminal : pipe,
				stdout: stdout ? terminal : pipe,
				environment: ci ? {CI: 'true'} : {},
				noInput,
				output,
			}),
			allowed,
		);
	});
}

for (const [value, allowed] of [
	['', true],
	['1', false],
	['woodpecker', false],
] as const) {
	test(`CI=${JSON.stringify(value)} ${allowed ? 'leaves' : 'takes'} a person the chance to be asked`, (t) => {
		const facts = {stdin: terminal, stdout: terminal, environment: {CI: value}, noInput: false, output: 'table'};
		t.is(canOpenSession(facts), allowed);
	});
}

test('on a dumb terminal nothing is asked', (t) => {
	const facts = {stdin: terminal, stdout: terminal, noInput: false, output: 'table'};
	t.false(canOpenSession({...facts, environment: {TERM: 'dumb'}}));
	t.true(canOpenSession({...facts, environment: {TERM: 'xterm'}}));
});
