import test from 'ava';
import {sortFields} from '../../../../source/core/key-order.js';
import {textField, textOf} from '../../../../source/tui/input/text-field.js';
import {detailsCover, updateKeys} from '../../../../source/tui/screens/keys/update.js';
import {type KeysScreen} from '../../../../source/tui/screens/keys/model.js';
import {
	doings,
	intended,
	listOf,
	play,
	revokedKey,
	rowIds,
	sampleKey,
	sampleContext,
	later,
	sampleTenant,
	sessionOf,
	shown,
	typing,
} from '../../sample.js';

const context = sampleContext();
const keys = [sampleKey('a'), sampleKey('b'), sampleKey('c'), revokedKey('d')];
const list = listOf(keys);
const after = (screen: KeysScreen, presses: readonly string[]) =>
	shown(play(sessionOf([screen]), presses).session, 'keys');

const moves: ReadonlyArray<readonly [presses: string, selected: string]> = [
	['down', 'b'],
	['j j', 'c'],
	['j k', 'a'],
	['up', 'a'],
	['G', 'd'],
	['G down', 'd'],
	['G g', 'a'],
	['end home', 'a'],
	['pagedown', 'd'],
	['pagedown pageup', 'a'],
	['ctrl+n ctrl+n ctrl+p', 'b'],
];

for (const [presses, selected] of moves) {
	test(`from the first row, ${presses} leads to row ${selected}`, (t) => {
		t.is(after(list, presses.split(' ')).selected, `key_${selected}`);
	});
}

test('moving in an empty list selects nothing', (t) => {
	t.is(after(listOf([]), ['down', 'G', 'pageup']).selected, undefined);
});

test('space marks a key and goes on to the next; a second time takes the mark off', (t) => {
	const marked = after(list, ['space', 'space']);
	t.deepEqual([...marked.marked], ['key_a', 'key_b']);
	t.is(marked.selected, 'key_c');
	t.deepEqual([...after(marked, ['g', 'space']).marked], ['key_b']);
	t.is(after(marked, ['u']).marked.size, 0);
});

test('a held space goes on over revoked keys, which is said once', (t) => {
	const gaps = listOf([
		revokedKey('a'),
		sampleKey('b'),
		revokedKey('c'),
		revokedKey('d'),
		sampleKey('e'),
		revokedKey('f'),
	]);
	const presses = Array.from({length: 8}, () => 'space');
	const {session} = play(sessionOf([gaps]), presses);
	t.deepEqual([...shown(session, 'keys').marked], ['key_b', 'key_e']);
	t.is(session.notice?.text, 'This key is already revoked.');
	const once = play(sessionOf([gaps]), ['space']).session;
	t.is(once.notice?.text, 'Revoked keys cannot be marked: they are skipped.');
	t.is(shown(once, 'keys').selected, 'key_b');
	t.is(play({...once, notice: undefined}, ['space']).session.notice, undefined);
});

test('a revoked key cannot be marked, nor revoked', (t) => {
	t.is(after(list, ['G', 'space']).marked.size, 0);
	t.is(play(sessionOf([list]), ['G', 'r']).session.screens.length, 1);
	const update = updateKeys(after(list, ['G']), intended('revoke'), context)!;
	t.is(update.navigation, undefined);
	t.is(update.notice?.text, 'This key is already revoked.');
});

test('the key that one is signed in with is not revoked: r says so and opens nothing', (t) => {
	const own = sampleKey('operator');
	const {session, effects} = play(sessionOf([listOf([sampleKey('a'), own])]), ['down', 'r']);
	t.is(shown(session, 'keys').selected, 'key_operator');
	t.deepEqual(effects, []);
	t.like(session.notice, {
		tone: 'warning',
		text: 'operator is the key that you are signed in with. Revoking it would lock you out.',
	});
	const among = play(sessionOf([listOf([sampleKey('a'), own])]), ['space', 'space', 'r']).session;
	t.is(shown(among, 'keys').marked.size, 2);
	const unknown = sampleContext({identity: undefined});
	t.deepEqual(shown(play(sessionOf([listOf([own])], unknown), ['r']).session, 'revoke').keys, [own]);
});

test('marked keys are asked for, the last used first, those that a status hides with them', (t) => {
	const used = (id: string, seconds: number) => sampleKey(id, {last_used_at: later(-seconds).toISOString()});
	const some = [
		used('a', 900),
		used('b', 20),
		sampleKey('c', {last_used_at: null}),
		{...used('d', 300), status: 'expired'},
	];
	const facts = {marked: new Set(some.map(({id}) => id)), status: 'active'} as const;
	const {session} = play(sessionOf([listOf(some, facts)]), ['r']);
	t.deepEqual(
		shown(session, 'revoke').keys.map(({id}) => id),
		['key_b', 'key_d', 'key_a', 'key_c'],
	);
});

