/* Loaded into the program before it starts (`--import`): the installation at port 8000 is where the recorder could listen. */
import {Socket} from 'node:net';
import process from 'node:process';

type Target = {port?: unknown};

const {connect} = Socket.prototype;
Socket.prototype.connect = function (...values: unknown[]) {
	// Node's own modules hand on their arguments in one list.
	const [target] = values.flat() as [Target];
	if (Number(target.port) === 8000) {
		target.port = process.env['WALKTHROUGH_PORT'];
	}

	return Reflect.apply(connect, this, values) as Socket;
};
