/**
 * Documents are values: nobody changes one, everybody makes another.
 */

/** The type with everything in it readonly, all the way down. */
export type DeepReadonly<T> = T extends (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T
