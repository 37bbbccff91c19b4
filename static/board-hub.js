// What the parts of a board tell one another, without knowing who listens: so each of them can be
// made from what was made before it.

/** @import { News } from "./types" */

export function makeHub() {
  /** @type {Partial<Record<keyof News, ((value: any) => void)[]>>} */
  const listeners = {};

  return {
    /**
     * @template {keyof News} Name
     * @param {Name} name
     * @param {(value: News[Name]) => void} listener
     */
    on(name, listener) {
      listeners[name] = [...(listeners[name] ?? []), listener];
    },
    /**
     * Call who listens, in the order in which they began to.
     * @template {keyof News} Name
     * @param {Name} name
     * @param {News[Name] extends undefined ? [] : [News[Name]]} value
     */
    tell(name, ...value) {
      for (const listener of listeners[name] ?? []) listener(value[0]);
    },
  };
}
