/** Stands where the id of a tenant would for all of them: no id has this form. */
export const allTenants = '*';
