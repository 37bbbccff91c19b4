// Colours: those of a theme in place of their names, and what a background is. Pure.

/** @import { Theme } from "./types" */

/**
 * A copy of a figure's JSON with every "@name" replaced by the theme's colour.
 * @param {any} value
 * @param {Theme} theme
 * @returns {any}
 */
export function coloured(value, theme) {
  if (Array.isArray(value)) return value.map((entry) => coloured(entry, theme));
  if (typeof value === "string") return value[0] === "@" ? theme[value.slice(1)] : value;
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, coloured(entry, theme)]),
  );
}

/**
 * Relative luminance enough to tell a dark background from a light one.
 * @param {string} colour
 */
export function isDark(colour) {
  const numbers = colour.startsWith("#")
    ? [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16))
    : (colour.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return 0.299 * numbers[0] + 0.587 * numbers[1] + 0.114 * numbers[2] < 128;
}
