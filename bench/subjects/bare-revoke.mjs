/** The least that many revocations can cost: a DELETE each, four at once, and a line each. Arguments: address, ids. */
import {Agent, request} from 'node:http';

const [address, ...ids] = process.argv.slice(2);
const agent = new Agent({keepAlive: true});
const headers = {authorization: `Bearer ${process.env.PHYCLOUD_API_KEY}`};
const revoke = async (id) =>
	new Promise((resolve, reject) => {
		request(`${address}/v1/keys/${id}`, {method: 'DELETE', headers, agent}, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk) => {
				text += chunk;
			});
			response.on('end', () => {
				resolve(JSON.parse(text));
			});
		})
			.on('error', reject)
			.end();
	});

let next = 0;
await Promise.all(
	Array.from({length: 4}, async () => {
		while (next < ids.length) {
			const id = ids[next++];
			const {key} = await revoke(id);
			process.stdout.write(`${id} revoked: ${key.name}\n`);
		}
	}),
);
agent.destroy();
