import test from 'ava';
import {splitCommand} from '../../source/config/split-command.js';

const programs: ReadonlyArray<readonly [text: string, words: readonly string[]]> = [
	['op read op://ops/phycloud/key', ['op', 'read', 'op://ops/phycloud/key']],
	['  pass   show phycloud\t', ['pass', 'show', 'phycloud']],
	['vault kv get -field=key secret/phycloud', ['vault', 'kv', 'get', '-field=key', 'secret/phycloud']],
	['security find-generic-password -w -s "My key"', ['security', 'find-generic-password', '-w', '-s', 'My key']],
	["get 'a $b' ''", ['get', 'a $b', '']],
	['/usr/bin/secret-tool lookup service phyware', ['/usr/bin/secret-tool', 'lookup', 'service', 'phyware']],
];

for (const [text, [file, ...argv]] of programs) {
	test(`${text} needs no shell`, (t) => {
		t.deepEqual(splitCommand(text), {kind: 'program', file: file!, argv});
	});
}

for (const text of [
	'pass show phycloud | head -n 1',
	'cat $HOME/key',
	'cat ~/key',
	'echo "$KEY"',
	'KEY=1 get',
	'cat key*',
	'get; get',
	'get && get',
	'get > file',
	'get `get`',
	String.raw`get a\ b`,
	"get a'b'",
	'get "a`b`"',
	'get # a',
	'"unclosed',
	'get {a,b}',
	'get !$',
	'a=b',
]) {
	test(`${text} is for the shell`, (t) => {
		t.deepEqual(splitCommand(` ${text}\n`), {kind: 'shell', line: text});
	});
}

test('what is no command at all is for the shell, which says so', (t) => {
	t.deepEqual(splitCommand(' '), {kind: 'shell', line: ''});
});