test('r is for the marked keys wherever the pointer is, and for the selected one if none is marked', (t) => {
	const asked = (presses: readonly string[]) =>
		shown(play(sessionOf([list]), presses).session, 'revoke').keys.map(({id}) => id);
	t.deepEqual(asked(['down', 'r']), ['key_b']);
	t.deepEqual(asked(['space', 'space', 'G', 'r']), ['key_a', 'key_b']);
});

test('marks that the filter hides count for r all the same', (t) => {
	const {session} = play(sessionOf([list]), ['space', 'space', '/', 'c', 'return', 'r']);
	t.deepEqual(
		shown(session, 'revoke').keys.map(({id}) => id),
		['key_a', 'key_b'],
	);
});

test('escape undoes one thing at a time: details, filter, status, marks; then it goes to the tenants', (t) => {
	const wide = sampleContext({size: {columns: 160, rows: 24}});
	const facts = {showsDetails: true, filter: textField('a'), marked: new Set(['key_a'])};
	let session = sessionOf([listOf(keys, {...facts, status: 'active'})], wide);
	const states = [];
	for (let count = 0; count < 4; count++) {
		session = play(session, ['escape']).session;
		const {showsDetails, filter, status, marked} = shown(session, 'keys');
		states.push([showsDetails, textOf(filter), status, marked.size]);
	}

	t.deepEqual(states, [
		[false, 'a', 'active', 1],
		[false, '', 'active', 1],
		[false, '', 'all', 1],
		[false, '', 'all', 0],
	]);
	const last = play(session, ['escape']);
	t.is(shown(last.session, 'tenants').selected, 'ten_acme01');
	t.deepEqual(doings(last.effects), ['stop-watching', 'load-tenants']);
});

test('escape shows every status again, which is remembered, with the pointer on its key', (t) => {
	const {session, effects} = play(sessionOf([listOf(keys, {status: 'active'})]), ['down', 'escape']);
	t.is(rowIds(shown(session, 'keys')), 'a b c d');
	t.is(shown(session, 'keys').selected, 'key_b');
	t.deepEqual(effects, [{type: 'remember', what: {view: {order: list.order, status: 'all'}}}]);
});

test('the filter narrows with every letter, keeps with enter and goes with escape', (t) => {
	const named = listOf([sampleKey('gate-east'), sampleKey('gate-west'), sampleKey('fleet')]);
	const filtering = after(named, ['/', ...typing('gate')]);
	t.is(rowIds(filtering), 'gate-east gate-west');
	const kept = after(filtering, ['return']);
	t.false(kept.isFiltering);
	t.is(rowIds(kept), 'gate-east gate-west');
	t.is(rowIds(after(filtering, ['escape'])), 'fleet gate-east gate-west');
	t.is(rowIds(after(filtering, ['ctrl+u'])), 'fleet gate-east gate-west');
});

test('while one types a filter the pointer stays on its key as long as that matches', (t) => {
	const named = listOf([sampleKey('fleet'), sampleKey('gate-east'), sampleKey('gate-west'), sampleKey('relay')]);
	const onWest = after(named, ['down', 'down', '/']);
	t.is(after(onWest, typing('gate')).selected, 'key_gate-west');
	t.is(after(onWest, typing('gate-e')).selected, 'key_gate-east');
	t.is(after(after(onWest, typing('gate-e')), ['ctrl+u']).selected, 'key_gate-east');
});

test('if its key does not match, the pointer goes to the first that does, typed or pasted', (t) => {
	const named = listOf([sampleKey('fleet'), sampleKey('gate-east'), sampleKey('gate-west'), sampleKey('relay')]);
	const onLast = play(sessionOf([named]), ['G', '/']).session;
	t.is(after(shown(onLast, 'keys'), typing('gate')).selected, 'key_gate-east');
	const pasted = play(onLast, [{type: 'text-pasted', text: 'gate'}]).session;
	t.is(shown(pasted, 'keys').selected, 'key_gate-east');
	t.is(shown(pasted, 'keys').cursor, 0);
});

test('letters that are bound elsewhere go into the filter while it is open', (t) => {
	t.is(textOf(after(list, ['/', ...typing('nrq t')]).filter), 'nrq t');
});

test('a paste goes into the open filter, and nowhere while it is closed', (t) => {
	const paste = {type: 'text-pasted', text: 'b\n'} as const;
	const open = play(sessionOf([list]), ['/', paste]).session;
	t.is(rowIds(shown(open, 'keys')), 'b');
	t.is(shown(play(sessionOf([list]), [paste]).session, 'keys'), list);
});

test('s goes through every field and round, times latest first, and S turns the order', (t) => {
	const seen = [];
	let screen = list;
	for (const _ of sortFields) {
		screen = after(screen, ['s']);
		seen.push(`${screen.order.field}${screen.order.descending ? ' down' : ''}`);
	}

	t.deepEqual(seen, ['id', 'status', 'created down', 'expires', 'used down', 'name']);
	t.is(rowIds(after(screen, ['S'])), 'd c b a');
});

