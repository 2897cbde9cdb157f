import test from 'ava';
import fc from 'fast-check';
import {measure} from '../../../../source/terminal/measure.js';
import {detailLines} from '../../../../source/tui/screens/keys/detail-lines.js';
import {now, plainTheme, revokedKey, sampleKey} from '../../sample.js';

const theme = plainTheme();

test('every field of a key is told, whole', (t) => {
	const key = sampleKey('8f3kq2m1xv7t', {
		name: 'ingest-gateway',
		scopes: ['read:events', 'write:events'],
		last_used_at: '2026-11-23T04:03:06Z',
		expires_at: '2026-12-16T04:05:06Z',
	});
	t.deepEqual(detailLines(key, 42, {now}, theme), [
		'ingest-gateway',
		'',
		'Status   ● active',
		'ID       key_8f3kq2m1xv7t',
		'Scopes   read:events',
		'         write:events',
		'Secret   phk_live_…x7Qd',
		'Used     2 min ago',
		'         2026-11-23T04:03:06Z',
		'Expires  in 23 d',
		'         2026-12-16T04:05:06Z',
		'Created  22 d ago',
		'         2026-11-01T04:05:06Z',
		'         by key_operator',
	] as never);
});

test('what never was is said to be never, and when a key was revoked is told of that key alone', (t) => {
	const lines = detailLines(sampleKey('a'), 42, {now}, theme);
	t.true(lines.includes('Used     never' as never));
	t.true(lines.includes('Expires  never' as never));
	t.false(lines.some((line) => line.startsWith('Revoked')));
	t.true(detailLines(revokedKey('a'), 42, {now}, theme).includes('Revoked  3 d ago' as never));
});

test('who created a key stands under when, cut with its sign where there is no room', (t) => {
	const created = (width: number) => {
		const lines = detailLines(sampleKey('a', {created_by: 'key_0123456789'}), width, {now}, theme);
		const start = lines.findIndex((line) => line.startsWith('Created '));
		return lines[start + 2];
	};

	t.is<string | undefined, string>(created(42), '         by key_0123456789');
	t.is<string | undefined, string>(created(26), '         by key_0123456789');
	t.is<string | undefined, string>(created(25), '         by key_01234567…');
});

test('a long id and a long name go on in the next line instead of being cut, at every width', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(
				fc.string({unit: fc.constantFrom(...'abc_-9'), minLength: 1, maxLength: 64}),
				fc.string({unit: fc.constantFrom('a', '鍵', 'e\u0301'), minLength: 1, maxLength: 60}),
				fc.integer({min: 18, max: 60}),
				(id, name, width) => {
					const key = sampleKey(id, {name});
					const lines = detailLines(key, width, {now}, theme);
					const blank = lines.indexOf('' as never);
					const start = lines.findIndex((line) => line.startsWith('ID '));
					const end = lines.findIndex((line) => line.startsWith('Scopes '));
					const whole = lines.slice(0, blank).join('');
					const wholeId = lines
						.slice(start, end)
						.map((line) => line.slice(9))
						.join('');
					const isNarrow = [...lines.slice(0, blank), ...lines.slice(start, end)].every(
						(line) => measure(line) <= width,
					);
					return whole === name && wholeId === key.id && isNarrow;
				},
			),
		);
	});
});

test('what a server sends as a name cannot move the cursor', (t) => {
	t.false(
		detailLines(sampleKey('a', {name: 'x\u001B[2J'}), 42, {now}, theme)
			.join('')
			.includes('\u001B'),
	);
});

test('in a list of several tenants the key’s tenant is told', (t) => {
	const lines = detailLines(sampleKey('a'), 42, {now, tenantName: 'Blue Harbor'}, theme) as readonly string[];
	t.true(lines.includes('Tenant   Blue Harbor'));
});
