/** `npm start`: the whole shop (or CARAVAN_SERVICES) in this process. */
import { live } from "./lifetime.ts";
import { openShop } from "./shop.ts";

await live(() => openShop());
