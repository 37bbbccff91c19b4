// A note in the sidebar: it offers the board a place to write it in, and nothing else.

/** @import { Component } from "./types" */

const version = new URL(import.meta.url).search; // so that a new release never meets an old module
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { offer, withdraw } = await load("board-places");

/** @param {Component} component */
export default async function run({ parentElement }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".aside-root"));
  offer("aside", root);
  return () => withdraw("aside", root);
}
