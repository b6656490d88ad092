import {
  action,
  closedObject,
  Id,
  pageOf,
  Paging,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { common } from "../../platform/kernel/fault.ts";
import { faults } from "./products.contract.ts";

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const categoryId = Id;
const expectedVersion = Type.Optional(Type.Integer());
const writers = { scope: "catalog:write" } as const;

export const Category = closedObject(
  {
    id: Id,
    handle: Type.String(),
    title: Type.String(),
    /** Id of the category above. */
    parentId: Type.Optional(Id),
    version: Type.Integer(),
  },
  {
    title: "Category",
    description: "Products name categories by id or handle, and stay when the handle changes",
  },
);
export type CategoryView = Static<typeof Category>;

export const listCategories = action({
  name: "catalog.categories",
  summary: "Every category, by title",
  params: closedObject({ ...Paging }),
  returns: pageOf(Category),
  access: "public",
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path: "/categories", shared: true },
});

export const getCategory = action({
  name: "catalog.getCategory",
  summary: "A category by id or handle",
  params: closedObject({ categoryId: text(255) }),
  returns: Category,
  access: "public",
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/categories/{categoryId}" },
});

export const createCategory = action({
  name: "catalog.createCategory",
  summary: "Makes a category; a handle made of the title gets a number where it is taken",
  params: closedObject({
    title: text(255),
    handle: Type.Optional(text(255)),
    parentId: Type.Optional(Id),
  }),
  returns: Category,
  access: writers,
  faults: [faults.HANDLE_TAKEN, common.VALIDATION_FAILED],
  rest: { method: "POST", path: "/categories", status: 201, location: "/v1/categories/{id}" },
});

export const patchCategory = action({
  name: "catalog.patchCategory",
  summary: "Changes the fields sent (JSON Merge Patch)",
  params: closedObject({
    categoryId,
    expectedVersion,
    title: Type.Optional(text(255)),
    handle: Type.Optional(text(255)),
    parentId: Type.Optional(Type.Union([Id, Type.Null()])),
  }),
  returns: Category,
  access: writers,
  faults: [
    common.NOT_FOUND,
    common.PRECONDITION_FAILED,
    common.VALIDATION_FAILED,
    faults.HANDLE_TAKEN,
  ],
  rest: { method: "PATCH", path: "/categories/{categoryId}", ifMatch: true },
});

export const deleteCategory = action({
  name: "catalog.deleteCategory",
  summary: "Deletes a category; its products stay",
  params: closedObject({ categoryId, expectedVersion }),
  returns: Type.Null(),
  access: writers,
  faults: [common.NOT_FOUND, common.PRECONDITION_FAILED],
  rest: { method: "DELETE", path: "/categories/{categoryId}", status: 204, ifMatch: true },
});
