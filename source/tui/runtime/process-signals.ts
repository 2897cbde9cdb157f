import process from 'node:process';

/** Calls a listener at each signal of a name until the answer is called. */
export function onSignal(name: NodeJS.Signals, listener: () => void): () => void {
	process.on(name, listener);
	return () => {
		process.off(name, listener);
	};
}

/** Runs some work before SIGQUIT ends the program: what Ink does not know of is put back. Until the answer is called. */
export function onQuit(work: () => void): () => void {
	const ignore = onSignal('SIGQUIT', () => {
		work();
		ignore();
		process.kill(process.pid, 'SIGQUIT');
	});
	return ignore;
}
