import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {workplace, type Workplace} from '../e2e/workplace.js';
import {withStage} from '../helpers/stage.js';
import {type Campaign, type Finding, runTrials, spread, type Trial} from './campaign.js';

/** The forms in which a create prints its secret. */
const forms = ['', '--secret-only', '-o json', '-o jsonl', '-o yaml'] as const;

/** No file grows beyond this, in bytes: enough for the journal's. */
const limit = 8192;

/** Prints a secret into a file on a disk that takes only so many bytes more. */
async function createOnto({sh, home}: Workplace, name: string, form: string, room: number) {
	const file = path.join(home, `${name}.out`);
	writeFileSync(file, 'x'.repeat(limit - room));
	const create = `phyware cloud keys create --tenant-id ten_test01 --name ${name} ${form}`;
	const run = await sh(`ulimit -f ${limit / 1024}; ${create} >> ${name}.out`);
	return {...run, written: readFileSync(file, 'utf8').slice(limit - room)};
}

/** With room for a part of what is printed: no success, the key is named, and recover brings the secret. */
async function tryPart(place: Workplace, form: string, room: number): Promise<Finding> {
	const name = `part-${room}`;
	const {exitCode, stderr} = await createOnto(place, name, form, room);
	const id = place.server.store.findActiveByName('ten_test01', name);
	const entries = place.entries().filter(({request}) => request.name === name);
	const recovered = await place.run(['recover', '-o', 'json']);
	const {keys} = JSON.parse(recovered.stdout) as {keys: Array<{id: string; secret: string}>};
	const secret = keys.find((key) => key.id === id)?.secret ?? '';
	const isRight = id !== undefined && (await place.server.request('/v1/identity', {secret})).status === 200;
	return {
		ending: `exit ${exitCode}`,
		violations: [
			...(exitCode === 1 ? [] : [`Exit code ${exitCode} with ${room} bytes written.`]),
			...(id === undefined || stderr.includes(id) ? [] : [`The key is not named: ${stderr}`]),
			...(id === undefined || entries.length === 1 ? [] : ['Its journal entry is gone.']),
			...(isRight ? [] : ['recover did not bring the secret.']),
		],
	};
}

/** With room for all of it: a success, the whole secret, and nothing pending. */
async function tryWhole(place: Workplace, form: string): Promise<Finding> {
	const {exitCode, stderr, written} = await createOnto(place, 'whole', form, limit / 2);
	const secret = /phk_test_\w{49}/.exec(written)?.[0] ?? '';
	const isRight = (await place.server.request('/v1/identity', {secret})).status === 200;
	return {
		ending: `exit ${exitCode}`,
		violations: [
			...(exitCode === 0 && isRight ? [] : [`Exit code ${exitCode}: ${stderr}`]),
			...(place.entries().length === 0 ? [] : ['A journal entry is left.']),
		],
	};
}

/** Standard output is a file that takes fewer bytes than a secret needs, by each number of bytes, in all forms. */
export const shortWriteCampaign: Campaign = async ({share = 'whole', ...options}) =>
	withStage(async (t) => {
		const place = async () => workplace(t);
		const trials = await Promise.all(
			forms.map(async (form): Promise<Trial[]> => {
				const sample = await createOnto(await place(), 'sample', form, limit / 2);
				const rooms = Array.from({length: Buffer.byteLength(sample.written)}, (_, room) => room);
				const chosen = share === 'slice' ? spread(rooms, 4) : rooms;
				return [
					{name: `${form || 'table'}, whole`, run: async () => tryWhole(await place(), form)},
					...chosen.map((room) => ({
						name: `${form || 'table'}, ${room} bytes`,
						run: async () => tryPart(await place(), form, room),
					})),
				];
			}),
		);
		return runTrials(trials.flat(), {...options, atOnce: 4});
	});
