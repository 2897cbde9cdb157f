import {type WireTenant} from '../contract/wire/schemas.js';

type DemoTenant = Omit<WireTenant, 'created_at'> & {readonly createdDays: number};

/** A key of the demo installation; times in days from the moment of seeding. */
export type DemoKey = {
	readonly tenant: string;
	readonly id?: string;
	readonly name: string;
	readonly scopes: readonly string[];
	readonly by: string;
	readonly created: number;
	readonly expires?: number;
	readonly used?: number;
	readonly revoked?: number;
};

export const demoTenants: readonly DemoTenant[] = [
	{id: 'ten_abc123', name: 'Acme Robotics', status: 'active', plan: 'enterprise', createdDays: -410},
	{id: 'ten_blueh4', name: 'Blue Harbor AMR', status: 'active', plan: 'free', createdDays: -333},
	{id: 'ten_cobalt', name: 'Cobalt Warehousing', status: 'active', plan: 'team', createdDays: -290},
	{id: 'ten_hayate', name: '疾風ドローン', status: 'active', plan: 'enterprise', createdDays: -188},
	{id: 'ten_nordl7', name: 'Nordlys Drones', status: 'inactive', plan: 'team', createdDays: -365},
];

const read = ['read:events'];
const write = ['write:events'];
const both = ['read:events', 'write:events'];
const keysAdmin = ['admin:keys'];
const minute = 1 / 1440;
const hour = 1 / 24;

function keysOf(tenant: string, by: string, rows: ReadonlyArray<Omit<DemoKey, 'tenant' | 'by'>>): DemoKey[] {
	return rows.map((row) => ({tenant, by, ...row}));
}

