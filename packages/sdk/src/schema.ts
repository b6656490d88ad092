/** Made by `npm run openapi` of docs/openapi.json: do not edit. */
export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys of access tokens (RFC 7517)
         * @description Anybody.
         */
        get: operations["identityJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends an API key for good, at every gateway within 5 s
         * @description Staff with the scope admin.
         */
        post: operations["identityRevokeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One API key, without its secret
         * @description Staff with the scope admin.
         */
        get: operations["identityGetApiKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Gives an API key another name; what it may do does not change: make another for that
         * @description Staff with the scope admin.
         */
        patch: operations["identityChangeApiKey"];
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API keys, newest first, those that ended too
         * @description Staff with the scope admin.
         */
        get: operations["identityListApiKeys"];
        put?: never;
        /**
         * Makes a key for a program, shown only now. With `refundCeiling` it makes no refund after which more than that was given back of a payment
         * @description Staff with the scope admin. The token is one that a step-up gave within five minutes.
         */
        post: operations["identityCreateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what, oldest first; each entry holds the hash of the one before
         * @description Staff with the scope admin.
         */
        get: operations["identityAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merges a guest's cart into the signed-in shopper's
         * @description Signed in.
         */
        post: operations["cartsClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}/lines/{lineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes a line
         * @description Anybody.
         */
        delete: operations["cartsRemoveLine"];
        options?: never;
        head?: never;
        /**
         * Sets a line's quantity; 0 removes the line
         * @description Anybody.
         */
        patch: operations["cartsChangeLine"];
        trace?: never;
    };
    "/v1/carts/{cartId}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a sku to a cart; the same sku adds to its line
         * @description Anybody.
         */
        post: operations["cartsAddLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ways to pay for a cart: those that can take its total, in its currency and country
         * @description Anybody.
         */
        get: operations["paymentsMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}/payment-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Chooses how a cart will be paid for; an order is placed with the session
         * @description Anybody.
         */
        post: operations["paymentsOpenSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}/shipping-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ways to ship the cart to its address
         * @description Anybody.
         */
        get: operations["cartsShippingOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A cart at today's prices
         * @description Anybody.
         */
        get: operations["cartsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes email, addresses and shipping method (merge patch: null removes)
         * @description Anybody.
         */
        patch: operations["cartsUpdate"];
        trace?: never;
    };
    "/v1/carts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens a cart
         * @description Anybody.
         */
        post: operations["cartsOpen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories/{categoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A category by id or handle
         * @description Anybody.
         */
        get: operations["catalogGetCategory"];
        put?: never;
        post?: never;
        /**
         * Deletes a category; its products stay
         * @description Staff with the scope catalog:write.
         */
        delete: operations["catalogDeleteCategory"];
        options?: never;
        head?: never;
        /**
         * Changes the fields sent (JSON Merge Patch)
         * @description Staff with the scope catalog:write.
         */
        patch: operations["catalogPatchCategory"];
        trace?: never;
    };
    "/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every category, by title
         * @description Anybody.
         */
        get: operations["catalogCategories"];
        put?: never;
        /**
         * Makes a category; a handle made of the title gets a number where it is taken
         * @description Staff with the scope catalog:write.
         */
        post: operations["catalogCreateCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/addresses/{addressId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of my addresses
         * @description Signed in.
         */
        get: operations["customersGetAddress"];
        put?: never;
        post?: never;
        /**
         * Forget one of my addresses
         * @description Signed in.
         */
        delete: operations["customersRemoveAddress"];
        options?: never;
        head?: never;
        /**
         * Change one of my addresses
         * @description Signed in.
         */
        patch: operations["customersChangeAddress"];
        trace?: never;
    };
    "/v1/customers/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My addresses
         * @description Signed in.
         */
        get: operations["customersAddresses"];
        put?: never;
        /**
         * Keep an address
         * @description Signed in.
         */
        post: operations["customersAddAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that the shop holds of me, as one JSON document
         * @description Signed in.
         */
        get: operations["customersExportMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed-in customer's orders, newest first
         * @description Signed in.
         */
        get: operations["ordersListMine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My profile and addresses
         * @description Signed in.
         */
        get: operations["customersMe"];
        put?: never;
        post?: never;
        /**
         * Erase my profile, my addresses and my account
         * @description Signed in.
         */
        delete: operations["customersEraseMe"];
        options?: never;
        head?: never;
        /**
         * Change my profile
         * @description Signed in.
         */
        patch: operations["customersChangeMe"];
        trace?: never;
    };
    "/v1/customers/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that the shop holds of a customer, as one JSON document
         * @description Staff with the scope customers:read.
         */
        get: operations["customersExportOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A customer
         * @description Staff with the scope customers:read.
         */
        get: operations["customersGet"];
        put?: never;
        post?: never;
        /**
         * Erase a customer's profile, addresses and account; an order keeps what an invoice needs
         * @description Staff with the scope customers:write.
         */
        delete: operations["customersErase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers, the newest first
         * @description Staff with the scope customers:read.
         */
        get: operations["customersList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hands a dead letter to its handler again
         * @description Staff with the scope admin.
         */
        post: operations["gatewayRedrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events that services could not handle, of every service
         * @description Staff with the scope admin.
         */
        get: operations["gatewayDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/products.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every product as a Shopify product CSV
         * @description Staff with the scope catalog:read.
         */
        get: operations["catalogExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/external-sign-ins/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with what the provider sent along; an account is made where it proves an address that has none
         * @description Anybody.
         */
        post: operations["identityCompleteExternalSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/external-sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in at a provider: where the person is sent, good for ten minutes
         * @description Anybody.
         */
        post: operations["identityBeginExternalSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an import has come, and what it refused
         * @description Staff with the scope catalog:read.
         */
        get: operations["catalogGetImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a Shopify product CSV; runs in the background once it is stored
         * @description Staff with the scope catalog:write.
         */
        post: operations["catalogImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/insights/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The order board, newest first
         * @description Staff with the scope insights:read.
         */
        get: operations["insightsBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/insights/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sales by day and currency
         * @description Staff with the scope insights:read.
         */
        get: operations["insightsSales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Balances of the payment ledger by currency and account
         * @description Staff with the scope payments:read.
         */
        get: operations["paymentsBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail-templates/{kind}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A mail as its template writes it, with example data
         * @description Staff with the scope orders:read.
         */
        get: operations["notificationsPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mails that the shop sends, and their languages
         * @description Staff with the scope orders:read.
         */
        get: operations["notificationsTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mesh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Nodes, services, versions and their health
         * @description Staff with the scope admin.
         */
        get: operations["gatewayMesh"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a mail again, or one that is held
         * @description Staff with the scope orders:write.
         */
        post: operations["notificationsResend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One mail
         * @description Staff with the scope orders:read.
         */
        get: operations["notificationsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mails written, newest first
         * @description Staff with the scope orders:read.
         */
        get: operations["notificationsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels a placed order that was not shipped
         * @description Anybody.
         */
        post: operations["ordersCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An order with its payments and shipments; a part that is down is null and named
         * @description Anybody.
         */
        get: operations["ordersDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every move of an order, oldest first
         * @description Anybody.
         */
        get: operations["ordersHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ships an order or a part of it
         * @description Staff with the scope orders:write.
         */
        post: operations["ordersShip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An order, for its guest, its customer or staff
         * @description Anybody.
         */
        get: operations["ordersGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders, newest first by default; of a long search a page may be short though `next` leads on
         * @description Staff with the scope orders:read.
         */
        get: operations["ordersList"];
        put?: never;
        /**
         * Places an order
         * @description Anybody.
         */
        post: operations["ordersPlace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a password by a mailed token; all sessions end, and the address is confirmed
         * @description Anybody.
         */
        post: operations["identityResetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a token mailed that resets a forgotten password; the response is always the same
         * @description Anybody.
         */
        post: operations["identityRequestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Captures an authorized payment, whole or in part
         * @description Staff with the scope payments:write.
         */
        post: operations["paymentsCapture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records that the money of a payment has come: what staff see and the provider does not
         * @description Staff with the scope payments:write.
         */
        post: operations["paymentsRecordReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refunds what was captured, whole or in part
         * @description Staff with the scope refunds:write.
         */
        post: operations["paymentsRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives an authorization back before anything was captured
         * @description Staff with the scope payments:write.
         */
        post: operations["paymentsVoid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One payment
         * @description Staff with the scope payments:read.
         */
        get: operations["paymentsGetPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Payments, newest first; of a long search a page may be short though `next` leads on
         * @description Staff with the scope payments:read.
         */
        get: operations["paymentsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{productId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a product off sale
         * @description Staff with the scope catalog:write.
         */
        post: operations["catalogArchive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{productId}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts a product on sale
         * @description Staff with the scope catalog:write.
         */
        post: operations["catalogPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{productId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A product by id or handle
         * @description Anybody.
         */
        get: operations["catalogGet"];
        /**
         * Replaces a product; variants are known by id or sku
         * @description Staff with the scope catalog:write.
         */
        put: operations["catalogReplace"];
        post?: never;
        /**
         * Deletes a draft; any other product is archived and its handle and skus are free again
         * @description Staff with the scope catalog:write.
         */
        delete: operations["catalogDelete"];
        options?: never;
        head?: never;
        /**
         * Changes the fields sent (JSON Merge Patch)
         * @description Staff with the scope catalog:write.
         */
        patch: operations["catalogPatch"];
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is on sale; staff may ask by status
         * @description Anybody.
         */
        get: operations["catalogList"];
        put?: never;
        /**
         * Makes a product, a draft unless `status` says otherwise
         * @description Staff with the scope catalog:write.
         */
        post: operations["catalogCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{roleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One role
         * @description Staff with the scope admin.
         */
        get: operations["identityGetRole"];
        put?: never;
        post?: never;
        /**
         * Removes a role that nobody has
         * @description Staff with the scope admin. The token is one that a step-up gave within five minutes.
         */
        delete: operations["identityRemoveRole"];
        options?: never;
        head?: never;
        /**
         * Changes the fields that are sent; scopes that are taken away are lost within 5 s by all who have the role
         * @description Staff with the scope admin. The token is one that a step-up gave within five minutes.
         */
        patch: operations["identityChangeRole"];
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Roles, those that are built in first
         * @description Staff with the scope admin.
         */
        get: operations["identityListRoles"];
        put?: never;
        /**
         * Makes a role
         * @description Staff with the scope admin. The token is one that a step-up gave within five minutes.
         */
        post: operations["identityCreateRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show once more that it is you, by the password, or with an authenticator app by its code: the access token in the response is good for five minutes for what asks for it
         * @description Signed in.
         */
        post: operations["identityStepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End the session of this token
         * @description Signed in.
         */
        delete: operations["identitySignOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a refresh token for new tokens; within 10 s the same again gives the same, later it ends the session
         * @description Anybody.
         */
        post: operations["identityRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one session of the caller
         * @description Signed in.
         */
        delete: operations["identityRevokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The open sessions of the caller
         * @description Signed in.
         */
        get: operations["identityListSessions"];
        put?: never;
        /**
         * Sign in
         * @description Anybody.
         */
        post: operations["identitySignIn"];
        /**
         * End all sessions of the caller but this one
         * @description Signed in.
         */
        delete: operations["identityRevokeSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shipping-methods/{methodId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One shipping method
         * @description Staff with the scope shipping:read.
         */
        get: operations["shippingGetMethod"];
        /**
         * Replaces a shipping method
         * @description Staff with the scope shipping:write.
         */
        put: operations["shippingSaveMethod"];
        post?: never;
        /**
         * Removes a shipping method
         * @description Staff with the scope shipping:write.
         */
        delete: operations["shippingRemoveMethod"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shipping-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The shipping methods with zones and rates
         * @description Staff with the scope shipping:read.
         */
        get: operations["shippingListMethods"];
        put?: never;
        /**
         * Adds a shipping method
         * @description Staff with the scope shipping:write.
         */
        post: operations["shippingCreateMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in-links/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in by a mailed token; staff, and who never confirmed the address, send the password too
         * @description Anybody.
         */
        post: operations["identitySignInMailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a link mailed that signs in; the response is always the same
         * @description Anybody.
         */
        post: operations["identityRequestSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who else signs people in
         * @description Anybody.
         */
        get: operations["identityListSignInProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accepts an invitation by the token of its mail, with a password, or with a sign-in at a provider that was begun: makes an account, or gives the one with the address the roles
         * @description Anybody.
         */
        post: operations["identityAcceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revokes an invitation that nobody has accepted yet
         * @description Staff with the scope admin. The token is one that a step-up gave within five minutes.
         */
        delete: operations["identityRevokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invitations of the last month, the oldest first
         * @description Staff with the scope admin.
         */
        get: operations["identityListInvitations"];
        put?: never;
        /**
         * Invites somebody by mail to work in the shop, for three days; the response is the same whether they have an account
         * @description Staff with the scope admin. The token is one that a step-up gave within five minutes.
         */
        post: operations["identityInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Locks somebody of the staff out: sessions end, signing in is refused
         * @description Staff with the scope admin. The token is one that a step-up gave within five minutes.
         */
        post: operations["identityDeactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/{id}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets somebody who was deactivated in again, with the scopes and roles of before
         * @description Staff with the scope admin. The token is one that a step-up gave within five minutes.
         */
        post: operations["identityReactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users who hold a scope, and those of them who were deactivated
         * @description Staff with the scope admin.
         */
        get: operations["identityListStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock/{sku}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Counts stock in or out, or sets what was counted
         * @description Staff with the scope stock:write.
         */
        post: operations["inventoryAdjust"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock/{sku}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What moved in and out of a sku's stock, newest first
         * @description Staff with the scope stock:read.
         */
        get: operations["inventoryListMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The stock of a sku
         * @description Staff with the scope stock:read.
         */
        get: operations["inventoryGetStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stock by sku; with low=true only what runs out
         * @description Staff with the scope stock:read.
         */
        get: operations["inventoryListStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tax-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tax rates that override the maintained table
         * @description Staff with the scope pricing:read.
         */
        get: operations["pricingTaxRates"];
        /**
         * Replaces the tax rates that override the maintained table
         * @description Staff with the scope pricing:write.
         */
        put: operations["pricingSaveTaxRates"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test-provider/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the test provider charged, by order
         * @description Staff with the scope payments:read.
         */
        get: operations["paymentsTestLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an address, or one side of its change, by the token that was mailed to it, signed in to the account
         * @description Signed in.
         */
        post: operations["identityConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the mail with the token that confirms the address sent again
         * @description Signed in.
         */
        post: operations["identityRequestConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the address of the account changed: once both addresses are confirmed, the old one only if it ever was
         * @description Signed in.
         */
        post: operations["identityChangeEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/external-identities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Nobody signs in that way any more; sessions stay
         * @description Signed in.
         */
        delete: operations["identityRemoveExternalIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/external-identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who signs in with the caller's account by a provider
         * @description Signed in.
         */
        get: operations["identityListExternalIdentities"];
        put?: never;
        /**
         * Have whoever was signed in at the provider sign in with the caller's account
         * @description Signed in.
         */
        post: operations["identityLinkExternalIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set another password; all other sessions end
         * @description Signed in.
         */
        post: operations["identityChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the authenticator app by a code: sign-ins ask for one from now on; the recovery codes are shown this once
         * @description Signed in.
         */
        post: operations["identityConfirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set an authenticator app up: its secret is shown this once, and counts once a code of it is confirmed
         * @description Signed in. The token is one that a step-up gave within five minutes.
         */
        post: operations["identitySetUpTotp"];
        /**
         * Remove the authenticator app: the password alone signs in again
         * @description Signed in. The token is one that a step-up gave within five minutes.
         */
        delete: operations["identityRemoveTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I
         * @description Signed in.
         */
        get: operations["identityMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sets the roles of a user, beside scopes of their own; what is taken away is lost within 5 s
         * @description Staff with the scope admin. The token is one that a step-up gave within five minutes.
         */
        put: operations["identitySetRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the scopes of a user; tokens of before lose what was taken away within 5 s, what was added holds from the next token on
         * @description Staff with the scope admin. The token is one that a step-up gave within five minutes.
         */
        put: operations["identityGrant"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove somebody's authenticator app, who has lost it; their sessions end
         * @description Staff with the scope admin. The token is one that a step-up gave within five minutes.
         */
        delete: operations["identityRemoveTotpOf"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A user: oneself, or anybody for an administrator
         * @description Signed in.
         */
        get: operations["identityGetUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an account. The response is the same when there is one with this address: then its owner gets a mail
         * @description Anybody.
         */
        post: operations["identityRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends an event again, with the same `webhook-id`
         * @description Staff with the scope webhooks:write.
         */
        post: operations["webhooksReplayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One delivery with the event as it is sent
         * @description Staff with the scope webhooks:read.
         */
        get: operations["webhooksGetDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was or is to be sent to an endpoint, newest first
         * @description Staff with the scope webhooks:read.
         */
        get: operations["webhooksListDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a test event, `webhooks.ping`
         * @description Staff with the scope webhooks:write.
         */
        post: operations["webhooksPingEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends the events of a span of time again, up to 1,000 at once
         * @description Staff with the scope webhooks:write.
         */
        post: operations["webhooksReplayDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new secret; the one before is valid beside it for a while
         * @description Staff with the scope webhooks:write.
         */
        post: operations["webhooksRotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook endpoint, without its secret
         * @description Staff with the scope webhooks:read.
         */
        get: operations["webhooksGetEndpoint"];
        put?: never;
        post?: never;
        /**
         * Deletes a webhook endpoint with its deliveries; what is pending is not sent any more
         * @description Staff with the scope webhooks:write.
         */
        delete: operations["webhooksDeleteEndpoint"];
        options?: never;
        head?: never;
        /**
         * Changes the fields that are sent; null takes a description away
         * @description Staff with the scope webhooks:write.
         */
        patch: operations["webhooksChangeEndpoint"];
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Webhook endpoints, newest first, without their secrets
         * @description Staff with the scope webhooks:read.
         */
        get: operations["webhooksListEndpoints"];
        put?: never;
        /**
         * Has events sent to an address; its secret is shown only now
         * @description Staff with the scope webhooks:write.
         */
        post: operations["webhooksCreateEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a signed message of a payment provider
         * @description Anybody.
         */
        post: operations["paymentsReceiveWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description This account was deactivated: an administrator of the shop can let it in again */
        AccountDeactivatedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "ACCOUNT_DEACTIVATED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description Nothing was erased: the account is one of staff. An administrator takes its scopes away first */
        AccountHasScopesProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "ACCOUNT_HAS_SCOPES";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            scopes?: string[];
        };
        Address: {
            name: string;
            company?: string;
            line1: string;
            line2?: string;
            city: string;
            region?: string;
            postalCode: string;
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            phone?: string;
        };
        AddressInput: {
            name: string;
            company?: string;
            line1: string;
            line2?: string;
            city: string;
            region?: string;
            /** @description Required where all addresses of the country have one */
            postalCode?: string;
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            phone?: string;
        };
        /** @description The address is not valid */
        AddressInvalidProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "ADDRESS_INVALID";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        AddressPatch: {
            name?: string | null;
            company?: string | null;
            line1?: string | null;
            line2?: string | null;
            city?: string | null;
            region?: string | null;
            postalCode?: string | null;
            /** @description ISO 3166-1 alpha-2 */
            country?: string | null;
            phone?: string | null;
        };
        /** @description The cart needs a shipping address */
        AddressRequiredProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "ADDRESS_REQUIRED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            cartId?: string;
        };
        ApiKey: {
            id: string;
            /** @description What it is used for */
            name: string;
            /** @description The beginning of the key, to recognize it by */
            prefix: string;
            scopes: ("catalog:read" | "catalog:write" | "stock:read" | "stock:write" | "orders:read" | "orders:write" | "payments:read" | "payments:write" | "refunds:write" | "customers:read" | "customers:write" | "shipping:read" | "shipping:write" | "pricing:read" | "pricing:write" | "insights:read" | "webhooks:read" | "webhooks:write" | "admin" | "catalog" | "stock" | "orders" | "payments" | "customers" | "insights" | "webhooks")[];
            /** @enum {string} */
            status: "active" | "expired" | "revoked";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            expiresAt?: string;
            /** @description Where it may be used from; absent: anywhere */
            allowedAddresses?: string[];
            refundCeiling?: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            /** @description User id; the key may do no more than they may */
            createdBy: string;
            /**
             * Format: date-time
             * @description Noted once a minute at most
             */
            lastUsedAt?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            revokedAt?: string;
            version: number;
        };
        ApiKeyAddressOrApiKeyNotAllowedOrStepUpRequiredProblem: components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["ApiKeyNotAllowedProblem"] | components["schemas"]["StepUpRequiredProblem"];
        ApiKeyAddressOrApiKeyNotAllowedProblem: components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["ApiKeyNotAllowedProblem"];
        ApiKeyAddressOrForbiddenOrStepUpRequiredProblem: components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["ForbiddenProblem"] | components["schemas"]["StepUpRequiredProblem"];
        ApiKeyAddressOrForbiddenProblem: components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["ForbiddenProblem"];
        /** @description The API key may not be used from this address */
        ApiKeyAddressProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "API_KEY_ADDRESS";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem: components["schemas"]["ApiKeyExpiredProblem"] | components["schemas"]["ApiKeyInvalidProblem"] | components["schemas"]["ApiKeyRevokedProblem"] | components["schemas"]["TokenExpiredProblem"] | components["schemas"]["TokenInvalidProblem"] | components["schemas"]["UnauthenticatedProblem"];
        /** @description The API key has expired: make another */
        ApiKeyExpiredProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "API_KEY_EXPIRED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description This is no API key of the shop */
        ApiKeyInvalidProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "API_KEY_INVALID";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description There are as many API keys as a shop may have: revoke one first */
        ApiKeyLimitProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "API_KEY_LIMIT";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            limit?: number;
        };
        /** @description This is for people who have signed in, not for API keys */
        ApiKeyNotAllowedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "API_KEY_NOT_ALLOWED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        ApiKeyPage: {
            items: components["schemas"]["ApiKey"][];
            next: string | null;
        };
        /** @description The API key was revoked: make another */
        ApiKeyRevokedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "API_KEY_REVOKED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        ApiKeyWithSecret: {
            id: string;
            /** @description What it is used for */
            name: string;
            /** @description The beginning of the key, to recognize it by */
            prefix: string;
            scopes: ("catalog:read" | "catalog:write" | "stock:read" | "stock:write" | "orders:read" | "orders:write" | "payments:read" | "payments:write" | "refunds:write" | "customers:read" | "customers:write" | "shipping:read" | "shipping:write" | "pricing:read" | "pricing:write" | "insights:read" | "webhooks:read" | "webhooks:write" | "admin" | "catalog" | "stock" | "orders" | "payments" | "customers" | "insights" | "webhooks")[];
            /** @enum {string} */
            status: "active" | "expired" | "revoked";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            expiresAt?: string;
            /** @description Where it may be used from; absent: anywhere */
            allowedAddresses?: string[];
            refundCeiling?: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            /** @description User id; the key may do no more than they may */
            createdBy: string;
            /**
             * Format: date-time
             * @description Noted once a minute at most
             */
            lastUsedAt?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            revokedAt?: string;
            version: number;
            /** @description For `Authorization: Bearer` or `X-Api-Key`; shown only now */
            secret: string;
        };
        AuditEntry: {
            /** @description From 1, without gaps */
            seq: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            /** @description User id, or `system` */
            actor: string;
            action: string;
            subject: string;
            detail: string;
            /** @description `hash` of the entry before; 64 zeros for the first */
            previous: string;
            /** @description SHA-256 in hex of the JSON text of [previous, seq, at, actor, action, subject, detail] */
            hash: string;
        };
        AuditEntryPage: {
            items: components["schemas"]["AuditEntry"][];
            next: string | null;
        };
        /** @description In minor units of the currency */
        Balance: {
            /** @description ISO 4217 code */
            currency: string;
            account: string;
            balance: number;
        };
        BalancePage: {
            items: components["schemas"]["Balance"][];
            next: string | null;
        };
        BoardRow: {
            orderId: string;
            number: string;
            status: string;
            paymentStatus: string;
            fulfilmentStatus: string;
            /** Format: email */
            email: string;
            total: components["schemas"]["Money"];
            /** @description Pieces ordered */
            items: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            placedAt: string;
        };
        BoardRowPage: {
            items: components["schemas"]["BoardRow"][];
            next: string | null;
        };
        /** @description The body is too large */
        BodyTooLargeProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "BODY_TOO_LARGE";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            /** @description Bytes */
            limit?: number;
        };
        Cart: {
            id: string;
            /** @enum {string} */
            status: "open" | "checkedOut" | "abandoned" | "merged";
            /** @description ISO 4217 code */
            currency: string;
            customerId?: string;
            lines: components["schemas"]["CartLine"][];
            /** Format: email */
            email?: string;
            shippingAddress?: components["schemas"]["Address"];
            billingAddress?: components["schemas"]["Address"];
            shippingMethod?: string;
            codes: string[];
            totals: components["schemas"]["Totals"];
            version: number;
        };
        /** @description The cart was ordered already */
        CartAlreadyOrderedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "CART_ALREADY_ORDERED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            cartId?: string;
            orderId?: string;
        };
        /** @description The cart is closed */
        CartClosedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "CART_CLOSED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            cartId?: string;
            cartStatus?: string;
            orderId?: string;
        };
        /** @description The cart is empty */
        CartEmptyProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "CART_EMPTY";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            cartId?: string;
        };
        /** @description A cart holds at most 100 lines */
        CartFullProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "CART_FULL";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            linesMax?: number;
        };
        CartLine: {
            id: string;
            /** @description The sku of a variant */
            sku: string;
            quantity: number;
            title: string;
            unitPrice: components["schemas"]["Money"];
            discount: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            available: boolean;
            /** @description Why the line cannot be bought beside its stock. PRICE_OUT_OF_RANGE: its price cannot be added up; it is left out of the totals */
            code?: string;
            /** Format: uri-reference */
            image?: string;
        };
        /** @description There is no such cart */
        CartNotFoundProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "CART_NOT_FOUND";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            cartId?: string;
            orderId?: string;
        };
        CartsAddLineConflict: components["schemas"]["CartClosedProblem"] | components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["VersionConflictProblem"];
        CartsAddLineRequest: {
            /** @description The sku of a variant */
            sku: string;
            quantity: number;
        };
        CartsAddLineUnprocessable: components["schemas"]["CartFullProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["NoPriceInCurrencyProblem"] | components["schemas"]["PriceOutOfRangeProblem"] | components["schemas"]["QuantityTooHighProblem"] | components["schemas"]["UnknownSkuProblem"] | components["schemas"]["ValidationFailedProblem"];
        CartsChangeLineConflict: components["schemas"]["CartClosedProblem"] | components["schemas"]["VersionConflictProblem"];
        CartsChangeLineRequest: {
            quantity: number;
        };
        CartsChangeLineUnprocessable: components["schemas"]["PriceOutOfRangeProblem"] | components["schemas"]["ValidationFailedProblem"];
        CartsClaimConflict: components["schemas"]["CartClosedProblem"] | components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["VersionConflictProblem"];
        CartsOpenRequest: {
            /** @description ISO 4217 code */
            currency?: string;
        };
        CartsOpenUnprocessable: components["schemas"]["CurrencyUnknownProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["ValidationFailedProblem"];
        CartsRemoveLineConflict: components["schemas"]["CartClosedProblem"] | components["schemas"]["VersionConflictProblem"];
        CartsShippingOptionsResponse: {
            items: components["schemas"]["ShippingChoice"][];
        };
        CartsShippingOptionsUnprocessable: components["schemas"]["AddressRequiredProblem"] | components["schemas"]["ValidationFailedProblem"];
        CartsUpdateConflict: components["schemas"]["CartClosedProblem"] | components["schemas"]["VersionConflictProblem"];
        CartsUpdateRequest: {
            /**
             * Format: email
             * @description An e-mail address
             */
            email?: string | null;
            shippingAddress?: components["schemas"]["AddressPatch"] | null;
            billingAddress?: components["schemas"]["AddressPatch"] | null;
            shippingMethod?: string | null;
        };
        CartsUpdateUnprocessable: components["schemas"]["AddressInvalidProblem"] | components["schemas"]["AddressRequiredProblem"] | components["schemas"]["ShippingMethodUnknownProblem"] | components["schemas"]["ValidationFailedProblem"];
        CatalogCategoriesUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        CatalogCreateCategoryConflict: components["schemas"]["HandleTakenProblem"] | components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["VersionConflictProblem"];
        CatalogCreateCategoryRequest: {
            title: string;
            handle?: string;
            parentId?: string;
        };
        CatalogCreateConflict: components["schemas"]["HandleTakenProblem"] | components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["NothingToSellProblem"] | components["schemas"]["SkuTakenProblem"] | components["schemas"]["VersionConflictProblem"];
        CatalogCreateRequest: {
            title: string;
            handle?: string;
            descriptionHtml?: string;
            vendor?: string;
            type?: string;
            /** @description Ids or handles of categories; one that there is not is 422. Stored by id and shown by the handle it has now */
            categories?: string[];
            tags?: string[];
            options?: components["schemas"]["OptionInput"][];
            images?: components["schemas"]["ImageInput"][];
            variants?: components["schemas"]["VariantInput"][];
            /** @enum {string} */
            status?: "draft" | "active" | "archived";
            metadata?: {
                [key: string]: components["schemas"]["MetadataValue"];
            };
            id?: string;
            version?: number;
        };
        CatalogImportForm: {
            /** Format: binary */
            file?: string;
        };
        CatalogImportUnprocessable: components["schemas"]["CsvInvalidProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["ValidationFailedProblem"];
        CatalogListForbidden: components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["ForbiddenProblem"];
        CatalogListUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        CatalogPatchCategoryConflict: components["schemas"]["HandleTakenProblem"] | components["schemas"]["VersionConflictProblem"];
        CatalogPatchCategoryRequest: {
            title?: string;
            handle?: string;
            parentId?: string | null;
        };
        CatalogPatchConflict: components["schemas"]["HandleTakenProblem"] | components["schemas"]["NothingToSellProblem"] | components["schemas"]["SkuTakenProblem"] | components["schemas"]["VariantsWouldBeLostProblem"] | components["schemas"]["VersionConflictProblem"];
        CatalogPatchRequest: {
            title?: string;
            handle?: string;
            descriptionHtml?: string | null;
            vendor?: string | null;
            type?: string | null;
            /** @description Ids or handles of categories; one that there is not is 422. Stored by id and shown by the handle it has now */
            categories?: string[];
            tags?: string[];
            options?: components["schemas"]["OptionInput"][];
            images?: components["schemas"]["ImageInput"][];
            variants?: components["schemas"]["VariantInput"][];
            /** @enum {string} */
            status?: "draft" | "active" | "archived";
            metadata?: {
                [key: string]: components["schemas"]["MetadataValue"] | null;
            } | null;
            id?: string;
            version?: number;
        };
        CatalogPublishConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["NothingToSellProblem"] | components["schemas"]["VersionConflictProblem"];
        CatalogReplaceConflict: components["schemas"]["HandleTakenProblem"] | components["schemas"]["NothingToSellProblem"] | components["schemas"]["SkuTakenProblem"] | components["schemas"]["VersionConflictProblem"];
        CatalogReplaceRequest: {
            title: string;
            handle?: string;
            descriptionHtml?: string;
            vendor?: string;
            type?: string;
            /** @description Ids or handles of categories; one that there is not is 422. Stored by id and shown by the handle it has now */
            categories?: string[];
            tags?: string[];
            options?: components["schemas"]["OptionInput"][];
            images?: components["schemas"]["ImageInput"][];
            variants?: components["schemas"]["VariantInput"][];
            /** @enum {string} */
            status?: "draft" | "active" | "archived";
            metadata?: {
                [key: string]: components["schemas"]["MetadataValue"];
            };
            id?: string;
            version?: number;
        };
        /** @description Products name categories by id or handle, and stay when the handle changes */
        Category: {
            id: string;
            handle: string;
            title: string;
            parentId?: string;
            version: number;
        };
        CategoryPage: {
            items: components["schemas"]["Category"][];
            next: string | null;
        };
        CloudEvent: {
            /** @enum {string} */
            specversion: "1.0";
            id: string;
            type: string;
            source: string;
            subject: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            time: string;
            /** @enum {string} */
            datacontenttype: "application/json";
            /** @description Of the subject after the event: a later one is greater */
            version: number;
            /** @description Which event of that version; else the first */
            index?: number;
            /** @description `data` is too large to be sent: read what `subject` names */
            dataomitted?: boolean;
            data?: {
                [key: string]: unknown;
            };
        };
        Consent: {
            /** @description May be written to beyond their orders */
            marketing: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            changedAt?: string;
        };
        /** @description The email address or the password is wrong */
        CredentialsWrongProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "CREDENTIALS_WRONG";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description The file is no product CSV */
        CsvInvalidProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "CSV_INVALID";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description Not a currency of ISO 4217 */
        CurrencyUnknownProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "CURRENCY_UNKNOWN";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            currency?: string;
        };
        /** @description The cursor is not one of ours */
        CursorInvalidProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "CURSOR_INVALID";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        Customer: {
            /** @description The user's id */
            id: string;
            /** Format: email */
            email: string;
            name?: string;
            phone?: string;
            consent: components["schemas"]["Consent"];
            addresses: components["schemas"]["SavedAddress"][];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            version: number;
        };
        CustomerPage: {
            items: components["schemas"]["Customer"][];
            next: string | null;
        };
        CustomersAddAddressConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["TooManyAddressesProblem"] | components["schemas"]["VersionConflictProblem"];
        CustomersAddAddressRequest: {
            name: string;
            company?: string;
            line1: string;
            line2?: string;
            city: string;
            region?: string;
            /** @description Required where all addresses of the country have one */
            postalCode?: string;
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            phone?: string;
        };
        CustomersAddAddressUnprocessable: components["schemas"]["AddressInvalidProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["ValidationFailedProblem"];
        CustomersAddressesResponse: {
            items: components["schemas"]["SavedAddress"][];
        };
        CustomersChangeAddressRequest: {
            name?: string;
            company?: string | null;
            line1?: string;
            line2?: string | null;
            city?: string;
            region?: string | null;
            postalCode?: string | null;
            /** @description ISO 3166-1 alpha-2 */
            country?: string;
            phone?: string | null;
        };
        CustomersChangeAddressUnprocessable: components["schemas"]["AddressInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        CustomersChangeMeRequest: {
            name?: string | null;
            phone?: string | null;
            consent?: components["schemas"]["CustomersChangeMeRequestConsent"];
        };
        CustomersChangeMeRequestConsent: {
            marketing: boolean;
        };
        CustomersEraseConflict: components["schemas"]["AccountHasScopesProblem"] | components["schemas"]["VersionConflictProblem"];
        CustomersEraseMeConflict: components["schemas"]["AccountHasScopesProblem"] | components["schemas"]["VersionConflictProblem"];
        CustomersListUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        /** @description An event that a service could not handle */
        DeadLetter: {
            id: string;
            service: string;
            eventId: string;
            type: string;
            reason: string;
            attempts: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
        };
        DeadLetterPage: {
            items: components["schemas"]["DeadLetter"][];
            next: string | null;
            /** @description Services that could not be asked just now */
            missing: string[];
        };
        /** @description The cart needs an email address */
        EmailRequiredProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "EMAIL_REQUIRED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            cartId?: string;
        };
        ExportedCart: {
            id: string;
            status: string;
            /** @description ISO 4217 code */
            currency: string;
            lines: components["schemas"]["ExportedCartLinesItem"][];
            /** Format: email */
            email?: string;
            shippingAddress?: components["schemas"]["Address"];
            billingAddress?: components["schemas"]["Address"];
            shippingMethod?: string;
            orderId?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            touchedAt: string;
        };
        ExportedCartLinesItem: {
            /** @description The sku of a variant */
            sku: string;
            quantity: number;
            title: string;
        };
        /** @description All that the shop holds of a person */
        ExportedCustomer: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            customer: components["schemas"]["Customer"];
            accounts: components["schemas"]["ExportedUser"][];
            carts: components["schemas"]["ExportedCart"][];
            orders: components["schemas"]["Order"][];
            payments: components["schemas"]["Payment"][];
            shipments: components["schemas"]["Shipment"][];
            messages: components["schemas"]["Message"][];
        };
        ExportedDevice: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            rememberedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            expiresAt: string;
        };
        ExportedSession: {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            openedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            endedAt?: string;
        };
        ExportedUser: {
            user: components["schemas"]["User"];
            sessions: components["schemas"]["ExportedSession"][];
            devices?: components["schemas"]["ExportedDevice"][];
            /** @description By whom the person signs in elsewhere */
            externalIdentities?: components["schemas"]["ExternalIdentity"][];
        };
        /** @description The provider does not prove an email address: make an account with a password, sign in, and link the provider there */
        ExternalEmailUnprovenProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "EXTERNAL_EMAIL_UNPROVEN";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description Somebody who signs in with the account */
        ExternalIdentity: {
            id: string;
            provider: string;
            issuer: string;
            /** @description The person's id at the issuer */
            subject: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            linkedAt: string;
        };
        /** @description An account has at most ten of these: remove one first */
        ExternalIdentityLimitProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "EXTERNAL_IDENTITY_LIMIT";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        ExternalIdentityPage: {
            items: components["schemas"]["ExternalIdentity"][];
            next: string | null;
        };
        /** @description Whoever was signed in at the provider has another account */
        ExternalIdentityTakenProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "EXTERNAL_IDENTITY_TAKEN";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description There is an account with this address that nobody has confirmed: sign in with its password, or reset that, and link the provider there */
        ExternalLinkNeededProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "EXTERNAL_LINK_NEEDED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        ExternalSignIn: {
            /** @description For the page that began it alone: whoever completes the sign-in has to have it. Keep it in `sessionStorage` */
            token: string;
            /** @description Where the person is sent */
            authorizationUrl: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            expiresAt: string;
        };
        /** @description Nobody was signed in at the provider: begin again */
        ExternalSignInDeniedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "EXTERNAL_SIGN_IN_DENIED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description This sign-in is not good: it was used, is older than ten minutes, or what the provider sent along does not hold: begin again */
        ExternalSignInInvalidProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "EXTERNAL_SIGN_IN_INVALID";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description Staff sign in with their password, or by a provider that their invitation was accepted with */
        ExternalStaffProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "EXTERNAL_STAFF";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description Not allowed */
        ForbiddenProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "FORBIDDEN";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            /** @description The scope that is needed */
            scope?: string;
        };
        GatewayDeadLettersUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        /** @description Another product or category has this handle */
        HandleTakenProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "HANDLE_TAKEN";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            handle?: string;
            productId?: string;
            categoryId?: string;
        };
        /** @description The headers are too large */
        HeadersTooLargeProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "HEADERS_TOO_LARGE";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        IdempotencyInFlightOrVersionConflictProblem: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["VersionConflictProblem"];
        /** @description The first request with this key is still running */
        IdempotencyInFlightProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "IDEMPOTENCY_IN_FLIGHT";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            /** @description Seconds */
            retryAfter?: number;
            orderId?: string;
        };
        IdempotencyKeyRequiredOrMalformedJsonOrMalformedRequestProblem: components["schemas"]["IdempotencyKeyRequiredProblem"] | components["schemas"]["MalformedJsonProblem"] | components["schemas"]["MalformedRequestProblem"];
        /** @description Idempotency-Key is required */
        IdempotencyKeyRequiredProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "IDEMPOTENCY_KEY_REQUIRED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        IdempotencyKeyReusedOrValidationFailedProblem: components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["ValidationFailedProblem"];
        /** @description This Idempotency-Key was used with another request */
        IdempotencyKeyReusedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "IDEMPOTENCY_KEY_REUSED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        IdentityAcceptInvitationConflict: components["schemas"]["ExternalIdentityLimitProblem"] | components["schemas"]["ExternalIdentityTakenProblem"] | components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentityAcceptInvitationRequest: {
            /** @description As the mail has it */
            token: string;
            password?: string;
            name?: string;
            external?: components["schemas"]["IdentityAcceptInvitationRequestExternal"];
        };
        /** @description Instead of a password: as `POST /v1/external-sign-ins/complete` takes it */
        IdentityAcceptInvitationRequestExternal: {
            /** @description Of the sign-in that was begun */
            token: string;
            /** @description As the provider sent it along */
            code?: string;
            state?: string;
            iss?: string;
            /** @description Instead of a code */
            error?: string;
        };
        IdentityAcceptInvitationUnauthorized: components["schemas"]["ApiKeyExpiredProblem"] | components["schemas"]["ApiKeyInvalidProblem"] | components["schemas"]["ApiKeyRevokedProblem"] | components["schemas"]["ExternalSignInDeniedProblem"] | components["schemas"]["ExternalSignInInvalidProblem"] | components["schemas"]["TokenExpiredProblem"] | components["schemas"]["TokenInvalidProblem"] | components["schemas"]["UnauthenticatedProblem"];
        IdentityAcceptInvitationUnprocessable: components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["InvitationInvalidProblem"] | components["schemas"]["PasswordCommonProblem"] | components["schemas"]["PasswordIsEmailProblem"] | components["schemas"]["PasswordTooShortProblem"] | components["schemas"]["ValidationFailedProblem"];
        IdentityAuditUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        IdentityBeginExternalSignInRequest: {
            /** @description As `GET /v1/sign-in-providers` names it */
            provider: string;
            /** @description The page that the provider sends the person back to, one of those in `OIDC_PROVIDERS` */
            redirectUri: string;
        };
        IdentityChangeApiKeyRequest: {
            /** @description What it is used for */
            name: string;
        };
        IdentityChangeEmailForbidden: components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["ApiKeyNotAllowedProblem"] | components["schemas"]["PasswordWrongProblem"];
        IdentityChangeEmailRequest: {
            /**
             * Format: email
             * @description An e-mail address
             */
            email: string;
            password: string;
        };
        IdentityChangeEmailStatus429: components["schemas"]["RateLimitedProblem"] | components["schemas"]["TooManyAttemptsProblem"];
        IdentityChangePasswordForbidden: components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["ApiKeyNotAllowedProblem"] | components["schemas"]["PasswordWrongProblem"];
        IdentityChangePasswordRequest: {
            currentPassword: string;
            password: string;
        };
        IdentityChangePasswordStatus429: components["schemas"]["RateLimitedProblem"] | components["schemas"]["TooManyAttemptsProblem"];
        IdentityChangePasswordUnprocessable: components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["PasswordCommonProblem"] | components["schemas"]["PasswordIsEmailProblem"] | components["schemas"]["PasswordTooShortProblem"] | components["schemas"]["ValidationFailedProblem"];
        IdentityChangeRoleConflict: components["schemas"]["RoleBuiltInProblem"] | components["schemas"]["RoleNameTakenProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentityChangeRoleRequest: {
            name?: string;
            description?: string | null;
            scopes?: ("catalog:read" | "catalog:write" | "stock:read" | "stock:write" | "orders:read" | "orders:write" | "payments:read" | "payments:write" | "refunds:write" | "customers:read" | "customers:write" | "shipping:read" | "shipping:write" | "pricing:read" | "pricing:write" | "insights:read" | "webhooks:read" | "webhooks:write" | "catalog" | "stock" | "orders" | "payments" | "customers" | "insights" | "webhooks")[];
        };
        IdentityCompleteExternalSignInConflict: components["schemas"]["ExternalEmailUnprovenProblem"] | components["schemas"]["ExternalLinkNeededProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentityCompleteExternalSignInForbidden: components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["ExternalStaffProblem"] | components["schemas"]["TotpWrongProblem"];
        IdentityCompleteExternalSignInRequest: {
            /** @description Of the sign-in that was begun */
            token: string;
            /** @description As the provider sent it along */
            code?: string;
            state?: string;
            iss?: string;
            /** @description Instead of a code */
            error?: string;
            /** @description Six digits that the authenticator app shows, or a recovery code; each is good once */
            totp?: string;
        };
        IdentityCompleteExternalSignInStatus429: components["schemas"]["RateLimitedProblem"] | components["schemas"]["TooManyAttemptsProblem"];
        IdentityCompleteExternalSignInUnauthorized: components["schemas"]["ApiKeyExpiredProblem"] | components["schemas"]["ApiKeyInvalidProblem"] | components["schemas"]["ApiKeyRevokedProblem"] | components["schemas"]["ExternalSignInDeniedProblem"] | components["schemas"]["ExternalSignInInvalidProblem"] | components["schemas"]["TokenExpiredProblem"] | components["schemas"]["TokenInvalidProblem"] | components["schemas"]["TotpRequiredProblem"] | components["schemas"]["UnauthenticatedProblem"];
        IdentityConfirmRequest: {
            /** @description As the mail has it: for one use within an hour */
            token: string;
        };
        IdentityConfirmTotpConflict: components["schemas"]["TotpIsOnProblem"] | components["schemas"]["TotpNotSetUpProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentityConfirmTotpForbidden: components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["ApiKeyNotAllowedProblem"] | components["schemas"]["TotpWrongProblem"];
        IdentityConfirmTotpRequest: {
            /** @description Six digits that the authenticator app shows, or a recovery code; each is good once */
            code: string;
        };
        IdentityConfirmTotpStatus429: components["schemas"]["RateLimitedProblem"] | components["schemas"]["TooManyAttemptsProblem"];
        IdentityConfirmUnprocessable: components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["MailTokenInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        IdentityCreateApiKeyConflict: components["schemas"]["ApiKeyLimitProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentityCreateApiKeyRequest: {
            /** @description What it is used for */
            name: string;
            /** @description What it may do: no more than its maker may, and not `admin` */
            scopes: ("catalog:read" | "catalog:write" | "stock:read" | "stock:write" | "orders:read" | "orders:write" | "payments:read" | "payments:write" | "refunds:write" | "customers:read" | "customers:write" | "shipping:read" | "shipping:write" | "pricing:read" | "pricing:write" | "insights:read" | "webhooks:read" | "webhooks:write" | "admin" | "catalog" | "stock" | "orders" | "payments" | "customers" | "insights" | "webhooks")[];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            expiresAt?: string;
            /** @description Where it may be used from; absent: anywhere */
            allowedAddresses?: string[];
            refundCeiling?: components["schemas"]["Money"];
        };
        IdentityCreateRoleConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["RoleLimitProblem"] | components["schemas"]["RoleNameTakenProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentityCreateRoleRequest: {
            name: string;
            description?: string;
            scopes: ("catalog:read" | "catalog:write" | "stock:read" | "stock:write" | "orders:read" | "orders:write" | "payments:read" | "payments:write" | "refunds:write" | "customers:read" | "customers:write" | "shipping:read" | "shipping:write" | "pricing:read" | "pricing:write" | "insights:read" | "webhooks:read" | "webhooks:write" | "catalog" | "stock" | "orders" | "payments" | "customers" | "insights" | "webhooks")[];
        };
        IdentityDeactivateConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["LastAdministratorProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentityGrantConflict: components["schemas"]["LastAdministratorProblem"] | components["schemas"]["PasswordUnfitProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentityGrantRequest: {
            scopes: ("catalog:read" | "catalog:write" | "stock:read" | "stock:write" | "orders:read" | "orders:write" | "payments:read" | "payments:write" | "refunds:write" | "customers:read" | "customers:write" | "shipping:read" | "shipping:write" | "pricing:read" | "pricing:write" | "insights:read" | "webhooks:read" | "webhooks:write" | "admin" | "catalog" | "stock" | "orders" | "payments" | "customers" | "insights" | "webhooks")[];
        };
        IdentityInviteConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["InvitationLimitProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentityInviteRequest: {
            /**
             * Format: email
             * @description An e-mail address
             */
            email: string;
            roles: string[];
        };
        IdentityInviteStatus429: components["schemas"]["RateLimitedProblem"] | components["schemas"]["TooManyAttemptsProblem"];
        IdentityJwksResponse: {
            keys: components["schemas"]["IdentityJwksResponseKeysItem"][];
        };
        IdentityJwksResponseKeysItem: {
            kty: string;
            crv: string;
            x: string;
            kid: string;
            alg: string;
            use: string;
        };
        IdentityLinkExternalIdentityConflict: components["schemas"]["ExternalIdentityLimitProblem"] | components["schemas"]["ExternalIdentityTakenProblem"] | components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentityLinkExternalIdentityForbidden: components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["ApiKeyNotAllowedProblem"] | components["schemas"]["ExternalStaffProblem"];
        IdentityLinkExternalIdentityRequest: {
            /** @description Of the sign-in that was begun */
            token: string;
            /** @description As the provider sent it along */
            code?: string;
            state?: string;
            iss?: string;
            /** @description Instead of a code */
            error?: string;
        };
        IdentityLinkExternalIdentityUnauthorized: components["schemas"]["ApiKeyExpiredProblem"] | components["schemas"]["ApiKeyInvalidProblem"] | components["schemas"]["ApiKeyRevokedProblem"] | components["schemas"]["ExternalSignInDeniedProblem"] | components["schemas"]["ExternalSignInInvalidProblem"] | components["schemas"]["TokenExpiredProblem"] | components["schemas"]["TokenInvalidProblem"] | components["schemas"]["UnauthenticatedProblem"];
        IdentityListApiKeysUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        IdentityListExternalIdentitiesUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        IdentityListInvitationsUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        IdentityListRolesUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        IdentityListSessionsUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        IdentityListSignInProvidersResponse: {
            items: components["schemas"]["SignInProvider"][];
        };
        IdentityListStaffUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        IdentityReactivateConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["PasswordUnfitProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentityRefreshRequest: {
            refreshToken: string;
        };
        IdentityRefreshUnauthorized: components["schemas"]["ApiKeyExpiredProblem"] | components["schemas"]["ApiKeyInvalidProblem"] | components["schemas"]["ApiKeyRevokedProblem"] | components["schemas"]["RefreshTokenInvalidProblem"] | components["schemas"]["RefreshTokenReusedProblem"] | components["schemas"]["TokenExpiredProblem"] | components["schemas"]["TokenInvalidProblem"] | components["schemas"]["UnauthenticatedProblem"];
        IdentityRegisterRequest: {
            /**
             * Format: email
             * @description An e-mail address
             */
            email: string;
            password: string;
            name?: string;
        };
        IdentityRegisterUnprocessable: components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["PasswordCommonProblem"] | components["schemas"]["PasswordIsEmailProblem"] | components["schemas"]["ValidationFailedProblem"];
        IdentityRemoveExternalIdentityConflict: components["schemas"]["LastSignInProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentityRemoveRoleConflict: components["schemas"]["RoleBuiltInProblem"] | components["schemas"]["RoleInUseProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentityRequestPasswordResetRequest: {
            /**
             * Format: email
             * @description An e-mail address
             */
            email: string;
        };
        IdentityRequestPasswordResetStatus429: components["schemas"]["RateLimitedProblem"] | components["schemas"]["TooManyAttemptsProblem"];
        IdentityRequestSignInRequest: {
            /**
             * Format: email
             * @description An e-mail address
             */
            email: string;
        };
        IdentityRequestSignInStatus429: components["schemas"]["RateLimitedProblem"] | components["schemas"]["TooManyAttemptsProblem"];
        IdentityResetPasswordRequest: {
            /** @description As the mail has it: for one use within an hour */
            token: string;
            password: string;
        };
        IdentityResetPasswordUnprocessable: components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["MailTokenInvalidProblem"] | components["schemas"]["PasswordCommonProblem"] | components["schemas"]["PasswordIsEmailProblem"] | components["schemas"]["PasswordTooShortProblem"] | components["schemas"]["ValidationFailedProblem"];
        IdentitySetRolesConflict: components["schemas"]["LastAdministratorProblem"] | components["schemas"]["PasswordUnfitProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentitySetRolesRequest: {
            roles: string[];
        };
        IdentitySetUpTotpConflict: components["schemas"]["TotpIsOnProblem"] | components["schemas"]["VersionConflictProblem"];
        IdentitySignInForbidden: components["schemas"]["AccountDeactivatedProblem"] | components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["TotpWrongProblem"];
        IdentitySignInMailedForbidden: components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["PasswordNeededProblem"] | components["schemas"]["PasswordWrongProblem"] | components["schemas"]["TotpWrongProblem"];
        IdentitySignInMailedRequest: {
            /** @description As the mail has it: for one use within an hour */
            token: string;
            password?: string;
            /** @description Six digits that the authenticator app shows, or a recovery code; each is good once */
            totp?: string;
            /** @description Of an earlier sign-in from this device; one that is not good any more changes nothing */
            deviceToken?: string;
        };
        IdentitySignInMailedStatus429: components["schemas"]["RateLimitedProblem"] | components["schemas"]["TooManyAttemptsProblem"];
        IdentitySignInMailedUnauthorized: components["schemas"]["ApiKeyExpiredProblem"] | components["schemas"]["ApiKeyInvalidProblem"] | components["schemas"]["ApiKeyRevokedProblem"] | components["schemas"]["TokenExpiredProblem"] | components["schemas"]["TokenInvalidProblem"] | components["schemas"]["TotpRequiredProblem"] | components["schemas"]["UnauthenticatedProblem"];
        IdentitySignInMailedUnprocessable: components["schemas"]["MailTokenInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        IdentitySignInRequest: {
            /** Format: email */
            email: string;
            password: string;
            /** @description Six digits that the authenticator app shows, or a recovery code; each is good once */
            totp?: string;
            /** @description Of an earlier sign-in from this device; one that is not good any more changes nothing */
            deviceToken?: string;
        };
        IdentitySignInStatus429: components["schemas"]["RateLimitedProblem"] | components["schemas"]["TooManyAttemptsProblem"];
        IdentitySignInUnauthorized: components["schemas"]["ApiKeyExpiredProblem"] | components["schemas"]["ApiKeyInvalidProblem"] | components["schemas"]["ApiKeyRevokedProblem"] | components["schemas"]["CredentialsWrongProblem"] | components["schemas"]["TokenExpiredProblem"] | components["schemas"]["TokenInvalidProblem"] | components["schemas"]["TotpRequiredProblem"] | components["schemas"]["UnauthenticatedProblem"];
        IdentityStepUpForbidden: components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["ApiKeyNotAllowedProblem"] | components["schemas"]["PasswordWrongProblem"] | components["schemas"]["TotpWrongProblem"];
        IdentityStepUpRequest: {
            password?: string;
            /** @description Six digits that the authenticator app shows, or a recovery code; each is good once */
            totp?: string;
        };
        IdentityStepUpStatus429: components["schemas"]["RateLimitedProblem"] | components["schemas"]["TooManyAttemptsProblem"];
        IdentityStepUpUnauthorized: components["schemas"]["ApiKeyExpiredProblem"] | components["schemas"]["ApiKeyInvalidProblem"] | components["schemas"]["ApiKeyRevokedProblem"] | components["schemas"]["TokenExpiredProblem"] | components["schemas"]["TokenInvalidProblem"] | components["schemas"]["TotpRequiredProblem"] | components["schemas"]["UnauthenticatedProblem"];
        Image: {
            /** Format: uri-reference */
            url: string;
            alt: string;
        };
        ImageInput: {
            /**
             * Format: uri-reference
             * @description Kept as it is, never fetched
             */
            url: string;
            alt?: string;
        };
        Import: {
            id: string;
            /** @enum {string} */
            status: "queued" | "running" | "completed" | "failed";
            /** @description ISO 4217 code */
            currency: string;
            progress: components["schemas"]["ImportProgress"];
            counts: components["schemas"]["ImportCounts"];
            errors: components["schemas"]["ImportErrorsItem"][];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            endedAt?: string;
            version: number;
        };
        ImportCounts: {
            products: number;
            variants: number;
            images: number;
            created: number;
            changed: number;
            unchanged: number;
            skipped: number;
            errors: number;
        };
        ImportErrorsItem: {
            line: number;
            handle?: string;
            code: string;
            message: string;
        };
        ImportProgress: {
            rows: number;
            total?: number;
        };
        InsightsBoardUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        InsightsSalesResponse: {
            items: components["schemas"]["SalesBucket"][];
        };
        InsightsSalesUnprocessable: components["schemas"]["RangeInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        /** @description Something went wrong here */
        InternalProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "INTERNAL";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        InventoryAdjustConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["StockBelowHeldProblem"] | components["schemas"]["VersionConflictProblem"];
        InventoryAdjustRequest: {
            /** @enum {string} */
            location?: "main";
            delta?: number;
            set?: number;
            reason: string;
        };
        InventoryAdjustUnprocessable: components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["UnknownSkuProblem"] | components["schemas"]["ValidationFailedProblem"];
        InventoryListMovementsUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        InventoryListStockUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        /** @description Somebody who is asked to work in the shop */
        Invitation: {
            id: string;
            /** Format: email */
            email: string;
            roles: string[];
            /** @description Id of the administrator */
            invitedBy: string;
            /** @enum {string} */
            status: "open" | "expired" | "accepted" | "revoked";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            expiresAt: string;
        };
        /** @description This invitation is not good: it was accepted or revoked, or is older than three days: ask for another */
        InvitationInvalidProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "INVITATION_INVALID";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description There are as many open invitations as a shop may have: revoke one first */
        InvitationLimitProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "INVITATION_LIMIT";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            limit?: number;
        };
        InvitationPage: {
            items: components["schemas"]["Invitation"][];
            next: string | null;
        };
        /** @description The last administrator cannot lose that scope */
        LastAdministratorProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "LAST_ADMINISTRATOR";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description The account has no password: set one first, by a reset, or keep this */
        LastSignInProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "LAST_SIGN_IN";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        LineInput: {
            /** @description The sku of a variant */
            sku: string;
            quantity: number;
        };
        /** @description A mail about an order that nobody made */
        MailPreview: {
            /** @description Of mails, as messages have it */
            kind: string;
            /** @description The template that was found for the locale */
            locale: string;
            subject: string;
            text: string;
            html: string;
        };
        MailRequest: {
            /** @description Seconds that the token of the mail is good for */
            expiresIn: number;
        };
        /** @description A mail, and the languages that it is written in */
        MailTemplate: {
            /** @description Of mails, as messages have it */
            kind: string;
            locales: components["schemas"]["MailTemplateLocalesItem"][];
        };
        MailTemplateLocalesItem: {
            locale: string;
            /** @description Some of it is in MAIL_TEMPLATES */
            overridden: boolean;
        };
        /** @description There is no mail of this kind */
        MailTemplateNotFoundProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "MAIL_TEMPLATE_NOT_FOUND";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            kind?: string;
        };
        /** @description This token is not good: it was used, is older than an hour, or is meant for something else */
        MailTokenInvalidProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "MAIL_TOKEN_INVALID";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        MalformedJsonOrMalformedRequestProblem: components["schemas"]["MalformedJsonProblem"] | components["schemas"]["MalformedRequestProblem"];
        /** @description The body is not JSON */
        MalformedJsonProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "MALFORMED_JSON";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description The request cannot be read */
        MalformedRequestProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "MALFORMED_REQUEST";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description The route takes no body of this media type */
        MediaTypeUnsupportedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "MEDIA_TYPE_UNSUPPORTED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        Mesh: {
            /** @description Every service of the API is there */
            healthy: boolean;
            nodes: components["schemas"]["MeshNode"][];
            services: components["schemas"]["MeshService"][];
        };
        MeshNode: {
            id: string;
            available: boolean;
            local: boolean;
            hostname: string;
            /** @description Version of Node.js */
            runtime: string;
            moleculer: string;
            /** @description Load in percent */
            cpu: number | null;
            services: string[];
        };
        MeshService: {
            name: string;
            version: string;
            available: boolean;
            nodes: string[];
        };
        /** @description A mail as it was written */
        Message: {
            id: string;
            /** @description What it tells of, e.g. `orderPlaced` */
            kind: string;
            orderId?: string;
            /**
             * Format: email
             * @description An e-mail address
             */
            to: string;
            subject: string;
            text: string;
            html: string;
            /**
             * @description `kept`: no SMTP_URL is set, so it is only written; `held`: it waits until staff send it, by `reason`
             * @enum {string}
             */
            status: "kept" | "queued" | "sent" | "failed" | "held";
            /** @description Why it was held. CONFIRMATION: the order was paid by `manual` and MANUAL_CONFIRMATION is `staff`; RECIPIENT_LIMIT: its recipient got MAILS_PER_RECIPIENT within an hour */
            reason?: string;
            attempts: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            version: number;
        };
        /** @description There is no such message */
        MessageNotFoundProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "MESSAGE_NOT_FOUND";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            id?: string;
        };
        MessagePage: {
            items: components["schemas"]["Message"][];
            next: string | null;
        };
        MetadataValue: string | number | boolean;
        Money: {
            /** @description Integer minor units of the currency (cents; whole yen) */
            amount: number;
            /** @description ISO 4217 code */
            currency: string;
        };
        /** @description There is no price in this currency */
        NoPriceInCurrencyProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "NO_PRICE_IN_CURRENCY";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            /** @description The sku of a variant */
            sku?: string;
            /** @description ISO 4217 code */
            currency?: string;
        };
        /** @description A line is no longer on sale */
        NotForSaleProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "NOT_FOR_SALE";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            cartId?: string;
            /** @description The sku of a variant */
            sku?: string;
        };
        /** @description Not found */
        NotFoundProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "NOT_FOUND";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            id?: string;
            sku?: string;
            orderId?: string;
        };
        /** @description A product without variants cannot be published */
        NothingToSellProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "NOTHING_TO_SELL";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description Everything was shipped already */
        NothingToShipProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "NOTHING_TO_SHIP";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            orderId?: string;
        };
        NotificationsListUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        NotificationsTemplatesResponse: {
            items: components["schemas"]["MailTemplate"][];
        };
        Option: {
            name: string;
            values: string[];
        };
        OptionInput: {
            name: string;
            values: string[];
        };
        Order: {
            id: string;
            number: string;
            cartId: string;
            customerId?: string;
            /** @description ISO 4217 code */
            currency: string;
            lines: components["schemas"]["OrderLine"][];
            totals: components["schemas"]["Totals"];
            /** Format: email */
            email: string;
            shippingAddress: components["schemas"]["Address"];
            billingAddress: components["schemas"]["Address"];
            shippingMethod: components["schemas"]["OrderShippingMethod"];
            /** @description The shopper's language, a tag of BCP 47 */
            locale?: string;
            /** @enum {string} */
            status: "pending" | "placed" | "completed" | "rejected" | "cancelled";
            /** @enum {string} */
            paymentStatus: "none" | "unknown" | "authorized" | "declined" | "partiallyCaptured" | "captured" | "partiallyRefunded" | "refunded" | "voided" | "requiresAction" | "processing" | "expired" | "disputed";
            /** @enum {string} */
            fulfilmentStatus: "none" | "partial" | "fulfilled" | "delivered" | "returned";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            placedAt?: string;
            rejection?: components["schemas"]["OrderRejection"];
            version: number;
            /** @description For the shopper while `paymentStatus` is `requiresAction`: for the provider's script in the browser */
            clientSecret?: string;
            /** @description For the shopper while `paymentStatus` is `requiresAction`: the page to go on at */
            redirectUrl?: string;
            paymentInstructions?: components["schemas"]["PaymentInstructions"];
            /** @description A guest's key to the order; only in the answer to its creation */
            accessToken?: string;
        };
        /** @description The order could not be completed in time */
        OrderExpiredProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "ORDER_EXPIRED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            orderId?: string;
        };
        OrderLine: {
            /** @description The sku of a variant */
            sku: string;
            quantity: number;
            title: string;
            unitPrice: components["schemas"]["Money"];
            discount: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            /** @description Of the line: what refunds name */
            lineId?: string;
        };
        OrderMove: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            actor: string;
            /** @enum {string} */
            field: "status" | "paymentStatus" | "fulfilmentStatus";
            from: string | null;
            to: string;
            cause: string;
        };
        /** @description The order can no longer be cancelled */
        OrderNotCancellableProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "ORDER_NOT_CANCELLABLE";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            orderStatus?: string;
            fulfilmentStatus?: string;
        };
        /** @description The order is not paid for */
        OrderNotPaidProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "ORDER_NOT_PAID";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            paymentStatus?: string;
        };
        /** @description Only a placed order can be shipped */
        OrderNotShippableProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "ORDER_NOT_SHIPPABLE";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            orderStatus?: string;
        };
        OrderPage: {
            items: components["schemas"]["Order"][];
            next: string | null;
        };
        OrderPayment: {
            id: string;
            orderId: string;
            provider: string;
            status: string;
            authorized: components["schemas"]["Money"];
            captured: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            version: number;
        };
        /** @description The order could not be completed */
        OrderRefusedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "ORDER_REFUSED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            cause?: string;
            orderId?: string;
        };
        OrderRejection: {
            code: string;
            title: string;
        };
        OrderShipment: {
            id: string;
            orderId: string;
            lines: components["schemas"]["ShipmentLine"][];
            carrier: string;
            trackingNumber: string;
            status: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            version: number;
        };
        OrderShippingMethod: {
            id: string;
            title: string;
            price: components["schemas"]["Money"];
        };
        OrdersCancelConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["OrderNotCancellableProblem"] | components["schemas"]["VersionConflictProblem"];
        OrdersCancelForbidden: components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["RefundCeilingProblem"];
        OrdersDetailsResponse: {
            order: components["schemas"]["Order"];
            payments: components["schemas"]["OrderPayment"][] | null;
            shipments: components["schemas"]["OrderShipment"][] | null;
            missing: string[];
        };
        OrdersHistoryResponse: {
            items: components["schemas"]["OrderMove"][];
        };
        OrdersListMineUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        OrdersListUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        OrdersPlaceConflict: components["schemas"]["CartAlreadyOrderedProblem"] | components["schemas"]["CartClosedProblem"] | components["schemas"]["CartEmptyProblem"] | components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["NotForSaleProblem"] | components["schemas"]["OrderExpiredProblem"] | components["schemas"]["OrderRefusedProblem"] | components["schemas"]["OutOfStockProblem"] | components["schemas"]["PriceChangedProblem"] | components["schemas"]["VersionConflictProblem"];
        OrdersPlacePaymentRequired: components["schemas"]["PaymentDeclinedProblem"] | components["schemas"]["PaymentFailedProblem"];
        OrdersPlaceRequest: {
            cartId?: string;
            lines?: components["schemas"]["LineInput"][];
            /**
             * Format: email
             * @description An e-mail address
             */
            email?: string;
            shippingAddress?: components["schemas"]["AddressInput"];
            shippingMethod?: string;
            billingAddress?: components["schemas"]["AddressInput"];
            /** @description ISO 4217 code */
            currency?: string;
            payment?: components["schemas"]["OrdersPlaceRequestPayment"];
            expectedTotal?: components["schemas"]["Money"];
            /** @description The shopper's language, a tag of BCP 47 */
            locale?: string;
        };
        /** @description A payment session of the cart, or a provider with what its script in the browser returned. Not needed where nothing is due */
        OrdersPlaceRequestPayment: {
            /** @description One of the shop's payment providers */
            provider?: string;
            token?: string;
            /** @description Of a payment session of the same cart */
            session?: string;
        };
        OrdersPlaceUnprocessable: components["schemas"]["AddressInvalidProblem"] | components["schemas"]["AddressRequiredProblem"] | components["schemas"]["CurrencyUnknownProblem"] | components["schemas"]["EmailRequiredProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["NoPriceInCurrencyProblem"] | components["schemas"]["PaymentAmountUnsupportedProblem"] | components["schemas"]["PaymentProviderUnknownProblem"] | components["schemas"]["PaymentSessionUnknownProblem"] | components["schemas"]["PriceOutOfRangeProblem"] | components["schemas"]["QuantityTooHighProblem"] | components["schemas"]["ShippingMethodRequiredProblem"] | components["schemas"]["ShippingMethodUnknownProblem"] | components["schemas"]["UnknownSkuProblem"] | components["schemas"]["ValidationFailedProblem"];
        OrdersShipConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["NothingToShipProblem"] | components["schemas"]["OrderNotPaidProblem"] | components["schemas"]["OrderNotShippableProblem"] | components["schemas"]["ShipmentExceedsOrderProblem"] | components["schemas"]["VersionConflictProblem"];
        OrdersShipRequest: {
            lines?: components["schemas"]["ShipmentLine"][];
            carrier: string;
            trackingNumber: string;
            /** @description Ships what is not paid for; the reason as a code of the shop's own. It is written into the audit */
            unpaidReason?: string;
        };
        /** @description There is not enough in stock */
        OutOfStockProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "OUT_OF_STOCK";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            /** @description The sku of a variant */
            sku?: string;
            available?: number;
            orderId?: string;
        };
        /** @description Many have this password, so it is guessed first: choose another */
        PasswordCommonProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PASSWORD_COMMON";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description The address is no password: choose another */
        PasswordIsEmailProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PASSWORD_IS_EMAIL";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description The mail alone is not enough for this account: send its password too, or have it reset */
        PasswordNeededProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PASSWORD_NEEDED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description Passwords of staff have at least 12 characters: choose a longer one */
        PasswordTooShortProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PASSWORD_TOO_SHORT";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            min?: number;
        };
        /** @description This account is not known to have a password that staff may have: its owner signs in once, or sets one of at least 12 characters, first */
        PasswordUnfitProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PASSWORD_UNFIT";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            min?: number;
        };
        /** @description The password is not that of the account */
        PasswordWrongProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PASSWORD_WRONG";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        Payment: {
            id: string;
            orderId: string;
            provider: string;
            /** @enum {string} */
            status: "created" | "unknown" | "requiresAction" | "processing" | "authorized" | "declined" | "failed" | "partiallyCaptured" | "captured" | "partiallyRefunded" | "refunded" | "voided" | "expired" | "disputed";
            authorized: components["schemas"]["Money"];
            captured: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            /** @description For staff, oldest first */
            refunds?: components["schemas"]["PaymentRefund"][];
            version: number;
        };
        /** @description The amount is more than is left */
        PaymentAmountTooHighProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PAYMENT_AMOUNT_TOO_HIGH";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            left?: components["schemas"]["Money"];
        };
        /** @description The provider cannot take this amount, in this currency and country */
        PaymentAmountUnsupportedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PAYMENT_AMOUNT_UNSUPPORTED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            provider?: string;
            amount?: components["schemas"]["Money"];
            orderId?: string;
        };
        /** @description Another change of this payment is under way */
        PaymentBusyProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PAYMENT_BUSY";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            paymentId?: string;
            paymentStatus?: string;
        };
        /** @description The payment was declined */
        PaymentDeclinedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PAYMENT_DECLINED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            orderId?: string;
        };
        /** @description The payment did not go through; nothing was charged */
        PaymentFailedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PAYMENT_FAILED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            orderId?: string;
        };
        PaymentInstructions: {
            /** @description Of the payment; ISO 11649 */
            reference: string;
            holder: string;
            iban: string;
            bic?: string;
        };
        PaymentMethod: {
            /** @description One of the shop's payment providers */
            provider: string;
            /** @description What the shopper does: `token` (of the provider's script in the browser), `redirect` (a page of the provider), `transfer` (of money, with a reference); nothing where it is empty */
            needs: string[];
            /** @description For the provider's script in the browser */
            publishableKey?: string;
            /** @description Milliseconds to pay, where it is another time than of other orders */
            deadlineMs?: number;
        };
        /** @description No such money is awaited for this payment */
        PaymentNotAwaitedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PAYMENT_NOT_AWAITED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            paymentId?: string;
            paymentStatus?: string;
        };
        /** @description There is nothing left to capture */
        PaymentNotCapturableProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PAYMENT_NOT_CAPTURABLE";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            paymentId?: string;
            paymentStatus?: string;
        };
        /** @description There is nothing left to refund */
        PaymentNotRefundableProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PAYMENT_NOT_REFUNDABLE";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            paymentId?: string;
            paymentStatus?: string;
        };
        /** @description There is no authorization to void */
        PaymentNotVoidableProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PAYMENT_NOT_VOIDABLE";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            paymentId?: string;
            paymentStatus?: string;
        };
        PaymentPage: {
            items: components["schemas"]["Payment"][];
            next: string | null;
        };
        /** @description There is no such payment provider */
        PaymentProviderUnknownProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PAYMENT_PROVIDER_UNKNOWN";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            provider?: string;
            orderId?: string;
        };
        PaymentRefund: {
            amount: components["schemas"]["Money"];
            /** @description `pending`, `done` or `refused` by the provider */
            status: string;
            lines?: components["schemas"]["RefundLine"][];
            shipping?: components["schemas"]["Money"];
            reason?: string;
            note?: string;
        };
        PaymentSession: {
            /** @description Of a payment session of the same cart */
            id: string;
            /** @description One of the shop's payment providers */
            provider: string;
            /** @description `open`: an order may be placed with it */
            status: string;
            /** @description For the provider's script in the browser */
            publishableKey?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            expiresAt: string;
        };
        /** @description The cart has no such payment session, or its time is over */
        PaymentSessionUnknownProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PAYMENT_SESSION_UNKNOWN";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            session?: string;
            orderId?: string;
        };
        /** @description The provider has not said yet how the payment ended */
        PaymentUnsettledProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PAYMENT_UNSETTLED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            paymentId?: string;
            paymentStatus?: string;
        };
        PaymentsCaptureConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["PaymentBusyProblem"] | components["schemas"]["PaymentNotCapturableProblem"] | components["schemas"]["PaymentUnsettledProblem"] | components["schemas"]["VersionConflictProblem"];
        PaymentsCaptureRequest: {
            /** @description Minor units; default all */
            amount?: number;
        };
        PaymentsCaptureUnprocessable: components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["PaymentAmountTooHighProblem"] | components["schemas"]["ValidationFailedProblem"];
        PaymentsListUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        PaymentsMethodsResponse: {
            items: components["schemas"]["PaymentMethod"][];
        };
        PaymentsOpenSessionRequest: {
            /** @description One of the shop's payment providers */
            provider: string;
            confirmationToken?: string;
            /** @description Where the shopper comes back to from a page of the provider: an address of one of the origins in `RETURN_ORIGINS` */
            returnUrl?: string;
        };
        PaymentsOpenSessionUnprocessable: components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["PaymentAmountUnsupportedProblem"] | components["schemas"]["PaymentProviderUnknownProblem"] | components["schemas"]["ReturnUrlRefusedProblem"] | components["schemas"]["ValidationFailedProblem"];
        PaymentsReceiveWebhookBadRequest: components["schemas"]["MalformedRequestProblem"] | components["schemas"]["WebhookRefusedProblem"];
        PaymentsReceiveWebhookResponse: {
            received: boolean;
        };
        PaymentsRecordReceiptConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["PaymentNotAwaitedProblem"] | components["schemas"]["PaymentUnsettledProblem"] | components["schemas"]["VersionConflictProblem"];
        PaymentsRecordReceiptRequest: {
            amount: components["schemas"]["Money"];
        };
        PaymentsRefundConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["PaymentBusyProblem"] | components["schemas"]["PaymentNotRefundableProblem"] | components["schemas"]["PaymentUnsettledProblem"] | components["schemas"]["VersionConflictProblem"];
        PaymentsRefundForbidden: components["schemas"]["ApiKeyAddressProblem"] | components["schemas"]["ForbiddenProblem"] | components["schemas"]["RefundCeilingProblem"];
        PaymentsRefundRequest: {
            /** @description Minor units; default all */
            amount?: number;
            /** @description Instead of an amount: pieces of lines, for what was paid for them */
            lines?: components["schemas"]["RefundLine"][];
            /** @description The postage as well; alone or beside `lines` */
            shipping?: boolean;
            /** @description Why, as a code of the shop's own. Stripe is handed `duplicate`, `fraudulent` and `requestedByCustomer` */
            reason?: string;
            /** @description For staff. It stays with the payment: name nobody in it */
            note?: string;
            /**
             * @description Where the money goes
             * @enum {string}
             */
            to?: "original";
        };
        PaymentsRefundUnprocessable: components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["PaymentAmountTooHighProblem"] | components["schemas"]["RefundExceedsLineProblem"] | components["schemas"]["RefundLineUnknownProblem"] | components["schemas"]["ValidationFailedProblem"];
        PaymentsTestLedgerUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        PaymentsVoidConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["PaymentBusyProblem"] | components["schemas"]["PaymentNotVoidableProblem"] | components["schemas"]["PaymentUnsettledProblem"] | components["schemas"]["VersionConflictProblem"];
        /** @description Changed since you read it */
        PreconditionFailedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "PRECONDITION_FAILED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            /** @description The present one */
            version?: number;
        };
        /** @description If-Match is required */
        PreconditionRequiredProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "PRECONDITION_REQUIRED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description The total is another than expected */
        PriceChangedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PRICE_CHANGED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            expectedTotal?: components["schemas"]["Money"];
            total?: components["schemas"]["Money"];
        };
        /** @description A price or the total is beyond what the shop can add up */
        PriceOutOfRangeProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "PRICE_OUT_OF_RANGE";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            cartId?: string;
            /** @description The sku of a variant */
            sku?: string;
        };
        PricingSaveTaxRatesRequest: {
            items: components["schemas"]["TaxRate"][];
        };
        /** @description RFC 9457; the schema of a code has the facts that stand beside it */
        Problem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            code: components["schemas"]["ProblemCode"];
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /**
         * @description See docs/errors.md
         * @enum {string}
         */
        ProblemCode: "ACCOUNT_DEACTIVATED" | "ACCOUNT_HAS_SCOPES" | "ADDRESS_INVALID" | "ADDRESS_REQUIRED" | "AMOUNT_TOO_LARGE" | "API_KEY_ADDRESS" | "API_KEY_EXPIRED" | "API_KEY_INVALID" | "API_KEY_LIMIT" | "API_KEY_NOT_ALLOWED" | "API_KEY_REVOKED" | "BODY_TOO_LARGE" | "CART_ALREADY_ORDERED" | "CART_CLOSED" | "CART_EMPTY" | "CART_FULL" | "CART_NOT_FOUND" | "CREDENTIALS_WRONG" | "CSV_INVALID" | "CURRENCY_UNKNOWN" | "CURSOR_INVALID" | "EMAIL_REQUIRED" | "EXTERNAL_EMAIL_UNPROVEN" | "EXTERNAL_IDENTITY_LIMIT" | "EXTERNAL_IDENTITY_TAKEN" | "EXTERNAL_LINK_NEEDED" | "EXTERNAL_SIGN_IN_DENIED" | "EXTERNAL_SIGN_IN_INVALID" | "EXTERNAL_STAFF" | "FORBIDDEN" | "HANDLE_TAKEN" | "HEADERS_TOO_LARGE" | "IDEMPOTENCY_IN_FLIGHT" | "IDEMPOTENCY_KEY_REQUIRED" | "IDEMPOTENCY_KEY_REUSED" | "INTERNAL" | "INVITATION_INVALID" | "INVITATION_LIMIT" | "KEYS_ROTATING" | "LAST_ADMINISTRATOR" | "LAST_SIGN_IN" | "MAIL_TEMPLATE_NOT_FOUND" | "MAIL_TOKEN_INVALID" | "MALFORMED_JSON" | "MALFORMED_REQUEST" | "MEDIA_TYPE_UNSUPPORTED" | "MESSAGE_NOT_FOUND" | "METHOD_NOT_ALLOWED" | "NOTHING_TO_SELL" | "NOTHING_TO_SHIP" | "NOT_FOR_SALE" | "NOT_FOUND" | "NO_PRICE_IN_CURRENCY" | "ORDER_EXPIRED" | "ORDER_NOT_CANCELLABLE" | "ORDER_NOT_PAID" | "ORDER_NOT_SHIPPABLE" | "ORDER_REFUSED" | "OUT_OF_STOCK" | "PASSWORD_COMMON" | "PASSWORD_IS_EMAIL" | "PASSWORD_NEEDED" | "PASSWORD_TOO_SHORT" | "PASSWORD_UNFIT" | "PASSWORD_WRONG" | "PAYMENT_AMOUNT_TOO_HIGH" | "PAYMENT_AMOUNT_UNSUPPORTED" | "PAYMENT_BUSY" | "PAYMENT_CANCELLED" | "PAYMENT_DECLINED" | "PAYMENT_FAILED" | "PAYMENT_NOT_AWAITED" | "PAYMENT_NOT_CAPTURABLE" | "PAYMENT_NOT_REFUNDABLE" | "PAYMENT_NOT_VOIDABLE" | "PAYMENT_PROVIDER_UNKNOWN" | "PAYMENT_SESSION_UNKNOWN" | "PAYMENT_UNSETTLED" | "PRECONDITION_FAILED" | "PRECONDITION_REQUIRED" | "PRICE_CHANGED" | "PRICE_OUT_OF_RANGE" | "QUANTITY_TOO_HIGH" | "RANGE_INVALID" | "RATE_LIMITED" | "REFRESH_TOKEN_INVALID" | "REFRESH_TOKEN_REUSED" | "REFUND_CEILING" | "REFUND_EXCEEDS_LINE" | "REFUND_LINE_UNKNOWN" | "REQUEST_TIMEOUT" | "RESERVATION_CLOSED" | "RETURN_URL_REFUSED" | "ROLE_BUILT_IN" | "ROLE_IN_USE" | "ROLE_LIMIT" | "ROLE_NAME_TAKEN" | "ROUTE_NOT_FOUND" | "SERVICE_UNAVAILABLE" | "SHIPMENT_EXCEEDS_ORDER" | "SHIPMENT_KEY_REUSED" | "SHIPPING_METHOD_REQUIRED" | "SHIPPING_METHOD_UNKNOWN" | "SIGN_IN_PROVIDER_UNAVAILABLE" | "SKU_TAKEN" | "STEP_UP_REQUIRED" | "STOCK_BELOW_HELD" | "TOKEN_EXPIRED" | "TOKEN_INVALID" | "TOO_MANY_ADDRESSES" | "TOO_MANY_ATTEMPTS" | "TOTP_IS_ON" | "TOTP_NOT_SET_UP" | "TOTP_REQUIRED" | "TOTP_WRONG" | "UNAUTHENTICATED" | "UNKNOWN_SKU" | "VALIDATION_FAILED" | "VARIANTS_WOULD_BE_LOST" | "VERSION_CONFLICT" | "WEBHOOK_ENDPOINT_DISABLED" | "WEBHOOK_ENDPOINT_LIMIT" | "WEBHOOK_REFUSED";
        ProblemIssue: {
            /** @description JSON pointer (RFC 6901) of the field */
            pointer: string;
            message: string;
        };
        Product: {
            id: string;
            handle: string;
            title: string;
            descriptionHtml: string;
            vendor: string;
            type: string;
            categories: string[];
            tags: string[];
            options: components["schemas"]["Option"][];
            images: components["schemas"]["Image"][];
            variants: components["schemas"]["Variant"][];
            metadata?: {
                [key: string]: components["schemas"]["MetadataValue"];
            };
            /** @enum {string} */
            status: "draft" | "active" | "archived";
            version: number;
        };
        ProductSummary: {
            id: string;
            handle: string;
            title: string;
            vendor: string;
            priceRange: components["schemas"]["ProductSummaryPriceRange"];
            /** Format: uri-reference */
            image?: string;
            available: boolean;
            /** @enum {string} */
            status?: "draft" | "active" | "archived";
            version: number;
        };
        ProductSummaryPage: {
            items: components["schemas"]["ProductSummary"][];
            next: string | null;
        };
        ProductSummaryPriceRange: {
            min: components["schemas"]["Money"];
            max: components["schemas"]["Money"];
        };
        /** @description A line holds at most 9999 pieces */
        QuantityTooHighProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "QUANTITY_TOO_HIGH";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            /** @description The sku of a variant */
            sku?: string;
            quantityMax?: number;
        };
        /** @description The range is not one of days */
        RangeInvalidProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "RANGE_INVALID";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            from?: string;
            to?: string;
        };
        /** @description Too many requests */
        RateLimitedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "RATE_LIMITED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            /** @description Seconds */
            retryAfter?: number;
        };
        RecoveryCodes: {
            /** @description Each signs in once in place of a code: for who has lost the app */
            recoveryCodes: string[];
        };
        /** @description The refresh token is not valid any more: sign in again */
        RefreshTokenInvalidProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "REFRESH_TOKEN_INVALID";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description The refresh token was used before: the session has ended */
        RefreshTokenReusedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "REFRESH_TOKEN_REUSED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description More than this API key may have given back */
        RefundCeilingProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "REFUND_CEILING";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            ceiling?: components["schemas"]["Money"];
        };
        /** @description More pieces than are left of the line to refund */
        RefundExceedsLineProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "REFUND_EXCEEDS_LINE";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            lineId?: string;
            remaining?: number;
        };
        RefundLine: {
            lineId: string;
            quantity: number;
        };
        /** @description The payment has no such line, or is of before its lines were stored */
        RefundLineUnknownProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "REFUND_LINE_UNKNOWN";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            lineId?: string;
        };
        /** @description What was sent; it says nothing about other accounts */
        Registration: {
            /** Format: email */
            email: string;
            name?: string;
            /** @enum {boolean} */
            emailConfirmed: false;
        };
        /** @description The request took too long to arrive */
        RequestTimeoutProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "REQUEST_TIMEOUT";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description The address to come back to is of no origin of this shop */
        ReturnUrlRefusedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "RETURN_URL_REFUSED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description A named set of scopes */
        Role: {
            /** @description Id of a role */
            id: string;
            name: string;
            description?: string;
            scopes: ("catalog:read" | "catalog:write" | "stock:read" | "stock:write" | "orders:read" | "orders:write" | "payments:read" | "payments:write" | "refunds:write" | "customers:read" | "customers:write" | "shipping:read" | "shipping:write" | "pricing:read" | "pricing:write" | "insights:read" | "webhooks:read" | "webhooks:write" | "admin" | "catalog" | "stock" | "orders" | "payments" | "customers" | "insights" | "webhooks")[];
            /** @description Comes with the shop, and is not changed */
            builtIn: boolean;
            version: number;
        };
        /** @description This role is built in: make another with the scopes that you want */
        RoleBuiltInProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "ROLE_BUILT_IN";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description Staff have this role: give them another first */
        RoleInUseProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "ROLE_IN_USE";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            /** @description How many */
            users?: number;
        };
        /** @description There are as many roles as a shop may have: remove one first */
        RoleLimitProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "ROLE_LIMIT";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            limit?: number;
        };
        /** @description There is a role of that name */
        RoleNameTakenProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "ROLE_NAME_TAKEN";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        RolePage: {
            items: components["schemas"]["Role"][];
            next: string | null;
        };
        /** @description Placed and not cancelled orders of a day of the shop in one currency. Revenue and tax are less what was refunded of them, whenever it was; `refunded` is that */
        SalesBucket: {
            /**
             * Format: date
             * @description A day in the shop's time zone, 2026-11-21
             */
            day: string;
            /** @description ISO 4217 code */
            currency: string;
            orders: number;
            cancelled: number;
            items: number;
            revenue: components["schemas"]["Money"];
            refunded?: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
        };
        SavedAddress: {
            id: string;
            name: string;
            company?: string;
            line1: string;
            line2?: string;
            city: string;
            region?: string;
            postalCode: string;
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            phone?: string;
        };
        /** @description A service that is needed is not available */
        ServiceUnavailableProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "SERVICE_UNAVAILABLE";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description One sign-in of a user */
        Session: {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            openedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            usedAt?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            expiresAt: string;
            /** @description Whether it is the one of this request */
            current: boolean;
        };
        SessionPage: {
            items: components["schemas"]["Session"][];
            next: string | null;
        };
        Shipment: {
            id: string;
            orderId: string;
            lines: components["schemas"]["ShipmentLinesItem"][];
            carrier: string;
            trackingNumber: string;
            /** @enum {string} */
            status: "dispatched" | "delivered";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            version: number;
        };
        /** @description More than the order still needs */
        ShipmentExceedsOrderProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "SHIPMENT_EXCEEDS_ORDER";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            /** @description The sku of a variant */
            sku?: string;
            remaining?: number;
        };
        ShipmentLine: {
            /** @description The sku of a variant */
            sku: string;
            quantity: number;
        };
        ShipmentLinesItem: {
            /** @description The sku of a variant */
            sku: string;
            quantity: number;
        };
        ShippingChoice: {
            id: string;
            title: string;
            price: components["schemas"]["Money"];
        };
        ShippingCreateMethodRequest: {
            title: string;
            zones: components["schemas"]["ShippingZone"][];
        };
        ShippingMethod: {
            id: string;
            title: string;
            zones: components["schemas"]["ShippingZone"][];
            version: number;
        };
        ShippingMethodPage: {
            items: components["schemas"]["ShippingMethod"][];
            next: string | null;
        };
        /** @description The cart needs a shipping method */
        ShippingMethodRequiredProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "SHIPPING_METHOD_REQUIRED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            cartId?: string;
        };
        /** @description This is no way to ship to the address */
        ShippingMethodUnknownProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "SHIPPING_METHOD_UNKNOWN";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            shippingMethod?: string;
        };
        ShippingRate: {
            price: components["schemas"]["Money"];
            maxWeightGrams?: number;
            freeFrom?: components["schemas"]["Money"];
        };
        ShippingSaveMethodRequest: {
            title: string;
            zones: components["schemas"]["ShippingZone"][];
        };
        ShippingZone: {
            countries: string[];
            rates: components["schemas"]["ShippingRate"][];
        };
        /** @description Who else signs people in */
        SignInProvider: {
            name: string;
            /** @description For people */
            title: string;
        };
        /** @description The provider cannot be asked just now: try again */
        SignInProviderUnavailableProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @enum {string} */
            code: "SIGN_IN_PROVIDER_UNAVAILABLE";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description Another product has this sku */
        SkuTakenProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "SKU_TAKEN";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            /** @description The sku of a variant */
            sku?: string;
            productId?: string;
        };
        /** @description Show first that it is you: POST /v1/sessions/current/step-up gives an access token that is good for this */
        StepUpRequiredProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "STEP_UP_REQUIRED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        StepUpToken: {
            /** @description JWT for `Authorization: Bearer` */
            accessToken: string;
            /** @description Seconds */
            expiresIn: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            steppedUpUntil: string;
        };
        Stock: {
            /** @description The sku of a variant */
            sku: string;
            onHand: number;
            held: number;
            available: number;
            /** @description Taken out for placed orders */
            allocated: number;
            /** @description Everything that ever came in: onHand + allocated */
            received: number;
            tracked: boolean;
            backorder: boolean;
            locations: components["schemas"]["StockLocationsItem"][];
            version: number;
        };
        /** @description Fewer would be left than orders hold */
        StockBelowHeldProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "STOCK_BELOW_HELD";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            /** @description The sku of a variant */
            sku?: string;
            held?: number;
        };
        StockLocationsItem: {
            location: string;
            onHand: number;
            held: number;
            available: number;
        };
        StockMovement: {
            id: string;
            /** @description The sku of a variant */
            sku: string;
            /** @enum {string} */
            kind: "initial" | "adjusted" | "allocated" | "returned";
            /** @description Change of onHand */
            delta: number;
            location: string;
            orderId?: string;
            reason?: string;
            actor?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
        };
        StockMovementPage: {
            items: components["schemas"]["StockMovement"][];
            next: string | null;
        };
        StockPage: {
            items: components["schemas"]["Stock"][];
            next: string | null;
        };
        TaxRate: {
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            region?: string;
            taxClass: string;
            /** @description Millionths: 190000 is 19 % */
            rate: number;
        };
        TaxRates: {
            items: components["schemas"]["TaxRate"][];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at?: string;
            version: number;
        };
        TestCharge: {
            id: string;
            orderId: string;
            /** @enum {string} */
            status: "pending" | "authorized" | "declined" | "voided";
            authorized: components["schemas"]["Money"];
            captured: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            steps: components["schemas"]["TestChargeStepsItem"][];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
        };
        TestChargePage: {
            items: components["schemas"]["TestCharge"][];
            next: string | null;
        };
        TestChargeStepsItem: {
            key: string;
            amount: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
        };
        /** @description The access token has expired: exchange the refresh token for a new one */
        TokenExpiredProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "TOKEN_EXPIRED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description The access token proves nobody: sign in again */
        TokenInvalidProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "TOKEN_INVALID";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        Tokens: {
            /** @description JWT for `Authorization: Bearer` */
            accessToken: string;
            /** @description Seconds */
            expiresIn: number;
            /** @description For one use: each refresh answers a new one */
            refreshToken: string;
            /**
             * @description Of a sign-in alone: this password would be refused as a new one, so set another
             * @enum {boolean}
             */
            weakPassword?: true;
            /**
             * @description Staff of this shop need an authenticator app: until `POST /v1/users/me/totp` is confirmed, their tokens hold no scope
             * @enum {boolean}
             */
            totpMissing?: true;
            /** @description Of a sign-in alone: send it with the next one from the same device, which then waits for nobody else's attempts */
            deviceToken?: string;
        };
        /** @description There are as many addresses as can be kept */
        TooManyAddressesProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "TOO_MANY_ADDRESSES";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            max?: number;
        };
        /** @description Too many attempts: wait, or sign in from a device that did so before, or by a mailed link */
        TooManyAttemptsProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "TOO_MANY_ATTEMPTS";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            /** @description Seconds */
            retryAfter?: number;
        };
        Totals: {
            subtotal: components["schemas"]["Money"];
            discount: components["schemas"]["Money"];
            shipping: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            taxIncluded: boolean;
        };
        /** @description The account has an authenticator app: remove that first */
        TotpIsOnProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "TOTP_IS_ON";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description No authenticator app was set up: POST /v1/users/me/totp comes first */
        TotpNotSetUpProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "TOTP_NOT_SET_UP";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description This account takes a code of its authenticator app too, or one of its recovery codes: send it as `totp` */
        TotpRequiredProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "TOTP_REQUIRED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        TotpSecret: {
            /** @description Base32, to be typed into an app */
            secret: string;
            /** @description `otpauth://`, to be shown as a QR code */
            uri: string;
        };
        /** @description This code is not good: it is another one's, is too old, or was used */
        TotpWrongProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "TOTP_WRONG";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        /** @description Sign in first */
        UnauthenticatedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "UNAUTHENTICATED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        UnitPrice: {
            amount: number;
            /** @description ISO 4217 code */
            currency: string;
        };
        /** @description There is no such sku on sale */
        UnknownSkuProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "UNKNOWN_SKU";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            /** @description The sku of a variant */
            sku?: string;
        };
        User: {
            id: string;
            /** Format: email */
            email: string;
            name?: string;
            /**
             * Format: email
             * @description What `email` becomes once it is confirmed
             */
            pendingEmail?: string;
            /** @description Whether its owner has shown that mails to the address reach them */
            emailConfirmed: boolean;
            /** @description All of them: of the user, and of their roles */
            scopes: ("catalog:read" | "catalog:write" | "stock:read" | "stock:write" | "orders:read" | "orders:write" | "payments:read" | "payments:write" | "refunds:write" | "customers:read" | "customers:write" | "shipping:read" | "shipping:write" | "pricing:read" | "pricing:write" | "insights:read" | "webhooks:read" | "webhooks:write" | "admin" | "catalog" | "stock" | "orders" | "payments" | "customers" | "insights" | "webhooks")[];
            /** @description Ids of the roles of somebody of the staff */
            roles?: string[];
            /**
             * Format: date-time
             * @description Since when the user is locked out; absent: not at all
             */
            deactivatedAt?: string;
            /**
             * Format: date-time
             * @description Since when signing in takes a code of an authenticator app; absent: it does not
             */
            totpSince?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            version: number;
        };
        UserPage: {
            items: components["schemas"]["User"][];
            next: string | null;
        };
        /** @description The request is not valid */
        ValidationFailedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "VALIDATION_FAILED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        Variant: {
            id: string;
            /** @description The sku of a variant */
            sku: string;
            title: string;
            options: {
                [key: string]: string;
            };
            price: components["schemas"]["Money"];
            compareAtPrice?: components["schemas"]["Money"];
            weightGrams?: number;
            /** Format: uri-reference */
            image?: string;
            barcode?: string;
            available: boolean;
            availableQuantity?: number;
            prices?: components["schemas"]["Money"][];
            compareAtPrices?: components["schemas"]["Money"][];
            taxClass?: string;
            tracked?: boolean;
            backorder?: boolean;
            initialStock?: number;
            metadata?: {
                [key: string]: components["schemas"]["MetadataValue"];
            };
        };
        VariantInput: {
            id?: string;
            /** @description The sku of a variant */
            sku?: string;
            title?: string;
            /** @description A value for each option of the product, not blank */
            options?: {
                [key: string]: string;
            };
            price?: components["schemas"]["UnitPrice"];
            prices?: components["schemas"]["UnitPrice"][];
            compareAtPrice?: components["schemas"]["UnitPrice"];
            compareAtPrices?: components["schemas"]["UnitPrice"][];
            weightGrams?: number;
            barcode?: string;
            /**
             * Format: uri-reference
             * @description Kept as it is, never fetched
             */
            image?: string;
            taxClass?: string;
            /** @description Whether stock is counted; default true */
            tracked?: boolean;
            /** @description Sold beyond what there is; default false */
            backorder?: boolean;
            initialStock?: number;
            metadata?: {
                [key: string]: components["schemas"]["MetadataValue"];
            };
            /** @description Read only, ignored */
            available?: boolean;
            /** @description Read only, ignored */
            availableQuantity?: number;
        };
        /** @description Variants would be lost */
        VariantsWouldBeLostProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "VARIANTS_WOULD_BE_LOST";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            skus?: string[];
        };
        /** @description Changed by too many others at once */
        VersionConflictProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "VERSION_CONFLICT";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            id?: string;
            what?: string;
        };
        WebhookAttempt: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            /** @description How long it took */
            ms: number;
            /** @description HTTP status of the response */
            status?: number;
            /** @description Why it failed: STATUS (no 2xx), TIMEOUT, CONNECTION, DNS, ADDRESS_REFUSED (not public), URL_REFUSED */
            error?: string;
            detail?: string;
            /** @description The beginning of the response's body */
            response?: string;
        };
        WebhookDelivery: {
            id: string;
            endpointId: string;
            /** @description The header `webhook-id`: the same however often the event is sent */
            eventId: string;
            type: string;
            /** @description Id of what the event is about */
            subject: string;
            /**
             * @description `pending`: to be tried, or tried again; `failed`: given up, after three days
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /**
             * Format: date-time
             * @description Since when it is to be delivered
             */
            at: string;
            /**
             * Format: date-time
             * @description Of `pending`: when it is tried next
             */
            nextAt?: string;
            /** @description Attempts since it was created or replayed */
            attempts: number;
            /** @description The last attempts, oldest first */
            log: components["schemas"]["WebhookAttempt"][];
            version: number;
        };
        WebhookDeliveryDetail: {
            id: string;
            endpointId: string;
            /** @description The header `webhook-id`: the same however often the event is sent */
            eventId: string;
            type: string;
            /** @description Id of what the event is about */
            subject: string;
            /**
             * @description `pending`: to be tried, or tried again; `failed`: given up, after three days
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /**
             * Format: date-time
             * @description Since when it is to be delivered
             */
            at: string;
            /**
             * Format: date-time
             * @description Of `pending`: when it is tried next
             */
            nextAt?: string;
            /** @description Attempts since it was created or replayed */
            attempts: number;
            /** @description The last attempts, oldest first */
            log: components["schemas"]["WebhookAttempt"][];
            version: number;
            event: components["schemas"]["CloudEvent"];
        };
        WebhookDeliveryPage: {
            items: components["schemas"]["WebhookDelivery"][];
            next: string | null;
        };
        WebhookEndpoint: {
            id: string;
            url: string;
            events: string[];
            description?: string;
            /**
             * @description `disabled`: nothing is sent, and events that happen meanwhile are not stored for it
             * @enum {string}
             */
            status: "active" | "disabled";
            /** @description Why it was disabled. GONE: it responded 410 */
            reason?: string;
            /** @description Whether fields that say who somebody is (names, e-mail addresses, streets) are sent; otherwise they are left out */
            personalData: boolean;
            /**
             * Format: date-time
             * @description Until then events are signed with the secret before the present one, too
             */
            previousSecretUntil?: string;
            health: components["schemas"]["WebhookHealth"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            version: number;
        };
        /** @description The webhook endpoint is disabled: set its status to active first */
        WebhookEndpointDisabledProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "WEBHOOK_ENDPOINT_DISABLED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            id?: string;
        };
        /** @description There are as many webhook endpoints as a shop may have: delete one first */
        WebhookEndpointLimitProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "WEBHOOK_ENDPOINT_LIMIT";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
            limit?: number;
        };
        WebhookEndpointPage: {
            items: components["schemas"]["WebhookEndpoint"][];
            next: string | null;
        };
        WebhookEndpointWithSecret: {
            id: string;
            url: string;
            events: string[];
            description?: string;
            /**
             * @description `disabled`: nothing is sent, and events that happen meanwhile are not stored for it
             * @enum {string}
             */
            status: "active" | "disabled";
            /** @description Why it was disabled. GONE: it responded 410 */
            reason?: string;
            /** @description Whether fields that say who somebody is (names, e-mail addresses, streets) are sent; otherwise they are left out */
            personalData: boolean;
            /**
             * Format: date-time
             * @description Until then events are signed with the secret before the present one, too
             */
            previousSecretUntil?: string;
            health: components["schemas"]["WebhookHealth"];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            version: number;
            /** @description Of the signatures (Standard Webhooks, `whsec_…`). It is not shown again */
            secret: string;
        };
        WebhookHealth: {
            /** @description Attempts that failed since the last that did not */
            failures: number;
            /**
             * Format: date-time
             * @description After several failures in a row one attempt is made then, and others wait for it
             */
            pausedUntil?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            lastSuccessAt?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            lastFailureAt?: string;
        };
        /** @description The message is not signed by the provider, too old, or was altered */
        WebhookRefusedProblem: {
            /**
             * Format: uri
             * @description urn:caravan:problem:…, one per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "WEBHOOK_REFUSED";
            errors?: components["schemas"]["ProblemIssue"][];
            traceId: string;
            /** @description The X-Request-Id that was sent */
            requestId?: string;
        };
        WebhookReplay: {
            replayed: number;
            /** @description Where to go on: there is more in the span; null at its end */
            next: string | null;
        };
        WebhooksChangeEndpointRequest: {
            /**
             * Format: uri
             * @description An https address of the public internet, on port 443 or one above 1023, without user name and password
             */
            url?: string;
            /** @description Types of docs/events.md that are public, or `*` for all */
            events?: string[];
            description?: string | null;
            /**
             * @description `disabled`: nothing is sent, and events that happen meanwhile are not stored for it
             * @enum {string}
             */
            status?: "active" | "disabled";
            /** @description Whether fields that say who somebody is (names, e-mail addresses, streets) are sent; otherwise they are left out */
            personalData?: boolean;
        };
        WebhooksCreateEndpointConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["VersionConflictProblem"] | components["schemas"]["WebhookEndpointLimitProblem"];
        WebhooksCreateEndpointRequest: {
            /**
             * Format: uri
             * @description An https address of the public internet, on port 443 or one above 1023, without user name and password
             */
            url: string;
            /** @description Types of docs/events.md that are public, or `*` for all */
            events: string[];
            description?: string;
            /**
             * @description `disabled`: nothing is sent, and events that happen meanwhile are not stored for it
             * @enum {string}
             */
            status?: "active" | "disabled";
            /** @description Whether fields that say who somebody is (names, e-mail addresses, streets) are sent; otherwise they are left out */
            personalData?: boolean;
        };
        WebhooksListDeliveriesUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        WebhooksListEndpointsUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["ValidationFailedProblem"];
        WebhooksPingEndpointConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["VersionConflictProblem"] | components["schemas"]["WebhookEndpointDisabledProblem"];
        WebhooksReplayDeliveriesConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["VersionConflictProblem"] | components["schemas"]["WebhookEndpointDisabledProblem"];
        WebhooksReplayDeliveriesRequest: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            from: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            to?: string;
            /**
             * @description Only those that ended so; without it all that are not pending
             * @enum {string}
             */
            status?: "delivered" | "failed";
            /** @description `next` of the response before */
            cursor?: string;
        };
        WebhooksReplayDeliveriesUnprocessable: components["schemas"]["CursorInvalidProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["ValidationFailedProblem"];
        WebhooksReplayDeliveryConflict: components["schemas"]["IdempotencyInFlightProblem"] | components["schemas"]["VersionConflictProblem"] | components["schemas"]["WebhookEndpointDisabledProblem"];
        WebhooksRotateSecretRequest: {
            /**
             * @description Events are signed with both secrets for so long; 0: the old one ends at once
             * @default 24
             */
            overlapHours: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    identityJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityJwksResponse"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityRevokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityGetApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityChangeApiKey: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityChangeApiKeyRequest"];
                "application/merge-patch+json": components["schemas"]["IdentityChangeApiKeyRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityListApiKeys: {
        parameters: {
            query?: {
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityListApiKeysUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityCreateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityCreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN, STEP_UP_REQUIRED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenOrStepUpRequiredProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description API_KEY_LIMIT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityCreateApiKeyConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityAudit: {
        parameters: {
            query?: {
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityAuditUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cartsClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The cart's id */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CART_CLOSED, IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CartsClaimConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cartsRemoveLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart's id */
                cartId: string;
                /** @description The line's id */
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CART_CLOSED, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CartsRemoveLineConflict"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cartsChangeLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart's id */
                cartId: string;
                /** @description The line's id */
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartsChangeLineRequest"];
                "application/merge-patch+json": components["schemas"]["CartsChangeLineRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CART_CLOSED, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CartsChangeLineConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description PRICE_OUT_OF_RANGE, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CartsChangeLineUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cartsAddLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The cart's id */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartsAddLineRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CART_CLOSED, IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CartsAddLineConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description CART_FULL, IDEMPOTENCY_KEY_REUSED, NO_PRICE_IN_CURRENCY, PRICE_OUT_OF_RANGE, QUANTITY_TOO_HIGH, UNKNOWN_SKU, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CartsAddLineUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentsMethods: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart's id */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentsMethodsResponse"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentsOpenSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The cart's id */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentsOpenSessionRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentSession"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, PAYMENT_AMOUNT_UNSUPPORTED, PAYMENT_PROVIDER_UNKNOWN, RETURN_URL_REFUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentsOpenSessionUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cartsShippingOptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart's id */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartsShippingOptionsResponse"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description ADDRESS_REQUIRED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CartsShippingOptionsUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cartsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart's id */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cartsUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart's id */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CartsUpdateRequest"];
                "application/merge-patch+json": components["schemas"]["CartsUpdateRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CART_CLOSED, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CartsUpdateConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description ADDRESS_INVALID, ADDRESS_REQUIRED, SHIPPING_METHOD_UNKNOWN, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CartsUpdateUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cartsOpen: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CartsOpenRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description CURRENCY_UNKNOWN, IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CartsOpenUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogGetCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The category's id */
                categoryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogDeleteCategory: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description The category's id */
                categoryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogPatchCategory: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description The category's id */
                categoryId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CatalogPatchCategoryRequest"];
                "application/merge-patch+json": components["schemas"]["CatalogPatchCategoryRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description HANDLE_TAKEN, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CatalogPatchCategoryConflict"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogCategories: {
        parameters: {
            query?: {
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CatalogCategoriesUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogCreateCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CatalogCreateCategoryRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description HANDLE_TAKEN, IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CatalogCreateCategoryConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersGetAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The address's id */
                addressId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedAddress"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersRemoveAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The address's id */
                addressId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersChangeAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The address's id */
                addressId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CustomersChangeAddressRequest"];
                "application/merge-patch+json": components["schemas"]["CustomersChangeAddressRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedAddress"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description ADDRESS_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CustomersChangeAddressUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomersAddressesResponse"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersAddAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomersAddAddressRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    Location?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedAddress"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, TOO_MANY_ADDRESSES, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CustomersAddAddressConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description ADDRESS_INVALID, IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CustomersAddAddressUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersExportMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportedCustomer"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ordersListMine: {
        parameters: {
            query?: {
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrdersListMineUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersEraseMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description ACCOUNT_HAS_SCOPES, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CustomersEraseMeConflict"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersChangeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CustomersChangeMeRequest"];
                "application/merge-patch+json": components["schemas"]["CustomersChangeMeRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersExportOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportedCustomer"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersErase: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description ACCOUNT_HAS_SCOPES, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CustomersEraseConflict"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersList: {
        parameters: {
            query?: {
                /** @description An e-mail address */
                email?: string;
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CustomersListUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    gatewayRedrive: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    gatewayDeadLetters: {
        parameters: {
            query?: {
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
                /** @description Only those of this service */
                service?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["GatewayDeadLettersUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogExport: {
        parameters: {
            query?: {
                /** @description ISO 4217 code */
                currency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityCompleteExternalSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityCompleteExternalSignInRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, EXTERNAL_SIGN_IN_DENIED, EXTERNAL_SIGN_IN_INVALID, TOKEN_EXPIRED, TOKEN_INVALID, TOTP_REQUIRED, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityCompleteExternalSignInUnauthorized"];
                };
            };
            /** @description API_KEY_ADDRESS, EXTERNAL_STAFF, TOTP_WRONG */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityCompleteExternalSignInForbidden"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description EXTERNAL_EMAIL_UNPROVEN, EXTERNAL_LINK_NEEDED, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityCompleteExternalSignInConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description SIGN_IN_PROVIDER_UNAVAILABLE */
            424: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SignInProviderUnavailableProblem"];
                };
            };
            /** @description RATE_LIMITED, TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityCompleteExternalSignInStatus429"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityBeginExternalSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityBeginExternalSignInRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExternalSignIn"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description SIGN_IN_PROVIDER_UNAVAILABLE */
            424: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SignInProviderUnavailableProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogGetImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import's id */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogImport: {
        parameters: {
            query?: {
                /** @description ISO 4217 code */
                currency?: string;
                /** @description Of the file, where its Content-Type does not name it; UTF-8 otherwise */
                charset?: string;
            };
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["CatalogImportForm"];
                "text/csv": string;
                "text/plain": string;
                "application/vnd.ms-excel": string;
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    /** @description Seconds after which to ask again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description CSV_INVALID, IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CatalogImportUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    insightsBoard: {
        parameters: {
            query?: {
                /** @description Only orders of this status */
                status?: string;
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardRowPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InsightsBoardUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    insightsSales: {
        parameters: {
            query?: {
                /** @description A day in the shop's time zone, 2026-11-21 */
                from?: string;
                /** @description A day in the shop's time zone, 2026-11-21 */
                to?: string;
                /** @description The span of one bucket */
                bucket?: "day";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightsSalesResponse"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description RANGE_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InsightsSalesUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentsBalances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalancePage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notificationsPreview: {
        parameters: {
            query?: {
                /** @description The shopper's language, a tag of BCP 47 */
                locale?: string;
            };
            header?: never;
            path: {
                /** @description Of mails, as messages have it */
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPreview"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description MAIL_TEMPLATE_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MailTemplateNotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notificationsTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationsTemplatesResponse"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    gatewayMesh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mesh"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notificationsResend: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description MESSAGE_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MessageNotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notificationsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description MESSAGE_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MessageNotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notificationsList: {
        parameters: {
            query?: {
                /** @description The order's id */
                orderId?: string;
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotificationsListUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ordersCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
                /** @description The order's access token, for guests; also ?token= */
                "X-Order-Token"?: string;
            };
            path: {
                /** @description The order's id */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, REFUND_CEILING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrdersCancelForbidden"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, ORDER_NOT_CANCELLABLE, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrdersCancelConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ordersDetails: {
        parameters: {
            query?: never;
            header?: {
                /** @description The order's access token, for guests; also ?token= */
                "X-Order-Token"?: string;
            };
            path: {
                /** @description The order's id */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrdersDetailsResponse"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ordersHistory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The order's access token, for guests; also ?token= */
                "X-Order-Token"?: string;
            };
            path: {
                /** @description The order's id */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrdersHistoryResponse"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ordersShip: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order's id */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrdersShipRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderShipment"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, NOTHING_TO_SHIP, ORDER_NOT_PAID, ORDER_NOT_SHIPPABLE, SHIPMENT_EXCEEDS_ORDER, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrdersShipConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ordersGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The order's access token, for guests; also ?token= */
                "X-Order-Token"?: string;
            };
            path: {
                /** @description The order's id */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ordersList: {
        parameters: {
            query?: {
                /** @description Only orders of this status */
                status?: "pending" | "placed" | "completed" | "rejected" | "cancelled";
                /** @description Only orders whose payment has this status */
                paymentStatus?: "none" | "unknown" | "authorized" | "declined" | "partiallyCaptured" | "captured" | "partiallyRefunded" | "refunded" | "voided" | "requiresAction" | "processing" | "expired" | "disputed";
                /** @description Only orders whose parcels have this status */
                fulfilmentStatus?: "none" | "partial" | "fulfilled" | "delivered" | "returned";
                /** @description The number of an order, as in mails; in any case */
                number?: string;
                /** @description An e-mail address */
                email?: string;
                /** @description A part of a name on the order's addresses, in any case */
                name?: string;
                /** @description Only orders with a line of this sku */
                sku?: string;
                /** @description An instant of ISO 8601, or a day: the whole of it in the shop's time zone */
                from?: string;
                /** @description An instant of ISO 8601, or a day: the whole of it in the shop's time zone */
                to?: string;
                /** @description By the time of the order; default newest */
                sort?: "newest" | "oldest";
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrdersListUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ordersPlace: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key": string;
                /** @description respond-async: answered 202 at once */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrdersPlaceRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Still pending: ask again at Location */
            202: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    /** @description Seconds after which to ask again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REQUIRED, MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyRequiredOrMalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description PAYMENT_DECLINED, PAYMENT_FAILED */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrdersPlacePaymentRequired"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description CART_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CartNotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CART_ALREADY_ORDERED, CART_CLOSED, CART_EMPTY, IDEMPOTENCY_IN_FLIGHT, NOT_FOR_SALE, ORDER_EXPIRED, ORDER_REFUSED, OUT_OF_STOCK, PRICE_CHANGED, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrdersPlaceConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description ADDRESS_INVALID, ADDRESS_REQUIRED, CURRENCY_UNKNOWN, EMAIL_REQUIRED, IDEMPOTENCY_KEY_REUSED, NO_PRICE_IN_CURRENCY, PAYMENT_AMOUNT_UNSUPPORTED, PAYMENT_PROVIDER_UNKNOWN, PAYMENT_SESSION_UNKNOWN, PRICE_OUT_OF_RANGE, QUANTITY_TOO_HIGH, SHIPPING_METHOD_REQUIRED, SHIPPING_METHOD_UNKNOWN, UNKNOWN_SKU, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrdersPlaceUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityResetPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityResetPasswordRequest"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, MAIL_TOKEN_INVALID, PASSWORD_COMMON, PASSWORD_IS_EMAIL, PASSWORD_TOO_SHORT, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityResetPasswordUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityRequestPasswordReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityRequestPasswordResetRequest"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    /** @description Seconds after which to ask again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailRequest"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED, TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityRequestPasswordResetStatus429"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentsCapture: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The payment's id */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PaymentsCaptureRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REQUIRED, MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyRequiredOrMalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, PAYMENT_BUSY, PAYMENT_NOT_CAPTURABLE, PAYMENT_UNSETTLED, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentsCaptureConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, PAYMENT_AMOUNT_TOO_HIGH, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentsCaptureUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentsRecordReceipt: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The payment's id */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentsRecordReceiptRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REQUIRED, MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyRequiredOrMalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, PAYMENT_NOT_AWAITED, PAYMENT_UNSETTLED, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentsRecordReceiptConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentsRefund: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The payment's id */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PaymentsRefundRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REQUIRED, MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyRequiredOrMalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN, REFUND_CEILING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentsRefundForbidden"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, PAYMENT_BUSY, PAYMENT_NOT_REFUNDABLE, PAYMENT_UNSETTLED, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentsRefundConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, PAYMENT_AMOUNT_TOO_HIGH, REFUND_EXCEEDS_LINE, REFUND_LINE_UNKNOWN, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentsRefundUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentsVoid: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The payment's id */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REQUIRED, MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyRequiredOrMalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, PAYMENT_BUSY, PAYMENT_NOT_VOIDABLE, PAYMENT_UNSETTLED, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentsVoidConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentsGetPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment's id */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentsList: {
        parameters: {
            query?: {
                /** @description Only payments of this status */
                status?: "created" | "unknown" | "requiresAction" | "processing" | "authorized" | "declined" | "failed" | "partiallyCaptured" | "captured" | "partiallyRefunded" | "refunded" | "voided" | "expired" | "disputed";
                /** @description The order's id */
                orderId?: string;
                /** @description One of the shop's payment providers */
                provider?: string;
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentsListUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogArchive: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id or handle of the product */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogPublish: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id or handle of the product */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, NOTHING_TO_SELL, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CatalogPublishConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogGet: {
        parameters: {
            query?: {
                /** @description ISO 4217 code */
                currency?: string;
            };
            header?: never;
            path: {
                /** @description Id or handle of the product */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogReplace: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description Id or handle of the product */
                productId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CatalogReplaceRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description HANDLE_TAKEN, NOTHING_TO_SELL, SKU_TAKEN, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CatalogReplaceConflict"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogDelete: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description Id or handle of the product */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogPatch: {
        parameters: {
            query?: {
                /** @description The variants sent are all there are, each as it is sent; without it they are merged by id, else sku, else options, and none may be left out */
                replace?: "variants";
            };
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description Id or handle of the product */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CatalogPatchRequest"];
                "application/merge-patch+json": components["schemas"]["CatalogPatchRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description HANDLE_TAKEN, NOTHING_TO_SELL, SKU_TAKEN, VARIANTS_WOULD_BE_LOST, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CatalogPatchConflict"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogList: {
        parameters: {
            query?: {
                /** @description Words of titles, vendors, types and tags */
                q?: string;
                /** @description Id or handle of a category */
                category?: string;
                /** @description A tag, as it is written on products */
                tag?: string;
                /** @description A vendor, as it is written on products */
                vendor?: string;
                /** @description Minor units of the currency */
                minPrice?: number;
                /** @description Minor units of the currency */
                maxPrice?: number;
                /** @description Only what can be bought now */
                inStock?: boolean;
                /** @description The order of the list; a hyphen before it: the other way round */
                sort?: "newest" | "oldest" | "title" | "-title" | "price" | "-price";
                /** @description ISO 4217 code */
                currency?: string;
                /** @description For staff; others see what is on sale */
                status?: "draft" | "active" | "archived" | "all";
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductSummaryPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CatalogListForbidden"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CatalogListUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CatalogCreateRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description HANDLE_TAKEN, IDEMPOTENCY_IN_FLIGHT, NOTHING_TO_SELL, SKU_TAKEN, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CatalogCreateConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityGetRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a role */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityRemoveRole: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description Id of a role */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN, STEP_UP_REQUIRED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenOrStepUpRequiredProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description ROLE_BUILT_IN, ROLE_IN_USE, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityRemoveRoleConflict"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityChangeRole: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description Id of a role */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["IdentityChangeRoleRequest"];
                "application/merge-patch+json": components["schemas"]["IdentityChangeRoleRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN, STEP_UP_REQUIRED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenOrStepUpRequiredProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description ROLE_BUILT_IN, ROLE_NAME_TAKEN, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityChangeRoleConflict"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityListRoles: {
        parameters: {
            query?: {
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityListRolesUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityCreateRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityCreateRoleRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN, STEP_UP_REQUIRED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenOrStepUpRequiredProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, ROLE_LIMIT, ROLE_NAME_TAKEN, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityCreateRoleConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityStepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["IdentityStepUpRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepUpToken"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, TOTP_REQUIRED, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityStepUpUnauthorized"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED, PASSWORD_WRONG, TOTP_WRONG */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityStepUpForbidden"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED, TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityStepUpStatus429"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identitySignOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityRefresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityRefreshRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, REFRESH_TOKEN_INVALID, REFRESH_TOKEN_REUSED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityRefreshUnauthorized"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityRevokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityListSessions: {
        parameters: {
            query?: {
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityListSessionsUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identitySignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentitySignInRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, CREDENTIALS_WRONG, TOKEN_EXPIRED, TOKEN_INVALID, TOTP_REQUIRED, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentitySignInUnauthorized"];
                };
            };
            /** @description ACCOUNT_DEACTIVATED, API_KEY_ADDRESS, TOTP_WRONG */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentitySignInForbidden"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED, TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentitySignInStatus429"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityRevokeSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shippingGetMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The method's id */
                methodId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingMethod"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shippingSaveMethod: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description The method's id */
                methodId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShippingSaveMethodRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingMethod"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shippingRemoveMethod: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description The method's id */
                methodId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shippingListMethods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingMethodPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shippingCreateMethod: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShippingCreateMethodRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingMethod"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identitySignInMailed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentitySignInMailedRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, TOTP_REQUIRED, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentitySignInMailedUnauthorized"];
                };
            };
            /** @description API_KEY_ADDRESS, PASSWORD_NEEDED, PASSWORD_WRONG, TOTP_WRONG */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentitySignInMailedForbidden"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description MAIL_TOKEN_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentitySignInMailedUnprocessable"];
                };
            };
            /** @description RATE_LIMITED, TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentitySignInMailedStatus429"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityRequestSignIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityRequestSignInRequest"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    /** @description Seconds after which to ask again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailRequest"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED, TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityRequestSignInStatus429"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityListSignInProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityListSignInProvidersResponse"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityAcceptInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityAcceptInvitationRequest"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, EXTERNAL_SIGN_IN_DENIED, EXTERNAL_SIGN_IN_INVALID, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityAcceptInvitationUnauthorized"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description EXTERNAL_IDENTITY_LIMIT, EXTERNAL_IDENTITY_TAKEN, IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityAcceptInvitationConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, INVITATION_INVALID, PASSWORD_COMMON, PASSWORD_IS_EMAIL, PASSWORD_TOO_SHORT, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityAcceptInvitationUnprocessable"];
                };
            };
            /** @description SIGN_IN_PROVIDER_UNAVAILABLE */
            424: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SignInProviderUnavailableProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityRevokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN, STEP_UP_REQUIRED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenOrStepUpRequiredProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityListInvitations: {
        parameters: {
            query?: {
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityListInvitationsUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityInvite: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityInviteRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN, STEP_UP_REQUIRED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenOrStepUpRequiredProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, INVITATION_LIMIT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityInviteConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED, TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityInviteStatus429"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityDeactivate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN, STEP_UP_REQUIRED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenOrStepUpRequiredProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, LAST_ADMINISTRATOR, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityDeactivateConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityReactivate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN, STEP_UP_REQUIRED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenOrStepUpRequiredProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, PASSWORD_UNFIT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityReactivateConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityListStaff: {
        parameters: {
            query?: {
                /** @description Only staff of this status */
                status?: "active" | "deactivated";
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityListStaffUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventoryAdjust: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The sku of a variant */
                sku: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InventoryAdjustRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stock"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REQUIRED, MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyRequiredOrMalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, STOCK_BELOW_HELD, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InventoryAdjustConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, UNKNOWN_SKU, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InventoryAdjustUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventoryListMovements: {
        parameters: {
            query?: {
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The sku of a variant */
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockMovementPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InventoryListMovementsUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventoryGetStock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The sku of a variant */
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stock"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inventoryListStock: {
        parameters: {
            query?: {
                /** @description Only what is nearly sold out */
                low?: boolean;
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InventoryListStockUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pricingTaxRates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRates"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pricingSaveTaxRates: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PricingSaveTaxRatesRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRates"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentsTestLedger: {
        parameters: {
            query?: {
                /** @description The order's id */
                orderId?: string;
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestChargePage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentsTestLedgerUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityConfirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityConfirmRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, MAIL_TOKEN_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityConfirmUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityRequestConfirmation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityChangeEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityChangeEmailRequest"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    /** @description Seconds after which to ask again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailRequest"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED, PASSWORD_WRONG */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityChangeEmailForbidden"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED, TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityChangeEmailStatus429"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityRemoveExternalIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description LAST_SIGN_IN, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityRemoveExternalIdentityConflict"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityListExternalIdentities: {
        parameters: {
            query?: {
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExternalIdentityPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityListExternalIdentitiesUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityLinkExternalIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityLinkExternalIdentityRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExternalIdentity"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, EXTERNAL_SIGN_IN_DENIED, EXTERNAL_SIGN_IN_INVALID, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityLinkExternalIdentityUnauthorized"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED, EXTERNAL_STAFF */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityLinkExternalIdentityForbidden"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description EXTERNAL_IDENTITY_LIMIT, EXTERNAL_IDENTITY_TAKEN, IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityLinkExternalIdentityConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description SIGN_IN_PROVIDER_UNAVAILABLE */
            424: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SignInProviderUnavailableProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityChangePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityChangePasswordRequest"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED, PASSWORD_WRONG */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityChangePasswordForbidden"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, PASSWORD_COMMON, PASSWORD_IS_EMAIL, PASSWORD_TOO_SHORT, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityChangePasswordUnprocessable"];
                };
            };
            /** @description RATE_LIMITED, TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityChangePasswordStatus429"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityConfirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityConfirmTotpRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED, TOTP_WRONG */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityConfirmTotpForbidden"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description TOTP_IS_ON, TOTP_NOT_SET_UP, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityConfirmTotpConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED, TOO_MANY_ATTEMPTS */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityConfirmTotpStatus429"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identitySetUpTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpSecret"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED, STEP_UP_REQUIRED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedOrStepUpRequiredProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description TOTP_IS_ON, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentitySetUpTotpConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityRemoveTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED, STEP_UP_REQUIRED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedOrStepUpRequiredProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identitySetRoles: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentitySetRolesRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN, STEP_UP_REQUIRED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenOrStepUpRequiredProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description LAST_ADMINISTRATOR, PASSWORD_UNFIT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentitySetRolesConflict"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityGrant: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityGrantRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN, STEP_UP_REQUIRED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenOrStepUpRequiredProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description LAST_ADMINISTRATOR, PASSWORD_UNFIT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityGrantConflict"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityRemoveTotpOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN, STEP_UP_REQUIRED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenOrStepUpRequiredProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityGetUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, API_KEY_NOT_ALLOWED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrApiKeyNotAllowedProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    identityRegister: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityRegisterRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registration"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, PASSWORD_COMMON, PASSWORD_IS_EMAIL, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityRegisterUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksReplayDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id */
                id: string;
                /** @description The delivery's id */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    /** @description Seconds after which to ask again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT, WEBHOOK_ENDPOINT_DISABLED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WebhooksReplayDeliveryConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksGetDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id */
                id: string;
                /** @description The delivery's id */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryDetail"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksListDeliveries: {
        parameters: {
            query?: {
                /** @description `pending`: to be tried, or tried again; `failed`: given up, after three days */
                status?: "pending" | "delivered" | "failed";
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WebhooksListDeliveriesUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksPingEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    /** @description Seconds after which to ask again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT, WEBHOOK_ENDPOINT_DISABLED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WebhooksPingEndpointConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksReplayDeliveries: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhooksReplayDeliveriesRequest"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    /** @description Seconds after which to ask again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReplay"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT, WEBHOOK_ENDPOINT_DISABLED */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WebhooksReplayDeliveriesConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description CURSOR_INVALID, IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WebhooksReplayDeliveriesUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksRotateSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WebhooksRotateSecretRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyInFlightOrVersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksGetEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksDeleteEndpoint: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksChangeEndpoint: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; stale: 412, missing: 428 */
                "If-Match": string;
            };
            path: {
                /** @description The id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WebhooksChangeEndpointRequest"];
                "application/merge-patch+json": components["schemas"]["WebhooksChangeEndpointRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description PRECONDITION_FAILED */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description PRECONDITION_REQUIRED */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksListEndpoints: {
        parameters: {
            query?: {
                /** @description Items of one page */
                limit?: number;
                /** @description Where the page begins: `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointPage"];
                };
            };
            /** @description Not changed since If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description CURSOR_INVALID, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WebhooksListEndpointsUnprocessable"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksCreateEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated key is answered with the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhooksCreateEndpointRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    /** @description true: the first answer, once more */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            /** @description MALFORMED_JSON, MALFORMED_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedJsonOrMalformedRequestProblem"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS, FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressOrForbiddenProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description IDEMPOTENCY_IN_FLIGHT, VERSION_CONFLICT, WEBHOOK_ENDPOINT_LIMIT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WebhooksCreateEndpointConflict"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description MEDIA_TYPE_UNSUPPORTED */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedOrValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentsReceiveWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description One of the shop's payment providers */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentsReceiveWebhookResponse"];
                };
            };
            /** @description MALFORMED_REQUEST, WEBHOOK_REFUSED */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentsReceiveWebhookBadRequest"];
                };
            };
            /** @description API_KEY_EXPIRED, API_KEY_INVALID, API_KEY_REVOKED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyExpiredOrApiKeyInvalidOrApiKeyRevokedOrTokenExpiredOrTokenInvalidOrUnauthenticatedProblem"];
                };
            };
            /** @description API_KEY_ADDRESS */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyAddressProblem"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description REQUEST_TIMEOUT */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description VERSION_CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VersionConflictProblem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description HEADERS_TOO_LARGE */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalProblem"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableProblem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
