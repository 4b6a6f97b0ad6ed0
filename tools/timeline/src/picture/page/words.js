// All that is said in words: details of what is under the pointer, the legend, the numbers.

canvas.addEventListener("pointermove", (event) => {
  const text = dragged ? "" : describe(event.offsetX, event.offsetY);
  details.hidden = !text;
  details.textContent = text;
  const left = event.offsetX > width / 2 ? event.offsetX - details.offsetWidth - 14 : event.offsetX + 14;
  const top = Math.min(event.offsetY + 14, height - details.offsetHeight - 4);
  Object.assign(details.style, { left: `${Math.max(left, 0)}px`, top: `${Math.max(top, 0)}px` });
});
canvas.addEventListener("pointerleave", () => { details.hidden = true; });

function describe(px, py) {
  const lane = shown[placeAt(py)];
  if (lane === undefined) return "";
  const text = [data.lanes[lane]];
  if (px < labels) return text[0];
  const near = ([, at]) => Math.abs(x(at) - px) < 6;
  const runs = slices[lane].filter(([, start, end]) => x(start) - 2 < px && px < Math.max(x(end), x(start) + 1.5) + 2);
  for (const slice of runs.slice(0, 3)) text.push(stateText(slice));
  for (const [from, , to, end, why, token] of data.arrows)
    if (to === lane && runs.slice(0, 3).some(([, start,, state]) => state === "run" && start === end))
      text.push(whyText(why, data.lanes[from], token));
  const close = marks[lane].filter(near);
  for (const [, at, what, of] of close.slice(0, 6)) text.push(`${duration(at)}: ${markText(what, of)}`);
  const more = Math.max(runs.length - 3, 0) + Math.max(close.length - 6, 0);
  if (more) text.push(`and ${more} more here: zoom in`);
  return text.join("\n");
}

function stateText([lane, start, end, state, thread]) {
  const own = data.lanes[lane].startsWith("thread ");
  const words = { run: own ? "is awake" : `runs on thread ${thread}`, woken: "was woken, has not run yet", wait: "waits", sleep: "sleeps" };
  return `${words[state]} for ${duration(end - start)}, from ${duration(start)} to ${duration(end)}`;
}

function whyText(why, from, token) {
  return { wake: `woken by ${from}`, ready: `token ${token} was ready on ${from}`, turn: `its turn on ${from}, without a wake` }[why];
}

function markText(what, of) {
  const by = () => data.lanes[of] || "a lane that is not shown";
  return { spawn: () => `spawned by ${by()}`, wake: () => `woken by ${by()}`, register: () => `registers token ${of}`,
    ready: () => `token ${of} is ready`, done: () => "done" }[what]();
}

// The legend explains what there is, and nothing else.

function legend() {
  const states = { run: "runs (a thread: is awake)", sleep: "thread sleeps", wait: "waits", woken: "woken, has not run yet" };
  const things = { spawn: "spawned", register: "registers a token", ready: "token is ready", wake: "woken", done: "done" };
  const arrows = { wake: "the wake that led to a run", ready: "the ready token that did", turn: "its turn, without a wake" };
  const used = (items, index, name) => items.some((item) => item[index] === name);
  const place = document.getElementById("legend");
  place.replaceChildren();
  const entry = (text, paint) => {
    const sample = document.createElement("canvas"), scale = devicePixelRatio || 1;
    [sample.width, sample.height] = [34 * scale, 18 * scale];
    const c = sample.getContext("2d");
    c.scale(scale, scale);
    paint(c);
    const span = document.createElement("span");
    span.append(sample, text);
    place.append(span);
  };
  for (const name in states) if (used(data.slices, 3, name)) entry(states[name], (c) => drawState(c, name, 3, 31, 9));
  for (const name in things) if (used(data.marks, 2, name))
    entry(things[name], (c) => drawMark(c, name, 17, { ready: 18, wake: 0, register: -1 }[name] ?? 9));
  for (const name in arrows) if (used(data.arrows, 4, name)) entry(arrows[name], (c) => drawArrow(c, name, 3, 2, 30, 20));
}

function below() {
  const numbers = document.getElementById("numbers");
  for (const [what, number] of data.numbers) {
    const pair = document.createElement("div");
    for (const [tag, text] of [["dt", what], ["dd", number]])
      pair.appendChild(document.createElement(tag)).textContent = text;
    numbers.append(pair);
  }
  document.getElementById("notes").innerText = data.notes.join("\n");
}

filter.addEventListener("input", choose);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { draw(); legend(); });
new ResizeObserver(redraw).observe(canvas);
below();
choose();
draw();
legend();
