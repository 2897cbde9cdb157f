import {execa} from 'execa';
import {figureRow, type Row} from './row.js';

type Packed = {readonly unpackedSize: number; readonly size: number};

/** What is installed: the package alone, since it has no dependencies. */
export async function packageRows(): Promise<Row[]> {
	const {stdout} = await execa('npm', ['pack', '--dry-run', '--json', '--ignore-scripts']);
	const [{unpackedSize}] = JSON.parse(stdout) as [Packed];
	return [figureRow({what: 'installed package', against: ''}, unpackedSize / 1024 / 1024, 5, 'MB')];
}
