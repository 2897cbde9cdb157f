/** The least that a long list can cost: each page with Node's own client, parsed, one line a key. Arguments: address, tenant. */
import {Agent, get} from 'node:http';

const [address, tenant] = process.argv.slice(2);
const agent = new Agent({keepAlive: true});
const headers = {authorization: `Bearer ${process.env.PHYCLOUD_API_KEY}`};
const page = async (cursor) =>
	new Promise((resolve, reject) => {
		const query = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
		get(`${address}/v1/tenants/${tenant}/keys?limit=1000${query}`, {headers, agent}, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk) => {
				text += chunk;
			});
			response.on('end', () => {
				resolve(JSON.parse(text));
			});
		}).on('error', reject);
	});

let cursor;
do {
	const {keys, next_cursor: next} = await page(cursor);
	process.stdout.write(keys.map((key) => `${JSON.stringify(key)}\n`).join(''));
	cursor = next;
} while (cursor);

agent.destroy();
