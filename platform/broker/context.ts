import moleculer, { type Service } from "moleculer";
import type { ActionContract, Money, Static, TObject, TSchema } from "../contract/contract.ts";
import type { DomainEvent } from "../domain/decider.ts";
import { isFault, type Fault } from "../kernel/fault.ts";
import { secretIdOf, typeId } from "../kernel/id.ts";
import { runtimeOf } from "../runtime/runtime.ts";
import {
  executeCommand,
  type Aggregate,
  type StateSource,
  type Stored,
} from "../storage/aggregate.ts";
import type { Collection, CollectionDeclaration, Doc } from "../storage/collection.ts";
import { collectionOf } from "../storage/stores.ts";
import {
  ask,
  askNode,
  call,
  holdToCalls,
  type CallContext,
  type CallOptions,
  type Response,
} from "./call.ts";
import { drawnBytes, newId, newSecretId, type IdSeed } from "./ids.ts";

/** Who calls, as the principal middleware verified it from the token in meta. */
export interface Principal {
  /** The user's id. */
  readonly id: string;
  readonly email?: string;
  readonly scopes: readonly string[];
  /** It is an API key's: a program's, no person's. `id` is the key's. */
  readonly key?: true;
  /** The most that it may have given back of a payment; undefined: no such limit. */
  readonly refundCeiling?: Money;
  /** The session that the token was issued for. */
  readonly sessionId?: string;
  /** Until when the caller has shown that it is them; seconds since 1970. Absent: they have not. */
  readonly steppedUpUntil?: number;
  /** How often the user had lost scopes when the token was issued; absent from tokens of an earlier version: never. */
  readonly restrictions?: number;
}

/** Travels with every call. Anyone on the bus can forge it: only the signed token in it is believed. */
export interface Meta {
  token?: string;
  /** W3C trace context. */
  traceparent?: string;
  /** Address of the client, for limits and the audit. */
  clientAddress?: string;
  /** Headers that the action adds to the response of the gateway. */
  $responseHeaders?: unknown;
}

/** What only this process knows of a call. */
interface Locals {
  principal?: Principal;
  /** Set while a request with an `Idempotency-Key` is handled: its ids are made of it. */
  idSeed?: IdSeed;
  /** What was asked within the call already. */
  asked?: Map<string, unknown>;
}

/**
 * Moleculer's context with what a handler needs: the one argument of actions, event handlers and jobs.
 * @example async (ctx) => cartView(ctx, await ctx.execute(carts, ctx.params.cartId, { type: "Adopt" }))
 */
export class ServiceContext<P = unknown> extends moleculer.Context<P, Meta, Locals> {
  /** True for jobs, sagas and event handlers: their calls do not belong to a request. */
  detached = false;

  /** The verified caller; undefined for a guest and for what the service does by itself. */
  get principal(): Principal | undefined {
    return this.locals.principal;
  }

  /** The user who calls: undefined for guests and for programs, whose carts and orders are nobody's. */
  get personId(): string | undefined {
    return this.principal?.key ? undefined : this.principal?.id;
  }

  /** True for staff who hold the scope, and for administrators. */
  holds(scope: string): boolean {
    return holdsScope(this.principal, scope);
  }

  /** True for who has shown within five minutes that it is them: for what only sometimes needs it. */
  get steppedUp(): boolean {
    return isSteppedUp(this.principal, this.now());
  }

  /** The service whose handler this is. @throws Error outside of a service */
  get own(): Service {
    if (!this.service) throw new Error("This context belongs to no service.");
    return this.service;
  }

  /** The clock: an ISO 8601 UTC string. */
  now(): string {
    return runtimeOf(this.broker).now();
  }

  /** A time-sortable id, `ord_…`; in a request with an `Idempotency-Key` the same again when a crash has it begin again. */
  newId(prefix: string): string {
    const seed = this.locals.idSeed;
    return seed ? typeId(prefix, Date.parse(seed.at), drawnBytes(seed, prefix)) : newId(prefix);
  }

  /** As `newId`, but an id that acts as a secret: 128 random bits (carts, guests' order tokens). */
  newSecretId(prefix: string): string {
    const seed = this.locals.idSeed;
    return seed ? secretIdOf(prefix, drawnBytes(seed, prefix)) : newSecretId(prefix);
  }

  /** 32 bytes made in the way of `newId`; undefined without an `Idempotency-Key`. */
  secretBytes(name: string): Uint8Array | undefined {
    const seed = this.locals.idSeed;
    return seed && drawnBytes(seed, name);
  }

