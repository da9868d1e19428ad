// Resolves to how much of the page has moved by itself since it was opened (the sum of its
// layout shifts, web.dev/cls), once two more frames were drawn.
new Promise((resolve) => {
  let sum = 0;
  const add = (entries) => entries.forEach((e) => (sum += e.value));
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    add(observer.takeRecords());
    resolve(sum);
  })));
});
