import {ratioRow, type Row} from './row.js';
import {sideBySide, timeOf} from './timing.js';

/** How long it takes to say what the program is. */
export async function startRows(): Promise<Row[]> {
	const program = [process.execPath, 'dist/cli.js'] as const;
	const [node, version, help] = await sideBySide(
		[
			[process.execPath, '-e', '0'] as const,
			[...program, '--version'] as const,
			[...program, 'cloud', 'keys', '--help'] as const,
		].map((argv) => async () => timeOf({argv})),
		40,
	);
	return [
		ratioRow({what: '`phyware --version`', against: '`node -e 0`'}, [version!, node!], 1.4),
		ratioRow({what: '`phyware cloud keys --help`', against: '`node -e 0`'}, [help!, node!], 1.4),
	];
}
