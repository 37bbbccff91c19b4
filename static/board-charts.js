// The figures: Plotly draws them; what moves with the iteration is then moved in the page
// directly, by the channels that Python names. Moving a path takes a fraction of a millisecond,
// however many points there are; asking Plotly to do it, some tens of them.

const version = new URL(import.meta.url).search;
const { valueAt } = await import(`./board-packet.js${version}`);
const { shown, filled } = await import(`./board-playback.js${version}`);

const CONFIG = { displayModeBar: false, doubleClick: false, scrollZoom: false, responsive: false };
const SVG = "http://www.w3.org/2000/svg";

/** A copy of a figure's JSON with every "@name" replaced by the theme's colour. */
export function coloured(value, theme) {
  if (Array.isArray(value)) return value.map((entry) => coloured(entry, theme));
  if (typeof value === "string") return value[0] === "@" ? theme[value.slice(1)] : value;
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, coloured(entry, theme)]),
  );
}

/** Relative luminance enough to tell a dark background from a light one. */
export function isDark(colour) {
  const numbers = colour.startsWith("#")
    ? [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16))
    : (colour.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return 0.299 * numbers[0] + 0.587 * numbers[1] + 0.114 * numbers[2] < 128;
}

/** Make one figure in `holder`: a `.plot` for Plotly and a `.over` layer for what lies above it. */
export function makeChart(holder, Plotly) {
  const plot = holder.querySelector(".plot");
  const over = holder.querySelector(".over");
  const shade = holder.querySelector(".shade");
  let axes; // of the figure as it was last painted; Plotly's own are unsettled while it draws

  function place(svg) {
    const { xaxis, yaxis } = axes;
    Object.assign(svg.style, {
      left: `${xaxis._offset}px`,
      top: `${yaxis._offset}px`,
      width: `${xaxis._length}px`,
      height: `${yaxis._length}px`,
    });
  }

  const chart = {
    plot,
    /** Let Plotly draw the figure. */
    async draw(figure, theme, { width, height }) {
      chart.theme = theme;
      const { data, layout } = coloured(figure, theme);
      await Plotly.react(plot, data, { ...layout, width, height, autosize: false }, CONFIG);
      axes = { xaxis: plot._fullLayout.xaxis, yaxis: plot._fullLayout.yaxis };
      for (const layer of [over, shade]) if (layer) place(layer);
    },
    /** The pixel, from the corner of the plot, where data coordinates lie. */
    pixel(x, y) {
      const { xaxis, yaxis } = axes;
      return [xaxis.d2p(x), yaxis.d2p(y)];
    },
    /** The pixel, from the corner of the plot, under a pointer. */
    under({ clientX, clientY }) {
      const { xaxis, yaxis } = axes;
      const corner = plot.getBoundingClientRect();
      return [clientX - corner.left - xaxis._offset, clientY - corner.top - yaxis._offset];
    },
    /** The data coordinates of a pixel. */
    data([px, py]) {
      const { xaxis, yaxis } = axes;
      return [xaxis.p2d(px), yaxis.p2d(py)];
    },
    inside([px, py]) {
      const { xaxis, yaxis } = axes;
      return px >= 0 && py >= 0 && px <= xaxis._length && py <= yaxis._length;
    },
    size: () => [axes.xaxis._length, axes.yaxis._length],
    get ready() {
      return Boolean(axes);
    },
    /** Lay a whole curve anew, one point a row, until Plotly draws it. */
    layCurve(trace, values) {
      const node = plot.querySelector(`.trace${trace} .js-line`);
      if (!node) return;
      const { xaxis, yaxis } = axes;
      const points = Array.from(values, (value, at) => [xaxis.d2p(at), yaxis.d2p(value)]);
      const inside = points.filter(([, y]) => Number.isFinite(y)); // a loss of 0 has no logarithm
      node.setAttribute(
        "d",
        `M${inside.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join("L")}`,
      );
    },
    nodes: (trace) => plot.querySelectorAll(`.scatterlayer .trace${trace} .point`),
    /** Move everything that moves to where it is at this row. */
    move(moves, channels, row) {
      if (!axes) return;
      for (const move of moves) {
        if (move.gradient) moveGradient(move, channels, row);
        else if (move.path) movePath(move, channels, row);
        else if (move.text) moveText(move, channels, row);
        else if (move.clip) clipAt(move, row);
        else if (move.height) movePoint(move, channels, row);
        else if (move.stroke) moveStroke(move, channels, row);
      }
    },
    /** Place one mark by two values of a sample, and hide the curve that is not in use. */
    placeSample({ trace, across, up, hide }, lookup) {
      if (!axes) return;
      for (const curve of plot.querySelectorAll("[class*=tracecurve-]"))
        curve.style.display = curve.classList.contains(`trace${hide}`) ? "none" : "";
      const node = chart.nodes(trace)[0];
      if (!node) return; // Plotly is drawing
      const [x, y] = [across, up].map(({ value, from, to, low, high }) => {
        const share = (lookup(value) - low) / (high - low);
        return from + Math.min(Math.max(share, 0), 1) * (to - from);
      });
      node.style.display = Number.isNaN(x + y) ? "none" : "";
      if (!Number.isNaN(x + y)) node.setAttribute("transform", `translate(${chart.pixel(x, y)})`);
    },
    /** Write the texts that follow the iteration or the sample. */
    write(labels, lookup) {
      if (!axes) return;
      const group = over.querySelector(".labels");
      while (group.children.length < labels.length)
        group.append(document.createElementNS(SVG, "text"));
      [...group.children].forEach((node, at) => {
        const label = labels[at];
        const { text, complete } = label
          ? filled(label.text, lookup)
          : { text: "", complete: false };
        node.textContent = complete ? text : "";
        if (!label) return;
        const [x, y] = chart.pixel(label.x, label.y);
        node.setAttribute("x", x);
        node.setAttribute("y", y);
        node.setAttribute("text-anchor", label.anchor);
        node.setAttribute("dominant-baseline", label.middle ? "central" : "auto");
      });
    },
    /** Paint the shading's stops. */
    setStops(stops) {
      const gradient = shade.querySelector("linearGradient");
      gradient.replaceChildren(
        ...stops.map(([offset, colour]) => {
          const stop = document.createElementNS(SVG, "stop");
          stop.setAttribute("offset", offset);
          stop.setAttribute("stop-color", colour);
          return stop;
        }),
      );
    },
  };

  const ends = (channel, row) => {
    const from = chart.pixel(valueAt(channel, row, 0), valueAt(channel, row, 1));
    return [...from, ...chart.pixel(valueAt(channel, row, 2), valueAt(channel, row, 3))];
  };

  function moveGradient({ gradient }, channels, row) {
    const node = shade.querySelector("linearGradient");
    const places = ends(channels[gradient], row);
    ["x1", "y1", "x2", "y2"].forEach((name, at) => node.setAttribute(name, places[at]));
  }

  function movePath({ trace, path, head }, channels, row) {
    const node = plot.querySelector(`.trace${trace} .js-line`);
    if (!node) return; // Plotly is drawing
    const [x1, y1, x2, y2] = ends(channels[path], row);
    const hidden = x1 === x2 && y1 === y2;
    node.setAttribute("d", hidden ? "M0,0" : `M${x1},${y1}L${x2},${y2}`);
    if (head) node.setAttribute("marker-end", hidden ? "" : "url(#head)");
  }

  function moveText({ text, prefix, at }, channels, row) {
    const node = over.querySelector(`.${text}`);
    const [x1, y1, x2, y2] = ends(channels[at], row);
    const [width, height] = chart.size();
    node.textContent = x1 === x2 && y1 === y2 ? "" : prefix + shown(valueAt(channels[text], row));
    const left = x2 < x1;
    const room = 130; // pixels that the text takes
    node.setAttribute("text-anchor", left ? "end" : "start");
    const x = x2 + (left ? -10 : 10);
    node.setAttribute("x", left ? Math.max(x, room) : Math.min(x, width - room));
    node.setAttribute("y", Math.min(Math.max(y2 + 5, 18), height - 8));
  }

  function clipAt({ trace }, row) {
    const node = plot.querySelector(`.trace${trace}`);
    if (!node) return;
    node.setAttribute("clip-path", "url(#so-far)");
    over.querySelector("#so-far rect").setAttribute("width", 20 + chart.pixel(row, 1)[0]);
  }

  function movePoint({ trace, height }, channels, row) {
    const node = chart.nodes(trace)[0];
    const value = valueAt(channels[height], row);
    if (!node) return;
    const [x, y] = chart.pixel(row, value);
    node.style.display = Number.isFinite(y) ? "" : "none"; // a loss of 0 has no place on a log scale
    if (Number.isFinite(y)) node.setAttribute("transform", `translate(${x},${y})`);
  }

  function moveStroke({ trace, stroke, column }, channels, row) {
    const width = valueAt(channels[stroke], row, column); // tenths of a pixel, with a sign
    const style = plot.querySelector(`.trace${trace} .js-line`)?.style;
    if (!style) return;
    style.strokeWidth = `${Math.abs(width) / 10}px`;
    style.stroke = chart.theme[width < 0 ? "class0" : "class1"];
  }

  return chart;
}

/** Marker outlines for points that Plotly has not drawn yet, alike in shape and size. */
export function markerPath(symbol, size) {
  const r = size / 2;
  if (symbol === "circle") return `M${r},0A${r},${r} 0 1,1 0,${-r}A${r},${r} 0 0,1 ${r},0Z`;
  const d = 1.3 * r; // as Plotly draws its diamond
  return `M${d},0L0,${d}L${-d},0L0,${-d}Z`;
}

/** A mark in the layer above the figure. */
export function makeMark(trace, theme, [x, y]) {
  const { symbol, size, color, line } = coloured(trace.marker, theme);
  const mark = document.createElementNS(SVG, "path");
  mark.setAttribute("d", markerPath(symbol, size));
  mark.setAttribute("transform", `translate(${x},${y})`);
  mark.setAttribute("fill", color);
  mark.setAttribute("stroke", line.color);
  mark.setAttribute("stroke-width", line.width);
  return mark;
}