test('f goes through every status and back to all, and what is chosen is remembered', (t) => {
	const seen = [];
	let screen = list;
	for (let count = 0; count < 5; count++) {
		screen = after(screen, ['f']);
		seen.push(screen.status);
	}

	t.deepEqual(seen, ['active', 'expiring', 'expired', 'revoked', 'all']);
	const {order} = list;
	t.deepEqual(play(sessionOf([list]), ['f']).effects, [{type: 'remember', what: {view: {order, status: 'active'}}}]);
});

const copied = (...presses: string[]) => play(sessionOf([list]), ['down', 'y', ...presses]);

test('y asks what to copy of the selected key: its id, name, mask or JSON', (t) => {
	const texts = ['i', 'y', 'n', 'm', 'j'].map((key) => copied(key).effects);
	t.deepEqual(texts[0], [{type: 'copy-text', text: 'key_b', what: 'key_b'}]);
	t.deepEqual(texts[1], texts[0]);
	t.deepEqual(texts[2], [{type: 'copy-text', text: 'b', what: 'the name of key_b'}]);
	const {redacted_secret: mask} = list.keys.find(({id}) => id === 'key_b')!;
	t.deepEqual(texts[3], [{type: 'copy-text', text: mask!, what: 'the mask of key_b'}]);
	const [json] = texts[4]!;
	t.is(json?.type === 'copy-text' && (JSON.parse(json.text) as {id: string}).id, 'key_b');
	t.deepEqual(updateKeys(listOf([]), intended('copy-id'), context)?.effects, []);
});

test('what is hidden in a name is not copied unseen', (t) => {
	const name = 'a\u001B[31m\u202Eb';
	const {effects} = play(sessionOf([listOf([sampleKey('a', {name})])]), ['y', 'n']);
	const [effect] = effects;
	t.true(effect?.type === 'copy-text' && !/[\u001B\u202E]/.test(effect.text));
});

test('the menu closes once something is copied, by escape, and by a key that is none of it', (t) => {
	for (const key of ['i', 'escape', 'x']) {
		const {session, effects} = copied(key);
		t.false(shown(session, 'keys').isCopying);
		t.is(effects.length, key === 'i' ? 1 : 0);
	}

	t.true(shown(copied().session, 'keys').isCopying);
});

const commandOf = (text: string, facts: Partial<KeysScreen> = {}) => {
	const {effects} = play(sessionOf([listOf(list.keys, {...facts, filter: textField(text)})]), ['Y']);
	const [effect] = effects;
	return effect?.type === 'copy-text' ? effect : undefined;
};

test('Y copies the command that lists what is on the screen', (t) => {
	const start = 'phyware cloud keys list --url http://localhost:8000 --tenant-id ten_acme01';
	t.deepEqual(commandOf(''), {type: 'copy-text', text: `${start} --sort name`, what: 'the command'});
	t.is(commandOf('', {status: 'expiring'})?.text, `${start} --status expiring --sort name`);
	t.is(commandOf('', {order: {field: 'used', descending: true}})?.text, `${start} --sort -used`);
	t.is(
		commandOf("it's unused:90d scope:admin by:jo expires:never")?.text,
		String.raw`${start} --match '*it'\''s*' --unused-for 90d --scope '*admin*' --created-by '*jo*' --no-expiry --sort name`,
	);
});

test('what no flag says is left out of the command, and that is said', (t) => {
	for (const text of ['two words', 'ending:abcd']) {
		t.regex(commandOf(text)!.what, /without what flags cannot say/);
	}
});

test('of the demo the command says --demo', (t) => {
	const {effects} = play(sessionOf([list], sampleContext({isDemo: true})), ['Y']);
	t.true(effects[0]?.type === 'copy-text' && effects[0].text.includes('list --demo --tenant-id'));
});

test('n opens the form for this tenant, unless the tenant is inactive', (t) => {
	const {session} = play(sessionOf([list]), ['n']);
	t.is(shown(session, 'new-key').tenantId, 'ten_acme01');
	const inactive = {...list, tenant: sampleTenant({status: 'inactive'})};
	t.is(play(sessionOf([inactive]), ['n']).session.screens.length, 1);
});

test('details cover the list below 110 columns and stand beside it from there on', (t) => {
	const covers = (columns: number, showsDetails = true) =>
		detailsCover({...list, showsDetails}, {size: {columns, rows: 24}});
	t.deepEqual([covers(109), covers(110), covers(80, false)], [true, false, false]);
});

test('the confirmation gets the chosen keys and nothing else of the list', (t) => {
	const {session} = play(sessionOf([listOf([sampleKey('a'), sampleKey('b'), sampleKey('c')])]), [
		'space',
		'space',
		'r',
	]);
	const revoke = shown(session, 'revoke');
	t.deepEqual(revoke.keys.map(({id}) => id).toSorted(), ['key_a', 'key_b']);
	t.is(revoke.expected, '2');
});
