import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {build, type InputOptions} from 'rolldown';
import {input, output} from '../scripts/bundling.js';
import {type Installation, tenantWith} from './installation.js';
import {figureRow, ratioRow, type Row} from './row.js';
import {onScreen} from './screen.js';
import {sideBySide} from './timing.js';

const session = (count: number) => ['dist/cli.js', 'cloud', 'keys', '--tenant-id', tenantWith(count)];

/** Bundles a file into one, as the program is. */
export async function bundle(file: string, folder: string): Promise<string> {
	return bundleWith(input, file, folder);
}

/** Bundles a file into one, as anybody would. */
async function bundlePlainly(file: string, folder: string): Promise<string> {
	return bundleWith(
		{...input, plugins: [], resolve: {alias: {'react-devtools-core': path.resolve('scripts/absent/devtools.ts')}}},
		file,
		folder,
	);
}

async function bundleWith(options: InputOptions, file: string, folder: string): Promise<string> {
	const target = path.join(folder, `${path.parse(file).name}.mjs`);
	await build({...options, input: file, output: {...output, file: target, codeSplitting: false}});
	return target;
}

/** The first frame, the memory and the idleness of the session. */
export async function sessionRows({env}: Installation, folder: string): Promise<Row[]> {
	const hello = await bundlePlainly('bench/subjects/hello.tsx', folder);
	const first = async (argv: readonly string[], wanted: string) => {
		const screen = await onScreen(argv, wanted, env);
		await screen.close();
		return screen.shownAfter;
	};

	const [keys, ink] = await sideBySide(
		[async () => first(session(50), 'ingest-0'), async () => first([hello], 'hello')],
		15,
	);
	const large = await onScreen(session(10_000), 'of 10000', env);
	const small = await onScreen([hello], 'hello');
	// All pages are in, and what only the start needed is let go of.
	await delay(15_000);
	const growth = (await large.memory()) - (await small.memory());
	const used = await large.processorTime();
	const idleTime = 20;
	await delay(idleTime * 1000);
	const share = (((await large.processorTime()) - used) / idleTime) * 100;
	await Promise.all([large.close(), small.close()]);
	const against = 'bundled Ink "hello"';
	return [
		ratioRow({what: 'first frame of the session with keys on it', against}, [keys!, ink!], 1.5),
		figureRow({what: "session's memory, 10,000 keys", against}, growth, 60, 'MB'),
		figureRow({what: 'idle session, 10,000 keys', against: 'one core'}, share, 1, '%'),
	];
}