  /** Whether a crash may have the request begin again: what it did must then be recognized by its ids. */
  get mayRepeat(): boolean {
    return this.locals.idSeed !== undefined;
  }

  /** Adds a header to the response of the gateway. */
  setResponseHeader(name: string, value: string): void {
    this.meta.$responseHeaders = Object.assign({}, this.meta.$responseHeaders, { [name]: value });
  }

  /** One of the service's own collections. @throws Error when it was not declared, or the store is not open */
  collection<T extends Doc>(declaration: CollectionDeclaration<T>): Collection<T> {
    return collectionOf(this.own, declaration);
  }

  /**
   * Loads, decides, evolves and writes state, version + 1 and events in one conditional write; again after a lost race.
   * The state as it then is, or the fault of the decision.
   */
  async execute<S extends { id: string }, C, E extends DomainEvent>(
    aggregate: Aggregate<S, C, E>,
    id: string,
    command: C,
    from: StateSource<S> = {},
  ): Promise<Stored<S> | Fault> {
    const executed = await executeCommand(this.own, aggregate, id, command, from);
    return isFault(executed) ? executed : executed.state;
  }

  /** As `execute`, with the new events: none when the command was already true. */
  decide<S extends { id: string }, C, E extends DomainEvent>(
    aggregate: Aggregate<S, C, E>,
    id: string,
    command: C,
    from: StateSource<S> = {},
  ) {
    return executeCommand(this.own, aggregate, id, command, from);
  }

  /** What `work` gives, begun once within this call for all who name the same key. */
  once<R>(key: string, work: () => Promise<R>): Promise<R> {
    const asked = (this.locals.asked ??= new Map());
    if (!asked.has(key)) asked.set(key, work());
    return asked.get(key) as Promise<R>;
  }

  /** Calls a neighbour by its contract: its result, or the fault it refuses with. Failures reject. */
  ask<Q extends TObject, R extends TSchema>(
    contract: ActionContract<Q, R>,
    params: Static<Q>,
    options?: CallOptions,
  ): Promise<Static<R> | Fault> {
    return ask(callerOf(this, contract), contract, params, options);
  }

  /** As `ask`, with the node that responded. */
  askNode<Q extends TObject, R extends TSchema>(
    contract: ActionContract<Q, R>,
    params: Static<Q>,
    options?: CallOptions,
  ): Promise<Response<Static<R>>> {
    return askNode(callerOf(this, contract), contract, params, options);
  }

  /** As `ask`, for what refuses only what our caller is to see: a fault rejects with its error. */
  request<Q extends TObject, R extends TSchema>(
    contract: ActionContract<Q, R>,
    params: Static<Q>,
    options?: CallOptions,
  ): Promise<Static<R>> {
    return call(callerOf(this, contract), contract, params, options);
  }
}

/** What a call is made from. @throws Error when the service of the context does not say that it makes it */
const callerOf = (ctx: ServiceContext, contract: ActionContract): CallContext => {
  holdToCalls(ctx.service ?? undefined, contract);
  return ctx.detached ? ctx.broker : ctx;
};

/** True for staff who hold the scope, for administrators, and for `orders:read` where `orders` is held: earlier versions had no other. */
export const holdsScope = (principal: Principal | undefined, scope: string): boolean => {
  const held = principal?.scopes ?? [];
  const colon = scope.indexOf(":");
  return (
    held.includes(scope) ||
    held.includes("admin") ||
    (colon > 0 && held.includes(scope.slice(0, colon)))
  );
};

/** Whether the caller has shown lately that it is them. `now`: ISO 8601. */
export const isSteppedUp = (principal: Principal | undefined, now: string): boolean =>
  (principal?.steppedUpUntil ?? 0) * 1000 > Date.parse(now);

/** A context for what a service does by itself: jobs, sagas, event handlers. */
export const contextFor = (service: Service): ServiceContext => {
  const ctx = new ServiceContext(service.broker);
  ctx.service = service;
  ctx.detached = true;
  return ctx;
};

/** What an action returns: its result, or a refusal as a value. */
type Returned<C extends ActionContract> = Static<C["returns"]> | Fault;

/** The handler of an action: `export const getCart: Handler<typeof contract.get> = async (ctx) => …`. */
export type Handler<C extends ActionContract> = (
  ctx: ServiceContext<Static<C["params"]>>,
) => Promise<Returned<C>> | Returned<C>;
