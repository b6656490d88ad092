/** `npm start`: the whole shop (or CARAVAN_SERVICES) in this process. */
import { live } from "./start/lifetime.ts";
import { openShop } from "./start/shop.ts";

await live(() => openShop());
