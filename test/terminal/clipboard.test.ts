import {PassThrough} from 'node:stream';
import test from 'ava';
import {openClipboard} from '../../source/terminal/clipboard.js';

for (const name of ['SSH_CONNECTION', 'SSH_TTY', 'TMUX', 'STY']) {
	test(`with ${name} the terminal is asked by OSC 52, and nothing more is known`, async (t) => {
		const terminal = new PassThrough();
		const clipboard = openClipboard({[name]: 'x'}, terminal);
		t.is(await clipboard.copy('schlüssel'), 'sent');
		t.is(String(terminal.read()), `\u001B]52;c;${Buffer.from('schlüssel').toString('base64')}\u0007`);
		t.false(await clipboard.clear('schlüssel'));
	});
}
