// Zoom, pan and filter: by wheel, pointer and keyboard.

function keepInside() {
  const length = Math.min(Math.max(view.end - view.start, SHORTEST_VIEW), whole);
  view.start = Math.min(Math.max(view.start, 0), whole - length);
  view.end = view.start + length;
  const bottom = shown.length * ROW - (height - AXIS);
  view.top = Math.max(Math.min(view.top, bottom), 0);
}

function zoom(factor, around) {
  // At the closest there is no more to come, and nothing may slip sideways.
  const length = Math.min(Math.max((view.end - view.start) * factor, SHORTEST_VIEW), whole);
  factor = length / (view.end - view.start);
  view.start = around - (around - view.start) * factor;
  view.end = view.start + length;
  redraw();
}

function move(right, down) {
  const time = (right / across()) * (view.end - view.start);
  view.start += time;
  view.end += time;
  view.top += down;
  // Before the next frame as well: half a stretch may not be lost at the edges.
  keepInside();
  redraw();
}

function all() {
  Object.assign(view, { start: 0, end: whole, top: 0 });
  redraw();
}

function choose() {
  const text = filter.value.toLowerCase();
  shown = data.lanes.map((_, lane) => lane).filter((lane) => data.lanes[lane].toLowerCase().includes(text));
  line = new Map(shown.map((lane, place) => [lane, place]));
  redraw();
}

canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  details.hidden = true;
  if (event.shiftKey) move(0, event.deltaY || event.deltaX);
  else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) move(event.deltaX, 0);
  else zoom(Math.exp(event.deltaY * 0.002), timeAt(Math.max(event.offsetX, labels)));
}, { passive: false });

let dragged = null;
canvas.addEventListener("pointerdown", (event) => {
  dragged = [event.clientX, event.clientY];
  details.hidden = true;
});
addEventListener("pointerup", () => { dragged = null; });
addEventListener("pointermove", (event) => {
  if (!dragged) return;
  move(dragged[0] - event.clientX, dragged[1] - event.clientY);
  dragged = [event.clientX, event.clientY];
});

addEventListener("keydown", (event) => {
  if (event.target === filter || event.ctrlKey || event.metaKey || event.altKey) return;
  const middle = (view.start + view.end) / 2, far = across() / 8;
  const keys = {
    ArrowLeft: () => move(-far, 0), ArrowRight: () => move(far, 0),
    ArrowUp: () => move(0, -2 * ROW), ArrowDown: () => move(0, 2 * ROW),
    "+": () => zoom(0.6, middle), "=": () => zoom(0.6, middle),
    "-": () => zoom(1 / 0.6, middle), 0: all,
  };
  if (!keys[event.key]) return;
  event.preventDefault();
  details.hidden = true;
  keys[event.key]();
});
