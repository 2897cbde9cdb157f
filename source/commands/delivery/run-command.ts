import {PhywareError} from '../../core/errors.js';
import {quoted} from '../../core/escape-sequences.js';
import {type CreatedKey} from '../../keys/create-key.js';
import {recoverCommand} from '../../keys/failed-create.js';
import {runSecretCommand} from '../../keys/secret-command.js';
import {type Context} from '../command/context.js';
import {type DeliveryCommand, commandText} from './command-line.js';

/**
Runs a command with a secret on its standard input: its exact bytes, without a newline. What it prints goes to standard error.

The key's id, name and tenant are in its environment; the secret is in neither its arguments nor its environment. Throws `OUTPUT`, naming the key, unless the command took all of it and ended with exit code 0.
*/
export async function deliverToCommand(
	minted: Pick<CreatedKey, 'key' | 'secret'>,
	command: DeliveryCommand,
	context: Pick<Context, 'environment' | 'signal' | 'stderr'>,
): Promise<void> {
	const {environment, signal, stderr} = context;
	const problem = await runSecretCommand(
		minted,
		{...command, name: command.file},
		{environment, signal, output: stderr.fd ?? stderr},
	);
	if (problem === undefined) {
		return;
	}

	const {id, name} = minted.key;
	throw new PhywareError('OUTPUT', `The key ${quoted(name)} (${id}) was created, but its secret was not delivered.`, {
		reason: problem,
		remedy: `To deliver it, run: ${recoverCommand} -- ${commandText(command)}\nTo revoke the key, run: phyware cloud keys revoke ${id}`,
	});
}
