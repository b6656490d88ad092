// Run by mongosh as root: a user per service that can use `caravan_<service>` and nothing else, by the variables
// MONGO_PASS_<SERVICE>. May be run again, to make a new service's user or to change passwords:
//   docker compose exec mongo bash -c 'mongosh -u root -p "$MONGO_INITDB_ROOT_PASSWORD" /caravan/users.js'
const admin = db.getSiblingDB("admin");
// A service's name holds hyphens where a variable's holds underscores.
const variable = /^MONGO_PASS_([A-Z_]+)$/;
const passwords = Object.entries(process.env).flatMap(([name, pwd]) => {
  const user = variable.exec(name)?.[1].toLowerCase().replaceAll("_", "-");
  return user === undefined || user === "root" ? [] : [{ user, pwd }];
});
const databaseOf = (service) => `caravan_${service}`;
const services = passwords.map(({ user }) => user).filter((user) => user !== "migrate");

const rolesOf = (user) =>
  user === "migrate"
    ? services.map((service) => ({ role: "dbOwner", db: databaseOf(service) }))
    : [{ role: "readWrite", db: databaseOf(user) }];

for (const { user, pwd } of passwords) {
  if (!pwd) throw new Error(`MONGO_PASS_${user.toUpperCase()} is empty.`);
  const roles = rolesOf(user);
  if (admin.getUser(user)) admin.updateUser(user, { pwd, roles });
  else admin.createUser({ user, pwd, roles });
}
