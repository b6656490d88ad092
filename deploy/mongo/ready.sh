#!/usr/bin/env bash
# Whether MongoDB takes writes; begins the replica set the first time.
set -euo pipefail
exec mongosh --quiet --norc --host 127.0.0.1 --authenticationDatabase admin \
  --username "$MONGO_INITDB_ROOT_USERNAME" --password "$MONGO_INITDB_ROOT_PASSWORD" --eval '
  try {
    rs.status();
  } catch (error) {
    if (error.codeName !== "NotYetInitialized") throw error;
    rs.initiate({ _id: "caravan", members: [{ _id: 0, host: "mongo:27017" }] });
  }
  quit(db.hello().isWritablePrimary ? 0 : 1);'
