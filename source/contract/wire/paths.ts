/** The paths of the wire, relative to the installation's address, as templates: OpenAPI's form. */
export const paths = {
	tenants: '/v1/tenants',
	tenant: '/v1/tenants/{tenant_id}',
	tenantKeys: '/v1/tenants/{tenant_id}/keys',
	key: '/v1/keys/{key_id}',
	identity: '/v1/identity',
} as const;

export type PathName = keyof typeof paths;

/** A path with its parameters filled in, each percent-encoded. */
export function fillPath(name: PathName, parameters: Readonly<Record<string, string>> = {}): string {
	return paths[name].replaceAll(/\{(\w+)\}/g, (_, parameter: string) => encodeURIComponent(parameters[parameter]!));
}
