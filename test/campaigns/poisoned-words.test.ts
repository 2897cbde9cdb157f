import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {openPreferences} from '../../source/storage/stored-preferences.js';
import {answeringJson, hostileServer, rawAnswer} from '../helpers/hostile.js';
import {phywareHere} from '../helpers/run-here.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {unmeasured} from '../helpers/unmeasured.js';
import {jsonAnswer} from './poison-places.js';
import {poisonedAnswer} from './poison-server.js';
import {openBench, type SessionBench} from './session-bench.js';

unmeasured();

const list = ['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123'];

// What commander says is cut at line ends, which may stand in what it quotes.
for (const [what, word] of [
	['a flag', '--fo\n\no'],
	['an argument', 'fo\n\no'],
] as const) {
	test(`${what} with line ends in it is refused with what to do next`, async (t) => {
		const {stderr} = await phywareHere([...list, word, '-o', 'json']);
		t.regex(stderr, /"remediation":"Run the command with --help/);
	});
}

for (const [what, value] of [
	['a line end', 'sk.4fT9\ncAnArY'],
	['a quotation mark', "sk.4fT9'cAnArY"],
] as const) {
	test(`the value of a mistyped flag is not told if it has ${what} in it`, async (t) => {
		const {stderr} = await phywareHere([...list, `--apikey=${value}`]);
		t.notRegex(stderr, /4fT9|cAnArY/);
	});
}

/** An escape sequence that never ends. */
const endless = 'q\u001B]0;';

/** A session with a server whose every word is the one given. */
async function poisoned(t: ExecutionContext, poison: string, credential?: string): Promise<SessionBench> {
	const {address} = await hostileServer(t, (socket, request) => {
		socket.end(rawAnswer(poisonedAnswer(request, poison, {})));
	});
	return openBench(t, {address, credential, tenantId: 'ten_abc123'});
}

test('a name that holds the beginning of a sequence leaves a refusal its words', async (t) => {
	const {press} = await poisoned(t, endless);
	await press('', /Sign in to an installation/);
	await press('phk_live_some\r', /The key q/);
	t.regex(await press('', /The key q/), /lacks the scope admin:keys/);
});

test('a name that holds the beginning of a sequence leaves a question its words', async (t) => {
	const {press} = await poisoned(t, endless, 'phk_live_operator');
	await press('', /⏎ details/);
	await press('n', /who will use it/);
	await press('fresh\r', /v reveal/);
	t.regex(await press('q', /esc stay/), /It cannot be shown again/);
});

test('a message that holds the beginning of a sequence leaves the status its words', async (t) => {
	const details = [{field: endless, message: 'never'}];
	const {address} = await hostileServer(t, answeringJson(403, {error: {message: 'no', details, request_id: 'r-1'}}));
	const {stderr} = await phywareHere(list, {env: {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: 'x'}});
	t.regex(stderr, /PhyCloud answered 403/);
});

test('no row of the first frame goes on in the next', async (t) => {
	const {address} = await hostileServer(t, answeringJson(200, {keys: [], next_cursor: null}));
	const notice = `The create of ${'👍🏽'.repeat(40)} was interrupted`;
	const {terminal} = openBench(t, {address, credential: 'x', tenantId: 'ten_abc123', notice});
	await terminal.shows(/The create of/);
	t.deepEqual(terminal.wrappedRows(), []);
});

test('a remembered tenant whose id is none is not offered', async (t) => {
	const folder = temporaryFolder();
	const {address} = await hostileServer(t, (socket) => {
		socket.end(rawAnswer(jsonAnswer(403, {})));
	});
	const installations = {[address.href]: {tenants: ['\uD83D'], at: 1}};
	writeFileSync(path.join(folder, 'session.json'), JSON.stringify({installations}));
	const {press} = openBench(t, {address, credential: 'x', memory: openPreferences(folder)});
	await press('', /Type the id of a tenant/);
	t.notRegex(await press('\r', /Unexpected error: URIError|A tenant id has/), /Unexpected error/);
});
