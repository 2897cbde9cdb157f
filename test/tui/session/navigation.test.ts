import test from 'ava';
import {openScreen} from '../../../source/tui/session/navigation.js';
import {minted, now, sampleKey, sampleContext, sampleTenant} from '../sample.js';

const context = sampleContext({listPreferences: {order: {field: 'name', descending: true}, status: 'revoked'}});
const tenant = sampleTenant();

test('a list opens as lists were last looked at', (t) => {
	t.like(openScreen({to: 'keys', tenantId: 'ten_acme01', tenant}, context), {
		name: 'keys',
		tenantId: 'ten_acme01',
		tenant,
		...context.listPreferences,
		live: {kind: 'loading', since: now},
		selected: undefined,
	});
});

test('the tenants open on the one that is named', (t) => {
	t.like(openScreen({to: 'tenants', selected: 'ten_b'}, context), {name: 'tenants', selected: 'ten_b'});
});

test('a form opens for its tenant, not sent', (t) => {
	t.like(openScreen({to: 'new-key', tenantId: 'ten_acme01', tenant}, context), {
		name: 'new-key',
		tenantId: 'ten_acme01',
		tenant,
		isSending: false,
		isUnknown: false,
	});
});

test('a secret opens hidden, neither saved nor taken, with no question yet', (t) => {
	const one = minted();
	t.like(openScreen({to: 'secret', minted: one, tenant}, context), {
		name: 'secret',
		secret: one.secret,
		isRevealed: false,
		isSaved: false,
		isTaken: false,
		leaving: undefined,
		isWriting: false,
	});
});

test('a confirmation opens empty and expects the name of one key, the number of several', (t) => {
	const expected = (...names: string[]) => {
		const keys = names.map((name) => sampleKey(name));
		const screen = openScreen({to: 'revoke', keys, tenant}, context);
		t.like(screen, {name: 'revoke', keys, progress: undefined, problem: undefined});
		return screen.name === 'revoke' ? screen.expected : undefined;
	};

	t.is(expected('gate'), 'gate');
	t.is(expected('gate', 'fleet'), '2');
});
