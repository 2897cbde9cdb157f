/** Whether a host name, as a URL has it, stands for this machine alone: RFC 6761 gives `localhost` and all below it no other meaning. */
export function isLoopbackName(hostname: string): boolean {
	return hostname === 'localhost' || hostname.endsWith('.localhost');
}

/** Whether a host, as a URL has it, is this machine's own. A name is only if no name service is asked for it. */
export function isLoopback(hostname: string): boolean {
	return isLoopbackName(hostname) || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
