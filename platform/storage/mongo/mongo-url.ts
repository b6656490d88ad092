/** Where a service's database is: by the shared URL, or by one of its own. */
export interface MongoUrls {
  /** MONGO_URL: names no database. */
  readonly shared?: string | undefined;
  /** MONGO_URL_<SERVICE>: another cluster, another user, if it says so another database. */
  readonly own?: string | undefined;
}

const form =
  /^(?<start>mongodb(?:\+srv)?:\/\/[^/?#]+)(?:\/(?<database>[^?]*))?(?:\?(?<query>.*))?$/u;

/** The variable of a service's own URL: `MONGO_URL_ORDERS`, of `gift-cards` `MONGO_URL_GIFT_CARDS`. */
export const ownMongoUrl = (service: string): string =>
  `MONGO_URL_${service.toUpperCase().replaceAll("-", "_")}`;
/** The database of a service on a cluster that it shares with others. */
const databaseOf = (service: string): string => `caravan_${service}`;

/** With a database in the path, users would be looked up there: they stay where they were. */
const withDatabase = (start: string, database: string, query: string): string => {
  const asks = query === "" ? [] : [query];
  const names =
    start.includes("@") && !/(?:^|&)(?:authSource=|authMechanism=(?!SCRAM))/iu.test(query);
  const all = [...asks, ...(names ? ["authSource=admin"] : [])].join("&");
  return `${start}/${database}${all === "" ? "" : `?${all}`}`;
};

const partsOf = (text: string): { start: string; database: string; query: string } | undefined => {
  const { start, database = "", query = "" } = form.exec(text)?.groups ?? {};
  return start === undefined ? undefined : { start, database, query };
};

/**
 * The whole URL of a service's database, options and credentials kept:
 * `mongodb://host/?replicaSet=rs0` → `mongodb://host/caravan_orders?replicaSet=rs0`.
 * A problem names the variable and never shows the URL, which may hold a password.
 */
export const mongoUrlOf = (
  service: string,
  { shared, own }: MongoUrls,
): { url: string } | { problem: string } => {
  const name = own === undefined ? "MONGO_URL" : ownMongoUrl(service);
  const text = own ?? shared;
  if (text === undefined) return { problem: `MONGO_URL is required, or ${ownMongoUrl(service)}` };
  const parts = partsOf(text);
  if (!parts) return { problem: `${name} does not look right (mongodb://host:port[/?options])` };
  const { start, database, query } = parts;
  if (database === "") return { url: withDatabase(start, databaseOf(service), query) };
  if (own !== undefined) return { url: own };
  return {
    problem: `${name} names the database "${database}", but each service has one of its own (caravan_<service>): leave it out, mongodb://host:port[/?options]`,
  };
};

/** The hosts of a URL, for messages: no credentials, no options. */
export const mongoHosts = (url: string): string =>
  /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?(?<hosts>[^/?#]+)/u.exec(url)?.groups?.["hosts"] ?? "MongoDB";
