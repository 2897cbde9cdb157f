/** The least that an audit can cost: the keys of all tenants, eight tenants at once, and a line for each key that never expires or was never used. Argument: address. */
import {Agent, get} from 'node:http';

const [address] = process.argv.slice(2);
const agent = new Agent({keepAlive: true});
const headers = {authorization: `Bearer ${process.env.PHYCLOUD_API_KEY}`};
const fetchJson = async (path) =>
	new Promise((resolve, reject) => {
		get(`${address}${path}`, {headers, agent}, (response) => {
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

async function all(path, field) {
	const found = [];
	let cursor;
	do {
		const query = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
		const body = await fetchJson(`${path}?limit=1000${query}`);
		found.push(...body[field]);
		cursor = body.next_cursor;
	} while (cursor);

	return found;
}

const tenants = await all('/v1/tenants', 'tenants');
const lines = [];
let next = 0;
await Promise.all(
	Array.from({length: 8}, async () => {
		while (next < tenants.length) {
			const {id} = tenants[next++];
			for (const key of await all(`/v1/tenants/${id}/keys`, 'keys')) {
				if (key.status === 'active' && (key.expires_at === null || key.last_used_at === null)) {
					lines.push(JSON.stringify(key));
				}
			}
		}
	}),
);
process.stdout.write(`${lines.join('\n')}\n`);
agent.destroy();
