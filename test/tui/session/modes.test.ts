import test from 'ava';
import {type ErrorCode} from '../../../source/core/errors.js';
import {keymap} from '../../../source/tui/session/keymap.js';
import {createAttentionScreen} from '../../../source/tui/screens/attention/model.js';
import {createEventsScreen} from '../../../source/tui/screens/events/model.js';
import {createHelpScreen} from '../../../source/tui/screens/help/model.js';
import {createInstallationsScreen} from '../../../source/tui/screens/installations/model.js';
import {createNewKeyScreen} from '../../../source/tui/screens/new-key/model.js';
import {createRevokeScreen, type RevokeProgress} from '../../../source/tui/screens/revoke/model.js';
import {createSecretScreen} from '../../../source/tui/screens/secret/model.js';
import {createSignInScreen} from '../../../source/tui/screens/sign-in/model.js';
import {createTenantsScreen, type TenantsScreen} from '../../../source/tui/screens/tenants/model.js';
import {textField} from '../../../source/tui/input/text-field.js';
import {activeBindings, modeOf, disabledReason} from '../../../source/tui/session/modules.js';
import {type Screen} from '../../../source/tui/screens/registry.js';
import {failure, listOf, minted, now, revokedKey, sampleKey, sampleContext, sampleTenant} from '../sample.js';

const context = sampleContext();
const list = listOf([sampleKey('a'), revokedKey('b')]);
const form = createNewKeyScreen('ten_acme01', undefined);
const secret = createSecretScreen(minted(), undefined);
const revoke = createRevokeScreen([sampleKey('a')], undefined, now);
const progressOf = (...kinds: ReadonlyArray<RevokeProgress['kind']>) => {
	const progress = new Map<string, RevokeProgress>(
		kinds.map((kind, index) => [`key_${'abc'[index]}`, kind === 'failed' ? {kind, error: failure('SERVER')} : {kind}]),
	);
	return {
		...createRevokeScreen([sampleKey('a'), sampleKey('b'), sampleKey('c')].slice(0, kinds.length), undefined, now),
		progress,
	};
};

const samples: ReadonlyArray<readonly [what: string, screen: Screen, mode: ReturnType<typeof modeOf>]> = [
	['sign-in', createSignInScreen('', 'first'), 'sign-in'],
	['the installations', createInstallationsScreen(context), 'installations'],
	['what needs attention', createAttentionScreen('ten_acme01'), 'attention'],
	['the events', createEventsScreen('ten_acme01'), 'events'],
	['the tenants', createTenantsScreen(), 'tenants'],
	['the list', list, 'keys'],
	['the empty list', listOf([]), 'keys'],
	['the list with marks', {...list, marked: new Set(['key_a'])}, 'keys'],
	['the filter', {...list, isFiltering: true}, 'keys-filter'],
	['the menu of what to copy', {...list, isCopying: true}, 'keys-copy'],
	['the details', {...list, showsDetails: true}, 'details'],
	['the form', form, 'new-key'],
	['the form of a rotation', {...form, replaces: sampleKey('a')}, 'new-key'],
	['the form on a scope', {...form, focus: 'scope:read:events'}, 'new-key'],
	['the form on the expiry', {...form, focus: 'expires'}, 'new-key'],
	['the form that is sent', {...form, isSending: true}, 'creating'],
	['the secret', secret, 'secret'],
	['the question before leaving', {...secret, leaving: {exitCode: undefined}}, 'secret-leaving'],
	['the path', {...secret, file: textField()}, 'secret-file'],
	['the command', {...secret, command: textField()}, 'secret-command'],
	['the command that runs', {...secret, command: textField(), isRunning: true}, 'secret-running'],
	['the confirmation', revoke, 'revoke'],
	['the progress', progressOf('waiting', 'failed'), 'revoking'],
	['the failures', progressOf('done', 'failed'), 'revoke-progress'],
	['help', createHelpScreen([]), 'help'],
];

for (const [what, screen, mode] of samples) {
	test(`${what} is in the mode ${mode}`, (t) => {
		t.is(modeOf(screen, context), mode);
	});

	test(`no key means two things on ${what}`, (t) => {
		const keys = activeBindings(screen, context).flatMap((binding) => binding.keys);
		t.deepEqual(keys, [...new Set(keys)]);
	});
}

test('the samples cover every mode', (t) => {
	const covered = samples.map((sample) => sample[2]);
	t.deepEqual([...new Set(covered)].toSorted(), Object.keys(keymap).toSorted() as typeof covered);
});

test('details stand beside the list in a wide terminal: its keys stay those of the list', (t) => {
	t.is(modeOf({...list, showsDetails: true}, sampleContext({size: {columns: 110, rows: 24}})), 'keys');
});

const intents = (screen: Screen, around = context) => activeBindings(screen, around).map(({intent}) => intent);
const has = (screen: Screen, intent: string, around = context) => intents(screen, around).includes(intent);

test('an empty list offers nothing that needs a row', (t) => {
	for (const intent of ['details', 'mark', 'copy', 'move', 'revoke']) {
		t.true(has(list, intent));
		t.false(has(listOf([]), intent));
	}
});

test('a list without keys offers nothing that looks among them, one whose filter matches none does', (t) => {
	for (const intent of ['filter', 'sort', 'reverse', 'status']) {
		t.false(has(listOf([]), intent));
		t.true(has(listOf([sampleKey('a')], {filter: textField('zzz')}), intent));
	}
});

test('marking is offered where there is a row, on a revoked key, too: space goes on from it', (t) => {
	t.true(has({...list, selected: 'key_b', cursor: 1}, 'mark'));
	t.false(has(listOf([sampleKey('a')], {filter: textField('zzz')}), 'mark'));
});

