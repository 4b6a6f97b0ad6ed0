"use strict";
// Tries a page in a real browser; .ci/browser appends this to a copy of it. What a person does is
// done by events on the page's own elements. The result goes into the document, as text.

const failures = [];
let checks = 0;
addEventListener("error", (event) => failures.push(`error: ${event.message}`));

function check(holds, what) {
  checks++;
  if (!holds) failures.push(what);
}

// Frames may be rare where nobody looks, so the page's own drawing is asked for as well.
async function drawn() {
  await new Promise((resolve) => setTimeout(resolve, 20));
  draw();
}

const number = (name) => Number(canvas.dataset[name]);
const length = () => view.end - view.start;
const status = () => document.getElementById("status").textContent;
const at = (x, y) => ({ clientX: x + canvas.getBoundingClientRect().left, clientY: y + canvas.getBoundingClientRect().top, bubbles: true, cancelable: true });

async function key(name) {
  canvas.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  await drawn();
}

async function wheel(x, y, options) {
  canvas.dispatchEvent(new WheelEvent("wheel", { ...at(x, y), ...options }));
  await drawn();
}

async function pointer(kind, x, y) {
  canvas.dispatchEvent(new PointerEvent(kind, at(x, y)));
  await drawn();
}

async function type(text) {
  filter.value = text;
  filter.dispatchEvent(new Event("input", { bubbles: true }));
  await drawn();
}

// Whether a pixel of the lanes has the colour of a state.
function painted(name) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--" + name);
  probe.fillRect(0, 0, 1, 1);
  const [r, g, b] = probe.getImageData(0, 0, 1, 1).data;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  for (let n = 0; n < data.length; n += 4)
    if (data[n] === r && data[n + 1] === g && data[n + 2] === b) return true;
  return false;
}

async function drawsWhatThereIs() {
  for (const kind of ["lanes", "slices", "marks", "arrows"]) check(number(kind) > 0, `no ${kind} are drawn`);
  check(painted("run"), "no run is painted");
  check(status().includes(`${data.lanes.length} lanes`), `the status does not count the lanes: ${status()}`);
  check(number("lanes") * ROW <= height + 2 * ROW, "lanes out of sight are drawn");
  check(document.querySelectorAll("#numbers dt").length === data.numbers.length, "a number is missing");
  check(document.querySelectorAll("#legend span").length > 3, "the legend is missing");
}

async function zoomsByWheel() {
  const [x, before] = [labels + across() / 4, length()];
  const under = timeAt(x);
  await wheel(x, AXIS + 5, { deltaY: -500 });
  check(length() < before / 2, "the wheel does not zoom in");
  check(Math.abs(timeAt(x) - under) < before / 1000, "the time under the pointer slips away");
  check(status().split(" · ")[0] !== `0 ns to ${duration(whole)}`, "the status does not tell what is in view");
  await wheel(x, AXIS + 5, { deltaY: 5000 });
  check(length() === whole, "the wheel does not zoom out to the whole");
  for (let n = 0; n < 40; n++) await wheel(x, AXIS + 5, { deltaY: -1000 });
  check(length() >= Math.min(SHORTEST_VIEW, whole) - 1, "there is no end to zooming in");
}

async function movesByKeys() {
  await key("0");
  check(length() === whole && view.start === 0 && view.top === 0, "0 does not show all");
  await key("+");
  const [zoomed, start] = [length(), view.start];
  check(zoomed < whole, "+ does not zoom in");
  await key("ArrowRight");
  check(view.start > start && Math.abs(length() - zoomed) < 1, "the right arrow does not move");
  await key("ArrowLeft");
  check(Math.abs(view.start - start) < whole / 1e6, "the left arrow does not move back");
  for (let n = 0; n < 20; n++) await key("ArrowLeft");
  check(view.start === 0, "one can leave the recording");
  await key("-");
  check(length() > zoomed, "- does not zoom out");
  await key("0");
}

async function movesByDragging() {
  await key("+");
  const [start, x] = [view.start, labels + across() / 2];
  await pointer("pointerdown", x, 60);
  await pointer("pointermove", x - 80, 60);
  const moved = view.start;
  await pointer("pointerup", x - 80, 60);
  await pointer("pointermove", x + 80, 60);
  check(moved > start, "dragging does not move");
  check(view.start === moved, "it moves on after the pointer was let go");
  await key("0");
}

async function reachesEveryLane() {
  const before = view.top;
  for (let n = 0; n * 2 <= data.lanes.length; n++)
    canvas.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
  await drawn();
  check(placeAt(Math.min(height, AXIS + shown.length * ROW) - 1) === shown.length - 1, "the last lane is out of reach");
  await wheel(labels + 5, 60, { deltaY: -1e9, shiftKey: true });
  check(view.top === before, "shift and the wheel do not move up");
}

async function filters() {
  const wanted = data.lanes.at(-1);
  await type(wanted.toUpperCase());
  check(shown.length === 1 && number("lanes") === 1, "the filter lets other lanes through");
  check(status().includes(`1 of ${data.lanes.length} lane`), `the status does not tell of the filter: ${status()}`);
  await type("no lane is called this");
  check(number("lanes") === 0 && number("arrows") === 0, "something is drawn of no lanes");
  await type("");
  check(shown.length === data.lanes.length, "an empty filter hides lanes");
}

async function explains() {
  const place = shown.findIndex((lane) => data.lanes[lane].startsWith("task ") && slices[lane].some(([,,, state]) => state === "run"));
  const run = slices[shown[place]].find(([,,, state]) => state === "run");
  view.top = place * ROW;
  await drawn();
  await pointer("pointermove", x((run[1] + run[2]) / 2), y(place));
  const text = details.textContent;
  check(!details.hidden, "nothing is told of what is under the pointer");
  check(text.startsWith(data.lanes[shown[place]]), `the lane is not named: ${text}`);
  check(text.includes("runs on thread "), `the run is not explained: ${text}`);
  check(/woken by|its turn on|was ready on/.test(text), `the cause of the run is not told: ${text}`);
  await pointer("pointerleave", 0, 0);
  check(details.hidden, "the details stay when the pointer has gone");
  await key("0");
}

async function allChecks() {
  for (const part of [drawsWhatThereIs, zoomsByWheel, movesByKeys, movesByDragging, reachesEveryLane, filters, explains]) {
    try {
      await key("0");
      await part();
    } catch (error) {
      failures.push(`${part.name}: ${error.message}`);
    }
  }
  const result = document.createElement("pre");
  result.id = "selftest";
  result.textContent = failures.length
    ? failures.map((failure) => `FAILED ${failure}`).join("\n")
    : `passed ${checks} checks: ${data.lanes.length} lanes, ${data.slices.length} slices, ${data.marks.length} marks, ${data.arrows.length} arrows`;
  document.body.append(result);
}

allChecks();
