import {type ErrorFacts, PhywareError} from '../core/errors.js';

type ConnectionFacts = ErrorFacts & {
	/** Whether the server may have received the request and acted on it. */
	readonly mayHaveArrived: boolean;
	/** Whether the same request could fare better in a moment. */
	readonly transient: boolean;
};

/** No usable response: none, cut short, out of time, or not PhyCloud's protocol. */
export class ConnectionError extends PhywareError {
	override name = 'ConnectionError';
	readonly mayHaveArrived: boolean;
	readonly transient: boolean;

	constructor(message: string, facts: ConnectionFacts) {
		super('CONNECTION', message, facts);
		this.mayHaveArrived = facts.mayHaveArrived;
		this.transient = facts.transient;
	}
}
