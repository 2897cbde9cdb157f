import test, {type ExecutionContext} from 'ava';
import {problems, problemsOfLines} from '../helpers/validate.js';
import {hoursAgo} from './rotating.js';
import {inTenant, workplace} from './workplace.js';

type Printed = {
	readonly findings: ReadonlyArray<{
		readonly severity: string;
		readonly rule: string;
		readonly name: string;
		readonly fix: string;
	}>;
	readonly counts: Readonly<Record<string, number>>;
	readonly unread_tenants: readonly string[];
};

const fine = {expires: hoursAgo(-300 * 24), used: hoursAgo(0)};

async function place(t: ExecutionContext) {
	const work = await workplace(t);
	const {server} = work;
	server.addKey({name: 'fine', ...fine});
	server.addKey({name: 'boss', scopes: ['admin:keys'], ...fine, expires: null});
	server.addKey({name: 'stale', ...fine, used: '2025-01-01T00:00:00Z', created: '2024-01-01T00:00:00Z'});
	server.store.addTenant({
		id: 'ten_gone',
		name: 'Gone',
		status: 'inactive',
		plan: 'free',
		created_at: '2024-01-01T00:00:00Z',
	});
	server.addKey({tenant: 'ten_gone', name: 'left', ...fine});
	const audit = async (...argv: string[]) => work.run(['audit', ...argv]);
	const found = async (...argv: string[]) => {
		const {stdout} = await audit(...argv, '-o', 'json');
		return JSON.parse(stdout) as Printed;
	};

	return {...work, audit, found};
}

const told = ({findings}: Printed) => findings.map(({severity, rule, name}) => `${severity} ${rule} ${name}`);

test('all tenants are audited, the worst first, each finding with its fix', async (t) => {
	const {found, audit, server} = await place(t);
	const printed = await found();
	t.deepEqual(
		told(printed).filter((line) => !line.endsWith('demo-admin')),
		['high admin-never-expires boss', 'high inactive-tenant left', 'medium unused stale'],
	);
	t.true(
		printed.findings.some(
			({fix}) => fix === `phyware cloud keys revoke ${server.store.findActiveByName('ten_test01', 'stale')!}`,
		),
	);
	t.deepEqual(printed.unread_tenants, []);
	const {stdout, exitCode} = await audit();
	t.is(exitCode, 0);
	t.regex(stdout, /^SEVERITY +FINDING +KEY +ID +TENANT +FIX$/m);
	t.regex(stdout, /^high +has admin:keys and never expires +boss /m);
});

test('one tenant, and a selection', async (t) => {
	const {found, audit} = await place(t);
	t.deepEqual(told(await found(...inTenant)), ['high admin-never-expires boss', 'medium unused stale']);
	t.deepEqual(told(await found('--tenant-id', 'ten_gone')), ['high inactive-tenant left']);
	t.deepEqual(told(await found('--match', 'st*')), ['medium unused stale']);
	const nothing = await audit(...inTenant, '--match', 'fine');
	t.deepEqual([nothing.exitCode, nothing.stdout, nothing.stderr], [0, '', 'No findings in 1 key.\n']);
});

test('--fail-on decides the exit code', async (t) => {
	const {audit} = await place(t);
	const codes = async (...selection: string[]) =>
		Promise.all(
			['high', 'medium', 'low'].map(async (severity) => (await audit(...selection, '--fail-on', severity)).exitCode),
		);
	t.deepEqual(await codes(), [1, 1, 1]);
	t.deepEqual(await codes('--match', 'stale'), [0, 1, 1]);
	t.deepEqual(await codes('--match', 'fine'), [0, 0, 0]);
	const wrong = await audit('--fail-on', 'severe');
	t.is(wrong.exitCode, 4);
	t.regex(wrong.stderr, /invalid value "severe" for --fail-on: use high, medium or low/);
});

test('pending creates and open rotations are findings, and keys in a rotation are left to it', async (t) => {
	const {found, run, sh, server} = await place(t);
	const stale = server.store.findActiveByName('ten_test01', 'stale')!;
	t.is((await run(['rotate', stale])).exitCode, 0);
	t.is((await sh(`phyware cloud keys create ${inTenant.join(' ')} --name lost -- false`)).exitCode, 1);
	t.deepEqual(
		told(await found(...inTenant)).filter((line) => !line.includes(' boss')),
		['high pending-create lost', 'medium open-rotation stale', 'low never-used lost', 'low never-expires lost'],
	);
});

test('a tenant that cannot be read stops no other, and is reported', async (t) => {
	const {audit, onRequest} = await place(t);
	onRequest((request) => request.replace('/v1/tenants/ten_gone/keys', '/v1/tenants/ten_none/keys'));
	const {exitCode, stdout, stderr} = await audit('-o', 'json');
	t.is(exitCode, 3);
	const printed = JSON.parse(stdout) as Printed;
	t.deepEqual(printed.unread_tenants, ['ten_gone']);
	t.true(told(printed).includes('medium unused stale'));
	t.regex(stderr, /The keys of ten_gone could not be read/);
});

test('the JSON is as its schemas say', async (t) => {
	const {audit} = await place(t);
	const {stdout} = await audit('-o', 'json');
	t.deepEqual(problems('audit', stdout), []);
	const {stdout: lines} = await audit('-o', 'jsonl');
	t.deepEqual(problemsOfLines('finding', lines), []);
});

test('a report has a row for each finding, with its fix', async (t) => {
	const {audit} = await place(t);
	const {stdout} = await audit('-o', 'markdown', ...inTenant);
	t.regex(stdout, /^# Audit of keys\n/);
	t.regex(stdout, /^\| high +\| has admin:keys and never expires \| boss +\|/m);
	const csv = await audit('-o', 'csv', ...inTenant);
	t.regex(csv.stdout, /^SEVERITY,FINDING,KEY,ID,TENANT,FIX\r$/m);
});

test('--demo has something to report', async (t) => {
	const {audit} = await place(t);
	const {stdout, exitCode} = await audit('--demo', '--fail-on', 'high');
	t.is(exitCode, 1);
	for (const what of [
		/never expires +break-glass/,
		/unused for \d+ d +pallet-counter/,
		/rotation is open.* wms-bridge /,
	]) {
		t.regex(stdout, what);
	}
});
