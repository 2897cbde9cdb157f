import {type Reply} from './variant.js';

export const jsonReply = (status: number, body: unknown): Reply => ({status, body});

/** What a web server says of a path that it does not serve. */
export function page(status: number): Reply {
	return {
		status,
		body: `<html><head><title>${status}</title></head><body><h1>${status}</h1><hr>web server</body></html>`,
		type: 'text/html',
	};
}

/** PhyCloud's own form of an error. */
export function refusalReply(status: number, code: string, message: string): Reply {
	return jsonReply(status, {error: {code, message, request_id: 'request'}});
}

export const noRoute = jsonReply(404, {detail: 'Not Found'});
export const wrongMethod: Reply = {...jsonReply(405, {detail: 'Method Not Allowed'}), headers: {allow: 'DELETE'}};
export const notImplemented: Reply = {status: 501, body: 'Not Implemented', type: 'text/plain'};
export const forbidden = refusalReply(403, 'FORBIDDEN', 'Insufficient scope');
