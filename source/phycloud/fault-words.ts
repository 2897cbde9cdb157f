import {type Proxy} from './proxy.js';

/** What is looked at of a fault that the HTTP library threw. */
export type Fault = {
	readonly code?: unknown;
	readonly name?: unknown;
	/** Never shown: it can hold the credential. */
	readonly message?: unknown;
	/** The phase whose time limit was reached. */
	readonly event?: unknown;
	readonly statusCode?: unknown;
	/** The bytes that are no HTTP. */
	readonly rawPacket?: unknown;
	readonly cause?: unknown;
	/** Whether the connection was open, and trusted if it is one of TLS: what then broke may have carried the request. */
	readonly wasOpen?: boolean;
};

/** Whom a request was for, and the proxy that it went through. */
export type ConnectionPeer = {readonly origin: string; readonly proxy?: Proxy | undefined};

/** How a fault is told. */
export type ErrorSentences = {
	readonly message: string;
	readonly reason?: string | undefined;
	readonly remedy: string;
	/** Whether the server may have received the request; assumed where nothing says otherwise. */
	readonly arrived?: boolean;
	/** Whether the same request could fare better in a moment. */
	readonly transient?: boolean;
};
