import {type Walkthrough} from '../../scripts/walkthroughs/scenario.js';

/** The connection breaks, and comes back by itself. */
export const offline: Walkthrough = {
	name: 'offline',
	title: 'A broken connection, and back',
	description:
		'The server goes away while a tenant’s keys are watched: the session keeps them, says since when it is offline and when it tries again, and is live again by itself once the server is back.',
	hasInstallation: true,
	steps: [
		{
			say: 'A PhyCloud on this machine, and one of its tenants',
			type: 'phyware cloud keys --tenant-id ten_blueh4',
			shows: /ten_blueh4/,
			pause: 0.4,
		},
		{press: ['⏎'], shows: /● live[\s\S]*n new/, pause: 3},
		{
			say: 'The server goes away: what was there stays, with its time',
			async happens({stop}) {
				await stop();
			},
			shows: /offline/,
			pause: 6,
			isStill: true,
		},
		{
			say: 'It comes back, and a colleague creates a key',
			async happens({start, createKey}) {
				await start();
				await createKey('ten_blueh4', 'night-shift-gateway');
			},
			shows: /● live[\s\S]*night-shift-gateway/,
			pause: 0.2,
		},
		{say: 'Live again, with the new key', shows: /● live/, pause: 5},
	],
};