export const demoKeys: readonly DemoKey[] = [
	...keysOf('ten_abc123', 'maya.lindqvist', [
		{name: 'ingest-gateway', scopes: both, created: -203, expires: 23, used: -2 * minute},
		{name: 'fleet-eu-west', scopes: write, created: -191, used: -5 / 86_400},
		{name: 'fleet-us-east', scopes: write, created: -190, used: -20 / 86_400},
		{name: 'fleet-ap-south', scopes: write, created: -172, used: -minute},
		{name: 'ci-nightly', scopes: read, created: -87, expires: 3, used: -4 * hour},
		{name: 'dashboards', scopes: read, created: -160, expires: 205, used: -8 * minute},
		{name: 'simulator', scopes: both, created: -12, expires: 78, used: -38 * minute},
		{name: 'replay-worker', scopes: both, created: -44, expires: 46, used: -3 * hour},
		{name: 'line-3-controller', scopes: write, created: -240, used: -12 / 86_400},
		{name: 'forklift-07', scopes: write, created: -61, used: -19 * hour},
		{name: 'forklift-08', scopes: write, created: -61, used: -20 * hour},
		{name: 'safety-audit-export', scopes: read, created: -30, expires: 9, used: -2},
		{name: 'key-rotation-bot', scopes: keysAdmin, created: -120, expires: 245, used: -6 * hour},
		{id: 'key_abc123', name: 'docs-walkthrough', scopes: read, created: -5},
		{name: 'data-science-notebook', scopes: read, created: -33, expires: 57, used: -5},
		{name: 'contractor-vision-rig', scopes: both, created: -95, expires: -5, used: -6},
		{name: 'trade-fair-demo', scopes: read, created: -52, expires: -38, used: -39},
		{name: 'ci-nightly', scopes: read, created: -177, expires: -80, used: -87, revoked: -87},
		{name: 'ci-nightly', scopes: read, created: -267, expires: -170, used: -177, revoked: -177},
		{name: 'old-exporter', scopes: read, created: -398, used: -12, revoked: -11},
		{name: 'ingest-gateway-v1', scopes: both, created: -402, used: -203, revoked: -202},
		{name: 'leaked-in-ticket-4821', scopes: both, created: -140, used: -77, revoked: -77},
		{name: 'staging-smoke-test', scopes: both, created: -150, expires: -60, used: -71, revoked: -70},
	]),
	...keysOf('ten_blueh4', 'jonas.reiter', [
		{name: 'harbor-ingest', scopes: both, created: -320, used: -40 / 86_400},
		{name: 'amr-pool-a', scopes: write, created: -310, used: -3 * minute},
		{name: 'amr-pool-b', scopes: write, created: -310, used: -9 * minute},
		{name: 'berth-display', scopes: read, created: -141, expires: 12, used: -hour},
		{name: 'weekly-report', scopes: read, created: -99, expires: 266, used: -3},
		{name: 'on-call-debug', scopes: both, created: -4, expires: 3, used: -2},
		{name: 'intern-project', scopes: read, created: -80, expires: -20, used: -24},
		{name: 'amr-pool-test', scopes: write, created: -331, used: -309, revoked: -309},
		{name: 'laptop-jonas', scopes: both, created: -329, used: -201, revoked: -200},
	]),
	...keysOf('ten_cobalt', 'priya.raman', [
		{name: 'conveyor-telemetry', scopes: write, created: -280, used: -15 / 86_400},
		{name: 'picker-arms-north', scopes: write, created: -260, expires: 105, used: -30 / 86_400},
		{name: 'picker-arms-south', scopes: write, created: -260, expires: 105, used: -2 * minute},
		{name: 'wms-bridge', scopes: both, created: -251, used: -11 * minute},
		{name: 'wms-bridge-2', scopes: both, created: -2 * hour},
		{name: 'energy-meter', scopes: write, created: -130, used: -25 * minute},
		{name: 'floor-map', scopes: read, created: -84, expires: 6, used: -2 * hour},
		{name: 'backfill-2026-q3', scopes: write, created: -40, expires: 20, used: -18},
		{name: 'insurer-readonly', scopes: read, created: -27, expires: 338},
		{name: 'night-shift-tablet', scopes: read, created: -58, expires: 1, used: -7 * hour},
		{name: 'backfill-2026-q2', scopes: write, created: -130, expires: -70, used: -101},
		{name: 'vendor-trial', scopes: both, created: -75, expires: -45},
		{name: 'wms-bridge-old', scopes: both, created: -281, used: -251, revoked: -250},
		{name: 'pallet-counter', scopes: write, created: -275, used: -133},
		{name: 'conveyor-poc', scopes: write, created: -288, used: -280, revoked: -279},
	]),
	...keysOf('ten_hayate', 'sato.haruka', [
		{name: '飛行ログ収集', scopes: both, created: -186, used: -10 / 86_400},
		{name: '離着陸ゲート', scopes: write, created: -170, used: -6 * minute},
		{name: '点検レポート', scopes: read, created: -92, expires: 88, used: -1},
		{name: 'weather-feed', scopes: read, created: -66, expires: 13, used: -3 * hour},
		{name: 'battery-lab', scopes: both, created: -21, expires: 69, used: -50 * minute},
		{name: 'フィールド試験', scopes: write, created: -110, expires: -12, used: -13},
		{name: 'prototype-rig', scopes: both, created: -187, used: -171, revoked: -170},
	]),
	...keysOf('ten_nordl7', 'ingrid.solberg', [
		{name: 'nordlys-ingest', scopes: both, created: -360, used: -64},
		{name: 'tromsø-hangar', scopes: write, created: -351, expires: -30, used: -66},
		{name: 'bergen-hangar', scopes: write, created: -351, expires: -30, used: -64, revoked: -64},
		{name: 'archive-export', scopes: read, created: -70, expires: 22, used: -62},
	]),
	...keysOf('ten_phyops', 'maya.lindqvist', [
		{name: 'usage-metering', scopes: ['read:events'], created: -300, used: -4 * minute},
		{
			name: 'tenant-provisioning',
			scopes: ['admin:keys', 'admin:tenants'],
			created: -210,
			expires: 155,
			used: -9 * hour,
		},
		{name: 'break-glass', scopes: keysAdmin, created: -260, used: -118},
		{name: 'status-page', scopes: read, created: -120, expires: 245, used: -minute},
		{
			name: 'migration-2025',
			scopes: ['admin:keys', 'admin:tenants', 'admin:users'],
			created: -390,
			used: -350,
			revoked: -350,
		},
	]),
];

/** The rotation that is half done: clients have still to switch. */
export const demoRotationNames = {
	tenant: 'ten_cobalt',
	old: 'wms-bridge',
	successor: 'wms-bridge-2',
	startedDays: -2 * hour,
} as const;
