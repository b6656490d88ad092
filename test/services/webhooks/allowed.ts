// Imported before everything else: settings are read when the service is imported. The receivers are on this machine.
process.env["WEBHOOK_ALLOW_ADDRESSES"] = "127.0.0.1";