test('revoking is offered for what can be revoked', (t) => {
	t.false(has({...list, selected: 'key_b', cursor: 1}, 'revoke'));
	t.true(has({...list, selected: 'key_b', cursor: 1, marked: new Set(['key_a'])}, 'revoke'));
});

test('revoking is called by how many keys it is for, once some are marked', (t) => {
	const label = (...marked: readonly string[]) =>
		activeBindings({...list, marked: new Set(marked)}, context).find(({intent}) => intent === 'revoke')?.label;
	t.deepEqual([label(), label('key_a'), label('key_a', 'key_c')], ['revoke', 'revoke 1 marked', 'revoke 2 marked']);
});

test('taking marks off is offered while there are some', (t) => {
	t.deepEqual([has(list, 'unmark-all'), has({...list, marked: new Set(['key_a'])}, 'unmark-all')], [false, true]);
});

test('an inactive tenant gets no new keys, one that is not known yet may', (t) => {
	t.true(has({...list, tenant: undefined}, 'new'));
	t.false(has({...list, tenant: sampleTenant({status: 'inactive'})}, 'new'));
});

const waiting: ReadonlyArray<readonly [what: string, screen: Screen]> = [
	['a form that is sent', {...form, isSending: true}],
	['a revocation under way', progressOf('waiting', 'failed')],
];

for (const [what, screen] of waiting) {
	test(`${what} can be waited for or the session left, and help read, nothing else`, (t) => {
		t.deepEqual(intents(screen), ['interrupt', 'wait', 'help', 'suspend']);
		const leaving = activeBindings(screen, context).find(({intent}) => intent === 'interrupt');
		t.is(leaving?.label, 'quit without waiting');
	});
}

const offline = (code: ErrorCode) => {
	const live = {kind: 'offline', since: now, error: failure(code), retryAt: undefined, updatedAt: undefined} as const;
	return listOf([], {live});
};

test('a tenant that is not there, or not for this credential, gets no new keys; one that is out of reach may', (t) => {
	const codes = ['NOT_FOUND', 'FORBIDDEN', 'CONNECTION', 'SERVER'] as const;
	t.deepEqual(
		codes.map((code) => has(offline(code), 'new')),
		[false, false, true, true],
	);
	t.true(codes.every((code) => has(offline(code), 'tenants')));
});

const revoked = {...list, selected: 'key_b', cursor: 1};
const inactive = {...list, tenant: sampleTenant({status: 'inactive'})};
const reasons: ReadonlyArray<readonly [what: string, screen: Screen, key: string, reason: string | undefined]> = [
	['n in an inactive tenant', inactive, 'n', 'This tenant is inactive: it gets no new keys.'],
	['n where it works', list, 'n', undefined],
	['n for a tenant that is not there', offline('NOT_FOUND'), 'n', undefined],
	['r on a revoked key', revoked, 'r', 'This key is already revoked.'],
	['space on a revoked key, from which it goes on', revoked, 'space', undefined],
	['r on a revoked key with its details', {...revoked, showsDetails: true}, 'r', 'This key is already revoked.'],
	['r where it works', list, 'r', undefined],
	['r in an empty list', listOf([]), 'r', undefined],
	['space in an empty list', listOf([]), 'space', undefined],
	['/ in an empty list', listOf([]), '/', undefined],
	['r in the filter', {...revoked, isFiltering: true}, 'r', undefined],
	['a key that nothing is bound to', revoked, 'x', undefined],
	['left in a text', form, 'left', undefined],
];

for (const [what, screen, key, reason] of reasons) {
	test(`why ${what} does nothing: ${reason ?? 'nothing to say'}`, (t) => {
		t.is(disabledReason(screen, context, key), reason);
	});
}

test('space and the arrows belong to the text in a text', (t) => {
	const offered = (focus: typeof form.focus) =>
		['choose', 'left', 'right'].filter((intent) => has({...form, focus}, intent));
	t.deepEqual(offered('name'), []);
	t.deepEqual(offered('scopes-other'), []);
	t.deepEqual(offered('expires-other'), []);
	t.deepEqual(offered('scope:read:events'), ['choose']);
	t.deepEqual(offered('expires'), ['choose', 'left', 'right']);
});

test('trying again is offered once every answer is there and one is a failure', (t) => {
	t.deepEqual(
		[progressOf('failed', 'waiting'), progressOf('done', 'done'), progressOf('failed', 'done')].map((screen) =>
			has(screen, 'retry'),
		),
		[false, false, true],
	);
});

test('a tenant is opened where one is listed, or where its id can be typed', (t) => {
	const tenants = [sampleTenant()];
	const offered = (facts: Partial<TenantsScreen>) => has({...createTenantsScreen(), ...facts}, 'open');
	t.true(offered({tenants}));
	t.false(offered({tenants: []}));
	t.false(offered({tenants, field: textField('zzzz')}));
	t.true(offered({tenants: undefined}));
});

test('another installation is offered where more than one is remembered', (t) => {
	const offered = (recentAddresses: readonly string[]) =>
		has(createSignInScreen('', 'first'), 'next-address', sampleContext({recentAddresses}));
	t.deepEqual([offered([]), offered(['a']), offered(['a', 'b'])], [false, false, true]);
});

test('what is shown can be hidden, and is called that', (t) => {
	const label = (isRevealed: boolean) =>
		activeBindings({...secret, isRevealed}, context).find(({intent}) => intent === 'reveal')?.label;
	t.deepEqual([label(false), label(true)], ['reveal', 'hide']);
});

test('leaving a form says that nothing is created only where that is known', (t) => {
	const label = (isUnknown: boolean) =>
		activeBindings({...form, isUnknown}, context).find(({intent}) => intent === 'back')?.label;
	t.deepEqual([label(false), label(true)], ['back, nothing is created', 'back']);
});
