// Returns how many rows of the list are on the screen from edge to edge.
[...document.querySelectorAll("li[data-place]")].filter((row) => {
  const { top, bottom } = row.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}).length;
