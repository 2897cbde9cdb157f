import {createSecureContext, getCACertificates, type SecureContext} from 'node:tls';
import {type Secret} from '../core/secret.js';

/** Whom to trust, and who we are, in TLS. */
export type TrustOptions = {
	/** PEM certificates of authorities to trust besides Node's and the system's. */
	readonly certificateAuthority?: string | undefined;
	/** PEM certificate of our own, with its chain, for servers that ask for one, and its private key. */
	readonly clientCertificate?: {readonly certificate: string; readonly key: Secret} | undefined;
};

/**
What a connection trusts: Node's roots, those of `NODE_EXTRA_CA_CERTS` and what was given; on request the system's store as well, which takes Node 100 ms to read.

`undefined` where that is what Node does anyway.
*/
export function createTrust(
	{certificateAuthority, clientCertificate}: TrustOptions,
	withSystem: boolean,
): SecureContext | undefined {
	if (certificateAuthority === undefined && clientCertificate === undefined && !withSystem) {
		return undefined;
	}

	const roots = [...getCACertificates('default'), ...(withSystem ? getCACertificates('system') : [])];
	return createSecureContext({
		// Most are in both, and each takes time.
		ca: [...new Set(roots), ...(certificateAuthority === undefined ? [] : [certificateAuthority])],
		...(clientCertificate !== undefined && {
			cert: clientCertificate.certificate,
			key: clientCertificate.key.reveal(),
		}),
	});
}

/** Whether the code of a fault says that no authority was found which vouches for the certificate: more of them could help. */
export function lacksAuthority(code: unknown): boolean {
	return (
		typeof code === 'string' &&
		/^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_UNTRUSTED)$/.test(
			code,
		)
	);
}
