import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCompose } from "../mesh/compose.ts";
import { servicesIn } from "../mesh/plan.ts";
import { root } from "../start/root.ts";
import { readCast } from "./cast.ts";
import { secretsFile, servicesFile } from "./kubernetes.ts";
import { natsUsers, usersFile } from "./nats-users.ts";

/** Path below the root → text, of every file that is made and not written; a test compares them. */
export const deploymentFiles = async (): Promise<Readonly<Record<string, string>>> => {
  // Without an environment: what is committed holds development values only.
  const containers = readCompose(readFileSync(join(root, "docker-compose.yml"), "utf8"), {});
  const services = servicesIn(containers);
  const built = containers.filter(({ target }) => target !== undefined);
  return {
    "deploy/nats/users.conf": usersFile(natsUsers(await readCast())),
    "deploy/kubernetes/base/services.yaml": servicesFile(
      built.filter(({ name }) => services.includes(name)),
      built.filter(({ name }) => !services.includes(name)),
    ),
    "deploy/kubernetes/overlays/dev/secrets.yaml": secretsFile(
      containers.filter(({ profiles }) => profiles.length === 0),
    ),
  };
};
