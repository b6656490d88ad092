/** The passwords of a deployment: variables of the environment, with the values a try has where nothing is set. Pure. */
import { inVariable, OPERATOR, passwordOf } from "./nats-users.ts";

export interface Password {
  readonly variable: string;
  /** Known to everybody. */
  readonly development: string;
}

interface Named {
  readonly name: string;
  readonly stores: boolean;
}

/** Makes collections and indexes in every database. */
export const MIGRATE = "migrate";

export const natsPassword = (user: string): Password => ({
  variable: passwordOf(user),
  development: `${user}-nats-dev`,
});

export const mongoPassword = (user: string): Password => ({
  variable: `MONGO_PASS_${inVariable(user)}`,
  development: `${user}-mongo-dev`,
});

/** Of every user of NATS: the services and the operator. */
export const natsPasswords = (services: readonly Named[]): readonly Password[] =>
  [...services.map(({ name }) => name), OPERATOR].map(natsPassword);

/** Of every user of MongoDB but root: the services that store something, and the migration. */
export const mongoPasswords = (services: readonly Named[]): readonly Password[] =>
  [...services.filter(({ stores }) => stores).map(({ name }) => name), MIGRATE].map(mongoPassword);

/** `${NATS_PASS_ORDERS:-orders-nats-dev}` */
export const placeholder = ({ variable, development }: Password): string =>
  `\${${variable}:-${development}}`;

/** A line of a YAML map. */
export const mapLine = (one: Password): string => `${one.variable}: ${placeholder(one)}`;

/** A line of `.env`. */
export const envLine = ({ variable, development }: Password): string =>
  `${variable}=${development}`;
