"use strict";
// Draws the data of this page. A slice is [lane, start, end, state, thread], a mark is
// [lane, at, what, lane or token], an arrow is [from, start, to, end, why, token]; times are
// nanoseconds. Only what is in view is drawn, so that thousands of lanes stay fluid.

const data = JSON.parse(document.getElementById("data").textContent);
const canvas = document.getElementById("picture");
const filter = document.getElementById("filter");
const details = document.getElementById("details");

const AXIS = 26, ROW = 30, BAR = 12, MARGIN = 34, MOST_ARROWS = 2000;
const SHORTEST_VIEW = 50; // nanoseconds
const whole = Math.max(data.duration, 1);
const slices = byLane(data.slices), marks = byLane(data.marks);

// What is in view: a stretch of time, and the lanes from `top` pixels on.
const view = { start: 0, end: whole, top: 0 };
let shown = data.lanes.map((_, lane) => lane); // the lanes that the filter lets through
let line = new Map(); // from a lane to its place among them
let colour = {}, width = 0, height = 0, labels = 0, waiting = false;

function byLane(items) {
  const lanes = data.lanes.map(() => []);
  for (const item of items) lanes[item[0]].push(item);
  return lanes;
}

// ---- from time and lanes to pixels ----

const across = () => width - labels - MARGIN;
const x = (time) => labels + ((time - view.start) / (view.end - view.start)) * across();
const timeAt = (px) => view.start + ((px - labels) / across()) * (view.end - view.start);
const y = (place) => AXIS + place * ROW - view.top + ROW / 2;
const placeAt = (py) => (py < AXIS ? -1 : Math.floor((py - AXIS + view.top) / ROW));

function duration(ns) {
  const [unit, name] = ns < 1e3 ? [1, "ns"] : ns < 1e6 ? [1e3, "µs"] : ns < 1e10 ? [1e6, "ms"] : [1e9, "s"];
  const value = ns / unit;
  return `${value >= 100 || unit === 1 ? value.toFixed(0) : value.toPrecision(3)} ${name}`;
}

// ---- drawing ----

function redraw() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; draw(); });
}

function draw() {
  const scale = devicePixelRatio || 1;
  width = canvas.clientWidth;
  height = canvas.clientHeight;
  canvas.width = width * scale;
  canvas.height = height * scale;
  labels = Math.min(230, width / 3);
  keepInside();
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ground", "stripe", "rule", "text", "faint", "run", "woken", "rest", "done"])
    colour[name] = style.getPropertyValue("--" + name).trim();
  const c = canvas.getContext("2d");
  c.scale(scale, scale);
  c.font = "12px system-ui, sans-serif";
  c.textBaseline = "middle";

  const first = Math.max(placeAt(AXIS), 0), last = Math.min(placeAt(height - 1), shown.length - 1);
  for (let place = first; place <= last; place++) stripe(c, place);
  drawAxis(c);
  const drawn = { slices: 0, marks: 0 };
  clipped(c, labels - 4, AXIS, () => {
    for (let place = first; place <= last; place++) drawn.slices += drawSlices(c, place);
    drawn.arrows = drawArrows(c);
    for (let place = first; place <= last; place++) drawn.marks += drawMarks(c, place);
  });
  clipped(c, 0, AXIS, () => {
    for (let place = first; place <= last; place++) label(c, place);
  });
  Object.assign(canvas.dataset, drawn, { lanes: Math.max(last - first + 1, 0) });
  const lanes = shown.length === data.lanes.length ? shown.length : `${shown.length} of ${data.lanes.length}`;
  const more = drawn.arrows === MOST_ARROWS ? " · more arrows than are drawn: zoom in" : "";
  document.getElementById("status").textContent =
    `${duration(view.start)} to ${duration(view.end)} · ${lanes} lane${lanes === 1 ? "" : "s"}${more}`;
}

function clipped(c, left, top, body) {
  c.save();
  c.beginPath();
  c.rect(left, top, left ? width : labels - 4, height);
  c.clip();
  body();
  c.restore();
}

const ground = (place) => (place % 2 ? colour.ground : colour.stripe);

function stripe(c, place) {
  c.fillStyle = ground(place);
  c.fillRect(0, y(place) - ROW / 2, width, ROW);
}

function label(c, place) {
  c.fillStyle = colour.text;
  c.fillText(data.lanes[shown[place]], 14, y(place));
}

function drawAxis(c) {
  c.fillStyle = colour.ground;
  c.fillRect(0, 0, width, AXIS);
  const room = ((view.end - view.start) * 110) / across();
  const power = 10 ** Math.floor(Math.log10(room));
  const step = Math.max([1, 2, 5, 10].map((n) => n * power).find((step) => step >= room), 1);
  for (let time = Math.ceil(view.start / step) * step; time <= view.end; time += step) {
    c.fillStyle = colour.rule;
    c.fillRect(x(time), 4, 1, height);
    c.fillStyle = colour.faint;
    const name = axisName(time, step), left = x(time) + 4;
    if (left + c.measureText(name).width < width) c.fillText(name, left, AXIS / 2);
  }
}

function axisName(time, step) {
  const [unit, name] = view.end < 1e3 ? [1, "ns"] : view.end < 1e6 ? [1e3, "µs"] : view.end < 1e10 ? [1e6, "ms"] : [1e9, "s"];
  const decimals = Math.max(0, Math.ceil(-Math.log10(step / unit) - 1e-9));
  return `${(time / unit).toFixed(decimals)} ${name}`;
}

// The first slice that ends in view; they stand in the order of time.
function firstInView(items) {
  let low = 0, high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle][2] < view.start) low = middle + 1; else high = middle;
  }
  return low;
}

