import test, {type ExecutionContext} from 'ava';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {type CatalogCommand, commandFor, type Outcome, perform, readCatalog, type Task} from './agent.js';
import {workplace} from './workplace.js';

type Key = {readonly id: string; readonly name: string; readonly secret: string; readonly revoked_at: string | null};

const catalog = await readCatalog();
const tenant = {'--tenant-id': 'ten_test01'} as const;
const createTask = {words: 'create an API key for a tenant', values: {...tenant, '--name': 'taken'}} as const;

/** Has an agent do a task on an installation. */
async function performOn(
	{environment}: TestInstallation,
	{values, ...task}: Task,
	commands: readonly CatalogCommand[] = catalog,
): Promise<Outcome> {
	const access = {'--url': environment.PHYCLOUD_URL, '--api-key': environment.PHYCLOUD_API_KEY};
	return perform({...task, values: {...access, ...values}}, commands);
}

for (const [words, name] of [
	['create a key', 'create'],
	['mint a new API key', 'create'],
	['list the keys of a tenant', 'list'],
	['watch the keys of a tenant', 'list'],
	['status and expiry of keys', 'list'],
	['revoke a key', 'revoke'],
	['invalidate a key permanently', 'revoke'],
	['recover a create that was interrupted', 'recover'],
	['finish pending creates', 'recover'],
] as const) {
	test(`"${words}" are words of one synopsis, that of ${name}`, (t) => {
		t.is(commandFor(words, catalog).name, `phyware cloud keys ${name}`);
	});
}

test('an agent creates a key, finds it in the list and revokes it', async (t) => {
	const phycloud = await installation(t);
	const created = await performOn(phycloud, {...createTask, values: {...createTask.values, '--expires': '90d'}});
	const {key} = created.document as {key: Key};
	t.is((await phycloud.request('/v1/identity', {secret: key.secret})).status, 200);

	const listed = await performOn(phycloud, {words: 'list the keys of a tenant', values: tenant});
	t.deepEqual(
		(listed.document as {keys: Key[]}).keys.map(({id, name}) => ({id, name})),
		[{id: key.id, name: 'taken'}],
	);

	const revoked = await performOn(phycloud, {words: 'revoke a key', arguments: [key.id]});
	t.not((revoked.document as {key: Key}).key.revoked_at, null);
	t.is((await phycloud.request('/v1/identity', {secret: key.secret})).status, 401);
});

test('the agent notes of create lead to recover, which prints the secret of a create that was interrupted', async (t) => {
	const {env, interrupted} = await workplace(t);
	const {secret} = await interrupted('cut-off');
	const words = 'recover a create that was interrupted';
	t.true(commandFor(createTask.words, catalog).agent_notes.includes(commandFor(words, catalog).name));
	const {document} = await perform({words}, catalog, env);
	t.deepEqual(
		(document as {keys: Key[]}).keys.map((key) => [key.name, key.secret]),
		[['cut-off', secret]],
	);
});

test('a name that is taken: the remediation leads to a key', async (t) => {
	const phycloud = await installation(t);
	phycloud.addKey({name: 'taken'});
	const {error} = await performOn(phycloud, createTask);
	t.like(error, {code: 'CONFLICT', remediation: 'Choose a different name'});
	const {document} = await performOn(phycloud, {...createTask, values: {...tenant, '--name': 'different'}});
	t.is((document as {key: Key}).key.name, 'different');
});

const list = 'list the keys of a tenant';
const failures: ReadonlyArray<readonly [cause: string, code: string, remediation: RegExp, task: Task]> = [
	['no such key', 'NOT_FOUND', /KEY_ID/, {words: 'revoke a key', arguments: ['key_nowhere']}],
	['no such tenant', 'NOT_FOUND', /--tenant-id/, {words: list, values: {'--tenant-id': 'ten_nowhere'}}],
	['no API key', 'UNAUTHENTICATED', /PHYCLOUD_API_KEY/, {words: list, values: {...tenant, '--api-key': ''}}],
	['a malformed value', 'VALIDATION', /--help/, {words: list, values: {...tenant, '--limit': 'few'}}],
	['nothing listens', 'CONNECTION', /--url/, {words: list, values: {...tenant, '--url': 'http://127.0.0.1:9'}}],
];

for (const [cause, code, remediation, task] of failures) {
	test(`${cause}: the agent finds ${code} and what to do`, async (t) => {
		const {error} = await performOn(await installation(t), task);
		t.is(error?.code, code);
		t.regex(error!.remediation, remediation);
	});
}

const optionsWith =
	(damage: Partial<CatalogCommand['options'][0]>) =>
	({options}: CatalogCommand) => ({options: options.map((option) => ({...option, ...damage}))});

/** Fields of the catalog as an agent cannot use them. */
const damages: ReadonlyArray<readonly [what: string, damage: (command: CatalogCommand) => object, message: RegExp]> = [
	['a synopsis that is the usage line', ({name}) => ({synopsis: `${name} [OPTIONS] --name <NAME>`}), /synopses.*none/],
	['a schema of the options as input schema', () => ({input_schema: {type: 'object'}}), /standard input/],
	['agent notes as an array', ({agent_notes: notes}) => ({agent_notes: [notes]}), /endsWith/],
	['another output schema', () => ({output_schema: {type: 'array'}}), /schema says: {2}must be array/],
	['no output schema', () => ({output_schema: null}), /schema says: it has none/],
	['no example of its own', () => ({examples: catalog[0]!.examples.slice(0, 2)}), /No example/],
	['options without those that are required', ({options}) => ({options: options.slice(2)}), /has no option --/],
	['every option required', optionsWith({required: true}), /no value for --scopes/],
	['json as the default of every option', optionsWith({default: 'json'}), /JSON/],
	['every option a switch', optionsWith({type: 'boolean'}), /JSON/],
	['a name without its groups', () => ({name: 'phyware create'}), /No example/],
];

for (const [what, damage, message] of damages) {
	test(`with ${what}, the agent is stuck`, async (t) => {
		await stuck(t, await installation(t), damage, message);
	});
}

test('with a code that is not among the errors, the agent is stuck', async (t) => {
	const phycloud = await installation(t);
	phycloud.addKey({name: 'taken'});
	const damage = ({errors}: CatalogCommand) => ({errors: errors.filter(({code}) => code !== 'CONFLICT')});
	await stuck(t, phycloud, damage, /no remediation for CONFLICT/);
});

/** Holds that an agent cannot create a key with a catalog whose create is damaged. */
async function stuck(
	t: ExecutionContext,
	phycloud: TestInstallation,
	damage: (command: CatalogCommand) => object,
	message: RegExp,
): Promise<void> {
	const damaged = catalog.map((command) =>
		command.name.endsWith(' create') ? {...command, ...damage(command)} : command,
	);
	await t.throwsAsync(performOn(phycloud, createTask, damaged), {message});
}
