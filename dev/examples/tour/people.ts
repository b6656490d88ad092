/** Accounts, sessions, customers and their addresses. */
import type { Mailbox } from "../../../test/support/parts/mailbox.ts";
import type { Recorder } from "../recorder.ts";
import { berlin, match, type Tour } from "./shared.ts";

export const adaLovelace = {
  email: "ada@example.org",
  password: "seven wooden looms",
  name: "Ada Lovelace",
};
const guest = {};

/** Registers Ada and signs her in; resolves to her headers. */
export const register = async (record: Recorder): Promise<Record<string, string>> => {
  const ask = record.as(guest);
  const { email, password } = adaLovelace;
  await ask("identityRegister", { body: adaLovelace });
  const session = await ask("identitySignIn", { body: { email, password } });
  const { refreshToken } = session as { readonly refreshToken: string };
  const { accessToken } = await ask("identityRefresh", { body: { refreshToken } });
  return { authorization: `Bearer ${accessToken as string}` };
};

/** A second account, signed in; what it reads of itself is no example. */
const another = async ({ record, quiet, quietlyAs }: Tour, name: string) => {
  const who = { email: `${name}@example.org`, password: "a password of some length" };
  await quiet("identityRegister", { body: who });
  const session = await quiet("identitySignIn", { body: who });
  const headers = { authorization: `Bearer ${session.accessToken as string}` };
  const read = quietlyAs(headers);
  const { id } = await read("identityMe");
  return { id: id as string, ask: record.as(headers), read };
};

const addresses = async ({ ada }: Tour): Promise<void> => {
  const { id } = await ada("customersAddAddress", { body: berlin });
  const path = { addressId: id as string };
  await ada("customersGetAddress", { path });
  const body = { line2: "2nd floor", phone: "+49 30 1234567" };
  await ada("customersChangeAddress", { path, body });
  await ada("customersAddresses");
  await ada("customersRemoveAddress", { path });
};

/** Roles, and somebody who has one. */
const staffMembers = async (
  { staff }: Tour,
  clerk: { readonly id: string; readonly version: number },
): Promise<void> => {
  const name = "Night shift";
  const role = await staff("identityCreateRole", {
    body: {
      name,
      description: "Ships what day leaves over",
      scopes: ["orders:read", "stock:read"],
    },
  });
  const path = { roleId: role["id"] as string };
  await staff("identityGetRole", { path });
  const scopes = ["orders:read", "orders:write", "stock:read"];
  const changed = await staff("identityChangeRole", {
    path,
    headers: match(role),
    body: { scopes },
  });
  await staff("identityListRoles", { query: { limit: 2 } });
  await staff("identitySetRoles", {
    path: { id: clerk.id },
    headers: match(clerk),
    body: { roles: ["warehouse"] },
  });
  await staff("identityListStaff");
  await staff("identityDeactivate", { path: { id: clerk.id } });
  await staff("identityReactivate", { path: { id: clerk.id } });
  await staff("identityRemoveRole", { path, headers: match(changed) });
};

/** Somebody who is to work here, and somebody who is not after all. */
const invitations = async ({ guest, staff }: Tour, mails: Mailbox): Promise<void> => {
  const email = "lin@example.org";
  await staff("identityInvite", { body: { email, roles: ["support"] } });
  const token = await mails.tokenFor(email, /invited/u);
  const password = "a password of some length";
  await guest("identityAcceptInvitation", { body: { token, password, name: "Lin" } });
  await staff("identityListInvitations", { query: { limit: 2 } });
  const other = { email: "other@example.org", roles: ["warehouse"] };
  const { id } = await staff("identityInvite", { body: other });
  await staff("identityRevokeInvitation", { path: { id: String(id) } });
};

export const people = async (tour: Tour, mails: Mailbox): Promise<void> => {
  const { guest: ask, ada, staff } = tour;
  await ask("identityJwks");
  const { id } = await ada("identityMe");
  await ada("identityStepUp", { body: { password: adaLovelace.password } });
  await ada("identityGetUser", { path: { id } });
  await ada("customersMe");
  await ada("customersChangeMe", {
    body: { name: "Ada King", phone: "+49 30 1234567", consent: { marketing: true } },
  });
  await addresses(tour);
  const clerk = await another(tour, "clerk");
  const user = await clerk.read("identityMe");
  const path = { id: clerk.id };
  const granted = await staff("identityGrant", {
    path,
    headers: match(user),
    body: { scopes: ["catalog:read", "catalog:write", "stock:read"] },
  });
  await clerk.ask("identitySignOut");
  await invitations(tour, mails);
  await staffMembers(tour, { id: clerk.id, version: granted["version"] as number });
};

/** What ends with somebody being gone. */
export const goodbyes = async (tour: Tour): Promise<void> => {
  const { staff, ada } = tour;
  const { id } = await ada("customersMe");
  await staff("customersGet", { path: { id } });
  await ada("customersExportMe");
  await staff("customersExportOf", { path: { id } });
  await staff("customersList", { query: { email: adaLovelace.email, limit: 2 } });
  const left = await another(tour, "left");
  await left.ask("customersEraseMe");
  const erased = await another(tour, "erased");
  const customer = await erased.read("customersMe");
  await staff("customersErase", { path: { id: erased.id }, headers: match(customer) });
  await staff("identityAudit", { query: { limit: 2 } });
};
