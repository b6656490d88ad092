import { readCast } from "./cast.ts";
import { natsUsers, usersFile } from "./natsUsers.ts";

/** Path below the root → text, of every file that is made and not written; a test compares them. */
export const deploymentFiles = async (): Promise<Readonly<Record<string, string>>> => {
  const cast = await readCast();
  return { "deploy/nats/users.conf": usersFile(natsUsers(cast)) };
};
