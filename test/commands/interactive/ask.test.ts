import {PassThrough} from 'node:stream';
import test from 'ava';
import {askHidden} from '../../../source/commands/interactive/ask.js';
import {type Context} from '../../../source/commands/command/context.js';
import {printable} from '../../../source/terminal/printable.js';

test('the terminal stops showing what is typed before the hidden question appears', async (t) => {
	const events: string[] = [];
	const stdin = Object.assign(new PassThrough(), {
		isTTY: true,
		setRawMode(mode: boolean) {
			events.push(mode ? 'hide' : 'show');
		},
	});
	const stderr = {
		write(text: string) {
			events.push(text);
		},
	};
	const context = {stdin, stderr, signal: new AbortController().signal} as unknown as Context;
	const asked = askHidden(printable`Secret (hidden):`, context);
	stdin.write('phk_live_typed\r');
	t.is(await asked, 'phk_live_typed');
	t.deepEqual(events, ['hide', 'Secret (hidden): ', 'show', '\n']);
});
