import {PhywareError} from '../../../core/errors.js';
import {type Message} from '../../model/messages.js';

/** What workers tell the session, and when they must stop. */
export type EffectContext = {
	readonly dispatch: (action: Message) => void;
	readonly now: () => Date;
	/** Aborted when the session ends: later failures are ignored. */
	readonly signal: AbortSignal;
};

/** Runs work whose failure is told by an action, by `fault` unless another is chosen. */
export async function runEffect(
	{dispatch, signal}: Pick<EffectContext, 'dispatch' | 'signal'>,
	work: () => Promise<void>,
	onFailure: (error: PhywareError) => Message = (error) => ({type: 'fault', error}),
): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (!signal.aborted) {
			dispatch(onFailure(toPhywareError(error)));
		}
	}
}

/** An error for a person, of whatever was thrown. */
export function toPhywareError(error: unknown): PhywareError {
	return error instanceof PhywareError
		? error
		: new PhywareError('INTERNAL', `Unexpected error: ${error instanceof Error ? error.name : 'unknown'}.`, {
				remedy: 'This is a bug in phyware. Please report it.',
			});
}
