import {type TestInstallation} from '../helpers/emulator.js';
import {type Toxic} from '../helpers/toxics.js';
import {type Driver} from './drivers.js';
import {withSubject} from './subject.js';

/** The lengths of a create's request and of its answer, in bytes. */
export type Lengths = Readonly<Record<Toxic['direction'], number>>;

/** How long a create's request and its answer are, without faults. */
export async function measure(world: TestInstallation, {create}: Pick<Driver, 'create'>): Promise<Lengths> {
	return withSubject(world, {hasIdempotency: true}, async (subject) => {
		await create(subject);
		const {request, answer} = subject.proxy.passages.find(({method}) => method === 'POST')!;
		return {upstream: request.length, downstream: answer.length};
	});
}
