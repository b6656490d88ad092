#!/usr/bin/env bash
# mongod as a replica set of one with users: members need a key file that only mongod reads.
set -euo pipefail
printf '%s' "$MONGO_KEY" >/tmp/caravan.key
chown mongodb:mongodb /tmp/caravan.key
chmod 400 /tmp/caravan.key
# The image's own entry makes root and runs users.js when the volume is new, without the replica set.
exec docker-entrypoint.sh mongod --bind_ip_all --replSet caravan --keyFile /tmp/caravan.key