function drawSlices(c, place) {
  const items = slices[shown[place]];
  let drawn = 0, covered = -1;
  for (let n = firstInView(items); n < items.length && items[n][1] <= view.end; n++) {
    const [, start, end, state] = items[n];
    const left = Math.max(x(start), labels - 9), right = Math.min(x(end), width + 9);
    // Nobody sees the second of two runs within half a pixel.
    if (state === "run" && right < covered) continue;
    if (state !== "run" && right - left < 1) continue;
    drawState(c, state, left, right, y(place));
    if (state === "run") covered = Math.floor(right * 2 + 1) / 2;
    else lengthText(c, state, end - start, left, right, place);
    drawn++;
  }
  return drawn;
}

// Each state has a shape of its own: colour only helps.
function drawState(c, state, left, right, middle) {
  c.fillStyle = c.strokeStyle = { run: colour.run, woken: colour.woken }[state] || colour.rest;
  c.lineWidth = 1;
  if (state === "run") {
    c.fillRect(left, middle - BAR / 2, Math.max(right - left, 1.5), BAR);
  } else if (state === "sleep") {
    c.strokeRect(left + 0.5, middle - 3.5, right - left - 1, 7);
  } else {
    c.beginPath();
    c.setLineDash(state === "wait" ? [1.5, 4] : [5, 2]);
    c.lineWidth = state === "wait" ? 1.5 : 3;
    c.moveTo(left, middle);
    c.lineTo(right, middle);
    c.stroke();
    c.setLineDash([]);
  }
}

function lengthText(c, state, length, left, right, place) {
  if (right - left < 80) return; // measuring costs more than looking
  const text = `${{ wait: "waits", sleep: "sleeps", woken: "woken for" }[state]} ${duration(length)}`;
  const half = c.measureText(text).width / 2 + 5, middle = (left + right) / 2;
  if (right - left < 2 * half + 12) return;
  c.fillStyle = ground(place);
  c.fillRect(middle - half, y(place) - 8, 2 * half, 16);
  c.fillStyle = colour.faint;
  c.fillText(text, middle - half + 5, y(place));
}

// Of marks of a kind that fall together, one is drawn.
function drawMarks(c, place) {
  const inView = marks[shown[place]].filter(([, at]) => view.start <= at && at <= view.end);
  const last = {};
  let drawn = 0;
  for (const [, at, what] of inView) {
    if (what === "ready" || x(at) < last[what] + 1) continue;
    last[what] = x(at);
    drawMark(c, what, x(at), y(place));
    drawn++;
  }
  return drawn + drawReady(c, inView.filter(([,, what]) => what === "ready"), place);
}

// Tokens whose names would be written over each other are named together: from the first to the
// last if they rise one by one, or else how many they are.
function drawReady(c, ready, place) {
  let drawn = 0;
  for (let n = 0; n < ready.length; drawn++) {
    const px = x(ready[n][1]), first = ready[n][3];
    let count = 1, rising = true, name = first;
    while (++n < ready.length && x(ready[n][1]) < px + 14 + 7 * name.length) {
      rising &&= ready[n][3] === String(Number(first) + count);
      count++;
      name = rising ? `${first}–${ready[n][3]}` : `${count}×`;
    }
    drawMark(c, "ready", px, y(place));
    c.fillStyle = colour.text;
    c.fillText(name, px + 7, y(place) - 9);
  }
  return drawn;
}

function drawMark(c, what, px, middle) {
  c.fillStyle = c.strokeStyle = { wake: colour.woken, done: colour.done }[what] || colour.text;
  c.lineWidth = 1.5;
  c.beginPath();
  if (what === "ready") triangle(c, px, middle - 5, -9);
  else if (what === "wake") triangle(c, px, middle + 5, 9);
  else if (what === "register") {
    c.moveTo(px, middle + 6); c.lineTo(px, middle + 13);
    c.moveTo(px - 3.5, middle + 9.5); c.lineTo(px + 3.5, middle + 9.5);
  } else c.arc(px, middle, 4, 0, 7);
  if (what === "spawn") {
    c.save(); c.fillStyle = colour.ground; c.fill(); c.restore();
  }
  if (what === "spawn" || what === "register") c.stroke(); else c.fill();
}

function triangle(c, px, tip, long) {
  c.moveTo(px, tip);
  c.lineTo(px - 5, tip + long);
  c.lineTo(px + 5, tip + long);
}

function drawArrows(c) {
  let drawn = 0;
  for (const [from, start, to, end, why] of data.arrows) {
    if (end < view.start || start > view.end || !line.has(from) || !line.has(to)) continue;
    const y1 = y(line.get(from)), y2 = y(line.get(to));
    if (y2 < AXIS || y2 > height) continue; // others would only cross the picture
    if (drawn === MOST_ARROWS) break;
    drawArrow(c, why, x(start), y1, x(end), y2);
    drawn++;
  }
  return drawn;
}

function drawArrow(c, why, x1, y1, x2, y2) {
  const tip = y2 - Math.sign(y2 - y1) * (BAR / 2 + 1);
  c.strokeStyle = c.fillStyle = why === "turn" ? colour.rest : colour.woken;
  c.lineWidth = 1;
  c.setLineDash(why === "wake" ? [] : why === "ready" ? [6, 3] : [2, 3]);
  c.beginPath();
  c.moveTo(x1, y1);
  c.lineTo(x2, tip);
  c.stroke();
  c.setLineDash([]);
  if (why === "turn") return;
  const angle = Math.atan2(tip - y1, x2 - x1);
  c.beginPath();
  c.moveTo(x2, tip);
  for (const side of [-0.4, 0.4]) c.lineTo(x2 - 8 * Math.cos(angle + side), tip - 8 * Math.sin(angle + side));
  c.fill();
}
