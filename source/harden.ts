/**
Closes what Node leaves open to those who debug it, before anything holds a credential; `false` if the program must not go on.

Where NODE_DEBUG is set, the process starts again in its own place without it: Node has read the variable by now, and would log what goes over a connection, the credential included.
*/
export function harden(host: NodeJS.Process): boolean {
	// SIGUSR1 would open the debugger, and so the memory, to every user of the machine.
	host.on('SIGUSR1', () => undefined);
	if (!host.env['NODE_DEBUG'] && !host.env['NODE_DEBUG_NATIVE']) {
		return true;
	}

	delete host.env['NODE_DEBUG'];
	delete host.env['NODE_DEBUG_NATIVE'];
	if (host.platform !== 'win32' && host.execve !== undefined) {
		host.execve(host.execPath, [host.execPath, ...host.execArgv, ...host.argv.slice(1)], host.env);
	}

	host.stderr.write(
		'error: NODE_DEBUG is set, and Node would log the API key.\n  Unset it; --debug logs requests without the key.\n',
	);
	return false;
}
