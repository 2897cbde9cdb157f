/** The least that a list can cost: one GET of a tenant's keys with Node's own client, parsed and printed. Arguments: address, tenant. */
import {get} from 'node:http';

const [address, tenant] = process.argv.slice(2);
get(
	`${address}/v1/tenants/${tenant}/keys`,
	{headers: {authorization: `Bearer ${process.env.PHYCLOUD_API_KEY}`}},
	(response) => {
		let text = '';
		response.setEncoding('utf8');
		response.on('data', (chunk) => {
			text += chunk;
		});
		response.on('end', () => {
			for (const {id, name, status, expires_at: expires} of JSON.parse(text).keys) {
				process.stdout.write(`${id}  ${name}  ${status}  ${expires}\n`);
			}
		});
	},
);
