import {authStatusData, type AuthStatus, authStatusLines} from '../../output/auth-status.js';
import {plainDocument} from '../../output/documents.js';
import {installationData, installationTable, type ListedInstallation} from '../../output/installation-table.js';
import {type OutputFormat} from '../../output/formats.js';
import {type View} from '../../output/view.js';
import {join, printable} from '../../terminal/printable.js';
import {write} from '../../terminal/write.js';
import {type Context} from '../command/context.js';

/** How something is printed. */
export type PrintOptions = {readonly format: OutputFormat; readonly view: View};

/** Prints who is signed in, and where. */
export async function printStatus(
	status: AuthStatus,
	{format, view}: PrintOptions,
	{stdout}: Pick<Context, 'stdout'>,
): Promise<void> {
	await write(
		stdout,
		format === 'table'
			? printable`${join(authStatusLines(status, view), '\n')}\n`
			: await plainDocument(authStatusData(status), format),
	);
}

/** Prints an installation. */
export async function printInstallation(
	installation: ListedInstallation,
	{format, view}: PrintOptions,
	{stdout}: Pick<Context, 'stdout'>,
): Promise<void> {
	const data = installationData(installation);
	await write(
		stdout,
		format === 'table'
			? printable`${join(installationTable([installation], view), '\n')}\n`
			: await plainDocument(format === 'jsonl' ? data : {installation: data}, format),
	);
}
