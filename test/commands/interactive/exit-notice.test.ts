import {Writable} from 'node:stream';
import test from 'ava';
import {printExitNotice} from '../../../source/commands/interactive/exit-notice.js';

type Notice = Parameters<typeof printExitNotice>[0];

/** What a notice prints on standard error. */
async function printed(notice: Notice): Promise<string> {
	const chunks: string[] = [];
	const stderr = new Writable({
		write(chunk, _, done) {
			chunks.push(String(chunk));
			done();
		},
	});
	await printExitNotice(notice, {stderr});
	return chunks.join('');
}

const reason = 'The key is there.';
const remedy = 'Revoke it: phyware cloud keys revoke key_a';

test('the reason and the next command are a line each', async (t) => {
	t.is(await printed({reason, remedy}), `${reason}\n${remedy}\n`);
	t.is(await printed({reason}), `${reason}\n`);
	t.is(await printed({remedy}), `${remedy}\n`);
});

test('a name can neither move the cursor nor show a credential', async (t) => {
	const text = await printed({reason: 'The key "\u001B[2Jx phk_live_0123456789abcdefghij" is there.'});
	t.false(text.includes('\u001B'));
	t.false(text.includes('0123456789'));
	t.regex(text, /^The key .* is there\.\n$/);
});

test('a closed standard error does not change how the session ends', async (t) => {
	const stderr = new Writable({
		write(_chunk, _encoding, done) {
			done(new Error('EPIPE'));
		},
	});
	stderr.on('error', () => undefined);
	await t.notThrowsAsync(printExitNotice({reason}, {stderr}));
});
